"""The synthetic stakeholders of the five pilots, month by month as the register grew.

Owns `partners/stakeholders_YYYY-MM.csv`. Nobody is named: a code, a type, and at which level that
stakeholder may decide. Statutory partners were known before; each pilot found new ones that are
not statutory (section 6 of the review). Shops and stations that belong to a chain decide little
themselves: their authority is regional or national. Residents decide nothing.
"""

from dataclasses import dataclass
from itertools import groupby

from warehouse.sample.handover import SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME
from warehouse.sample.months import REGISTER_DAYS

_COLUMNS = (
    "programme",
    "pilot",
    "stakeholder",
    "type",
    "statutory",
    "decision_authority",
    "first_contact",
    "synthetic",
)


@dataclass(frozen=True, slots=True)
class Stakeholder:
    """One stakeholder of a pilot.

    Attributes:
        pilot, code: the code is the stakeholder's within its pilot.
        kind: resident, business, charity, statutory, faith, education, landlord or other.
        statutory: yes for bodies with a statutory duty.
        authority: level at which it may decide: local, regional, national or none.
        first_contact: YYYY-MM-DD; before 2016 for those whom the force knew already.
    """

    pilot: str
    code: str
    kind: str
    statutory: str
    authority: str
    first_contact: str

    @property
    def is_new(self) -> bool:
        """Whether the pilot made the first contact."""
        return self.first_contact >= "2016"


# type, statutory, authority, first contact, in the order of the codes
_REGISTERS = {
    "P1": (
        ("statutory", "yes", "local", "2014-09-15"),
        ("statutory", "yes", "local", "2015-06-08"),
        ("business", "no", "national", "2016-02-18"),
        ("business", "no", "local", "2016-02-23"),
        ("business", "no", "regional", "2016-03-02"),
        ("other", "no", "local", "2016-03-10"),
        ("business", "no", "national", "2016-03-22"),
        ("resident", "no", "none", "2016-04-05"),
        ("charity", "no", "local", "2016-04-19"),
    ),
    "P2": (
        ("statutory", "yes", "local", "2014-05-12"),
        ("statutory", "yes", "local", "2015-11-03"),
        ("landlord", "no", "regional", "2016-02-25"),
        ("resident", "no", "none", "2016-02-26"),
        ("resident", "no", "none", "2016-03-08"),
        ("faith", "no", "local", "2016-03-15"),
        ("education", "yes", "local", "2016-03-18"),
        ("charity", "no", "local", "2016-03-24"),
        ("business", "no", "local", "2016-04-07"),
        ("resident", "no", "none", "2016-05-11"),
    ),
    "P3": (
        ("statutory", "yes", "local", "2015-03-17"),
        ("education", "yes", "local", "2016-04-13"),
        ("resident", "no", "none", "2016-04-20"),
        ("resident", "no", "none", "2016-04-21"),
        ("business", "no", "national", "2016-04-27"),
        ("statutory", "yes", "local", "2016-05-04"),
    ),
    "P4": (
        ("statutory", "yes", "local", "2015-09-21"),
        ("business", "no", "national", "2016-03-16"),
        ("business", "no", "national", "2016-03-17"),
        ("business", "no", "national", "2016-03-23"),
        ("business", "no", "regional", "2016-03-30"),
        ("business", "no", "local", "2016-04-06"),
        ("landlord", "no", "regional", "2016-04-12"),
        ("charity", "no", "local", "2016-04-26"),
        ("resident", "no", "none", "2016-05-18"),
    ),
    "P5": (
        ("statutory", "yes", "local", "2015-04-27"),
        ("business", "no", "national", "2016-03-03"),
        ("business", "no", "regional", "2016-03-09"),
        ("business", "no", "national", "2016-03-21"),
        ("resident", "no", "none", "2016-04-08"),
    ),
}


def stakeholders() -> tuple[Stakeholder, ...]:
    """All 39 stakeholders, by pilot and code."""
    return tuple(
        Stakeholder(pilot, f"S{number:02d}", *entry)
        for pilot, entries in _REGISTERS.items()
        for number, entry in enumerate(entries, start=1)
    )


def stakeholder_files() -> tuple[SampleFile, ...]:
    """The register as it grew: one row per stakeholder, in the file of the month that added it.

    Those known before the pilots stand in the first file.
    """
    added = sorted(stakeholders(), key=lambda one: (_month(one), one.pilot, one.code))
    return tuple(
        SampleFile(
            f"partners/stakeholders_{month}.csv",
            _COLUMNS,
            tuple(_row(one) for one in ones),
            handed_over=REGISTER_DAYS[month],
        )
        for month, ones in groupby(added, key=_month)
    )


def _month(stakeholder: Stakeholder) -> str:
    return max(stakeholder.first_contact[:7], min(REGISTER_DAYS))


def _row(one: Stakeholder) -> Row:
    return (
        PROGRAMME,
        one.pilot,
        one.code,
        one.kind,
        one.statutory,
        one.authority,
        one.first_contact,
        SYNTHETIC,
    )
