"""What stands around the pilots: policy events, the benchmark and the review's bibliography.

Owns `background/policy_events_*.csv`, `benchmarks.csv` and `references.csv` there. The benchmark
and the nine works are published. Of the policy events only the end of attending all crimes, on
1 June 2016, has a day in the review (section 8); the days of the others are invented.

Two works that the review cites are not in its list (sections 7.2 and 9).
They are left out here as they are there: the claims hold what is cited, so that the gap shows.
"""

from warehouse.sample.handover import BEFORE_THE_PILOT, PUBLISHED, SYNTHETIC, SampleFile

_EVENT_COLUMNS = ("date", "name", "scope", "synthetic")
_FORCE = "Thames Valley Police"

# date, name, scope, by the day of the hand-over
_EVENTS = {
    BEFORE_THE_PILOT: (("2015-12-01", "Neighbourhood policing strategy adopted", _FORCE),),
    "2016-04-04": (
        ("2016-03-07", "Crime records (NICHE) open to community support officers", _FORCE),
        ("2016-04-04", "Calls triaged more closely in the control room", _FORCE),
    ),
    "2016-06-01": (
        ("2016-05-02", "Demand and vulnerability module part of performance meetings", _FORCE),
        ("2016-06-01", "End of attending all crimes", _FORCE),
    ),
}

_BENCHMARK_COLUMNS = ("measure", "value", "unit", "source", "year", "synthetic")
_BENCHMARKS = (
    (
        "Share of working time spent on problem solving",
        "1.7",
        "percent",
        "Metcalfe, data of priority-based budgeting over the force's local policing areas",
        "2015",
        PUBLISHED,
    ),
)

_REFERENCE_COLUMNS = ("key", "authors", "year", "title", "publication", "synthetic")
_REFERENCES = (
    (
        "arnstein1969",
        "Arnstein, S. R.",
        "1969",
        "A Ladder of Citizen Participation",
        "Journal of the American Institute of Planners 35 (4), 216-224",
    ),
    (
        "college2015",
        "College of Policing",
        "2015",
        "Leadership Review",
        "College of Policing",
    ),
    (
        "curtis2014",
        "Curtis, T. and Bowkett, L.",
        "2014",
        "Locally Identified Solutions and Practices: a guide to Intensive Community Engagement",
        "University of Northampton",
    ),
    (
        "innes2007",
        "Innes, M. and Roberts, C.",
        "2007",
        "Reassurance Policing, Community Intelligence and the Co-Production of Neighbourhood Order",
        "In: Williamson, T. (ed.), The Handbook of Knowledge-Based Policing, Wiley",
    ),
    (
        "mason2009",
        "Mason, M.",
        "2009",
        "Findings from the second year of the national Neighbourhood Policing Programme evaluation",
        "Home Office",
    ),
    (
        "myhill2012",
        "Myhill, A.",
        "2012",
        "Community engagement in policing: lessons from the literature",
        "Home Office",
    ),
    (
        "quinton2008",
        "Quinton, P. and Morris, J.",
        "2008",
        "Neighbourhood policing: the impact of piloting and early national implementation",
        "Home Office",
    ),
    (
        "simmonds2015",
        "Simmonds, D.",
        "2015",
        "Why is the clutch slipping? Developing clarity, capacity and culture for citizen and "
        "community engagement",
        "",
    ),
    (
        "tvp2015",
        "Thames Valley Police",
        "2015",
        "Neighbourhood Policing Review, version 0.5",
        "Thames Valley Police",
    ),
)


def background_files() -> tuple[SampleFile, ...]:
    """Policy events by day of hand-over, one benchmark (percent of working time), nine works."""
    events = tuple(
        SampleFile(
            f"background/policy_events_{day}.csv",
            _EVENT_COLUMNS,
            tuple((*event, SYNTHETIC) for event in of_day),
            handed_over=day,
        )
        for day, of_day in _EVENTS.items()
    )
    works = tuple((*work, PUBLISHED) for work in _REFERENCES)
    return (
        *events,
        SampleFile("background/benchmarks.csv", _BENCHMARK_COLUMNS, _BENCHMARKS),
        SampleFile(
            "background/references.csv", _REFERENCE_COLUMNS, works, handed_over="2016-07-14"
        ),
    )
