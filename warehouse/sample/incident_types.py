"""Shares by which incidents of the sample are given an offence, an end and a kind of demand.

Owns tables only. All shares are invented; the offence codes are those of the published list that
were in use in 2016. Kinds of demand are as a reviewer would code them, so many are left open.
"""

from shared.contract.vocabulary import CrimeType, Demand
from warehouse.sample.draws import Shares

OFFENCES: dict[str, Shares] = {
    CrimeType.BICYCLE_THEFT: (("44", 1),),
    CrimeType.BURGLARY: (("28A", 45), ("30A", 40), ("28B", 8), ("30B", 7)),
    CrimeType.DAMAGE: (("58C", 40), ("58A", 25), ("58D", 20), ("58B", 12), ("56B", 3)),
    CrimeType.DRUGS: (("92E", 65), ("92D", 20), ("92A", 15)),
    CrimeType.OTHER_CRIME: (("99", 40), ("54", 25), ("33", 20), ("802", 15)),
    CrimeType.OTHER_THEFT: (("49", 58), ("49A", 26), ("40", 10), ("41", 4), ("42", 2)),
    CrimeType.WEAPONS: (("10D", 65), ("10C", 35)),
    CrimeType.PUBLIC_ORDER: (("9A", 86), ("9B", 10), ("66", 4)),
    CrimeType.ROBBERY: (("34B", 85), ("34A", 15)),
    CrimeType.SHOPLIFTING: (("46", 1),),
    CrimeType.THEFT_PERSON: (("39", 1),),
    CrimeType.VEHICLE: (("45", 60), ("48", 25), ("126", 13), ("37.2", 2)),
    CrimeType.VIOLENCE: (
        ("105A", 35),
        ("8N", 33),
        ("8L", 13),
        ("8R", 8),
        ("20A", 3),
        ("3B", 2),
        ("19C", 2),
        ("104", 2),
        ("5D", 1),
        ("11A", 1),
    ),
}
"""Home Office codes by police.uk type; types without one are no crimes."""

CONCERN, SUSPICIOUS, HIGHWAY, ABANDONED, UPDATE = (
    "Concern for safety",
    "Suspicious circumstances",
    "Highway disruption",
    "Abandoned call",
    "Request for an update",
)
OTHER_TYPES: Shares = (
    (CONCERN, 35),
    (SUSPICIOUS, 25),
    (HIGHWAY, 20),
    (ABANDONED, 12),
    (UPDATE, 8),
)
"""Incidents that are neither crime nor anti-social behaviour."""

LESS_HARMFUL = frozenset(
    {
        CrimeType.BICYCLE_THEFT,
        CrimeType.DAMAGE,
        CrimeType.OTHER_THEFT,
        CrimeType.SHOPLIFTING,
        CrimeType.VEHICLE,
    }
)
"""Types of which fewer are attended once attendance is decided by triage."""

CLOSED_CRIME: Shares = (("Crime recorded", 92), ("Crime recorded, filed", 8))
CLOSED_OTHERWISE: Shares = (
    ("Advice given", 38),
    ("Resolved at the scene", 27),
    ("No trace", 20),
    ("Passed to a partner", 15),
)

REPEAT_SHARES: dict[str, float] = {
    CrimeType.ANTI_SOCIAL: 0.28,
    CrimeType.VIOLENCE: 0.22,
    CrimeType.SHOPLIFTING: 0.35,
    UPDATE: 1.0,
}
"""Share of incidents whose victim, caller or place was known from an earlier one."""
USUAL_REPEAT_SHARE = 0.1

_OF_CRIME: Shares = ((Demand.UNCLASSIFIED, 72), (Demand.PREVENTABLE, 28))
_OF_THEFT: Shares = ((Demand.PREVENTABLE, 58), (Demand.UNCLASSIFIED, 42))
DEMAND: dict[str, Shares] = {
    **dict.fromkeys(CrimeType, _OF_CRIME),
    **dict.fromkeys((CrimeType.SHOPLIFTING, CrimeType.OTHER_THEFT), _OF_THEFT),
    CrimeType.ANTI_SOCIAL: (
        (Demand.UNCLASSIFIED, 40),
        (Demand.PREVENTABLE, 38),
        (Demand.SHUNT, 12),
        (Demand.EXCESS, 10),
    ),
    CONCERN: ((Demand.SHUNT, 55), (Demand.UNCLASSIFIED, 35), (Demand.PREVENTABLE, 10)),
    SUSPICIOUS: ((Demand.UNCLASSIFIED, 75), (Demand.EXCESS, 25)),
    HIGHWAY: ((Demand.UNCLASSIFIED, 60), (Demand.SHUNT, 25), (Demand.EXCESS, 15)),
    ABANDONED: ((Demand.EXCESS, 80), (Demand.UNCLASSIFIED, 20)),
    UPDATE: ((Demand.FAILURE, 90), (Demand.UNCLASSIFIED, 10)),
}
"""Kinds of demand by type of incident."""
