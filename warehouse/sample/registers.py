"""The programme's own synthetic registers: roll-out, costs, sign-offs and one override.

Owns the files of `programme/`. The approach is taken up in two areas beside Milton Keynes, for the
purposes that section 7.2 of the review names; the days are invented. The review gives no cost at
all: the only one here is that of the workshop, so no pilot's cost is known and value for money
cannot be established. Two of the four roles have signed; nobody has assured the analysis.
"""

from warehouse.sample.handover import BEFORE_THE_PILOT, SYNTHETIC, Row, SampleFile
from warehouse.sample.implementation import PROGRAMME

_ROLLOUT_COLUMNS = ("programme", "site", "lpa", "theme", "stage", "since", "synthetic")
_SLOUGH = ("Slough", "Slough", "Honour-based violence and female genital mutilation")
_AYLESBURY = ("Aylesbury", "Aylesbury Vale", "A vulnerable area with little engagement")
_MILTON_KEYNES = ("Milton Keynes", "Milton Keynes", "New projects with the eight steps")

# site, stage, since, by the day of the export
_ROLLOUT = {
    "2016-05-31": (
        (_SLOUGH, "planned", "2016-05-16"),
        (_AYLESBURY, "interested", "2016-05-23"),
    ),
    "2016-07-11": (
        (_SLOUGH, "started", "2016-06-13"),
        (_AYLESBURY, "started", "2016-06-27"),
        (_MILTON_KEYNES, "started", "2016-07-04"),
    ),
}

_COST_COLUMNS = ("programme", "pilot", "kind", "amount_gbp", "period", "synthetic")
_COSTS = ((PROGRAMME, "", "training", "2400.00", "2016-02", SYNTHETIC),)

_SIGN_OFF_COLUMNS = ("programme", "role", "name", "date", "synthetic")
# role, name, day of the signature
_SIGN_OFFS = (
    ("commissioner", "Commissioner of the sample (no real person)", BEFORE_THE_PILOT),
    ("analyst", "Analyst of the sample (no real person)", "2016-07-14"),
)

_OVERRIDE_COLUMNS = ("programme", "finding", "state", "reason", "name", "date", "synthetic")
_OVERRIDE = (
    PROGRAMME,
    "confidence_after_training",
    "inconclusive",
    "One item of 49, picked because it moved. A fall on the day of the workshop and a return four "
    "months later can be a new reading of the question as well as lost and regained confidence.",
    "Analyst of the sample (no real person)",
    "2016-07-14",
    SYNTHETIC,
)


def register_files() -> tuple[SampleFile, ...]:
    """One row per site and purpose, cost (pounds), signature and overridden finding.

    `pilot` is blank in the costs: none is borne by a pilot.
    """
    return (
        *(_rollout(day) for day in _ROLLOUT),
        SampleFile("programme/costs.csv", _COST_COLUMNS, _COSTS, handed_over="2016-03-31"),
        *(_sign_off(*signed) for signed in _SIGN_OFFS),
        SampleFile(
            "programme/finding_overrides.csv",
            _OVERRIDE_COLUMNS,
            (_OVERRIDE,),
            handed_over=_OVERRIDE[5],
        ),
    )


def _rollout(day: str) -> SampleFile:
    rows: tuple[Row, ...] = tuple(
        (PROGRAMME, *site, stage, since, SYNTHETIC) for site, stage, since in _ROLLOUT[day]
    )
    return SampleFile(f"programme/rollout_{day}.csv", _ROLLOUT_COLUMNS, rows, handed_over=day)


def _sign_off(role: str, name: str, day: str) -> SampleFile:
    row = (PROGRAMME, role, name, day, SYNTHETIC)
    return SampleFile(f"programme/sign_offs_{day}.csv", _SIGN_OFF_COLUMNS, (row,), handed_over=day)
