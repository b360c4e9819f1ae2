"""The months of the pilot, and the days on which its monthly files are handed over.

A register is handed over at the end of its month; the log that refers to it follows some days
later, so that in a replay every row finds what it names.
"""

REGISTER_DAYS = {
    "2016-02": "2016-02-29",
    "2016-03": "2016-03-31",
    "2016-04": "2016-04-29",
    "2016-05": "2016-05-31",
    "2016-06": "2016-06-30",
    "2016-07": "2016-07-11",
}
"""Month to the day on which its register is handed over."""

LOG_DAYS = {
    "2016-02": "2016-03-03",
    "2016-03": "2016-04-04",
    "2016-04": "2016-05-03",
    "2016-05": "2016-06-03",
    "2016-06": "2016-07-04",
    "2016-07": "2016-07-12",
}
"""Month to the day on which its log is handed over."""
