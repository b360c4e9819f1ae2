"""Small hand-over tables that several tests load, and ways to vary them."""

from __future__ import annotations

AREAS = "code,name,type,population,longitude,latitude\nE01016800,A,LSOA,1000,-0.75,52.05\n"
REGISTER = "programme,pilot,name,location,status,started_on\nMK,P1,Station,E01016800,active,\n"
CODEBOOK = (
    "item,text,scale,min,max,reverse\n"
    "Q1,I trust my force,employer,1,5,no\n"
    "Q2,I am ignored,employer,1,5,yes\n"
)
SURVEY_HEADER = "programme,wave,arm,ResponseId,RecordedDate,link_code,Q1,Q2\n"
SURVEY = (
    SURVEY_HEADER + "MK,T1,treated,r1,2016-02-08,AAA,4,1\nMK,T1,control,r2,2016-02-08,BBB,2,3\n"
)
EVALUATION_HEADER = (
    "programme,rater_code,role,pilot,date," + ",".join(f"step{n}" for n in range(1, 9)) + "\n"
)
EVALUATION = EVALUATION_HEADER + "MK,rater-one,pcso,P1,2016-07-04,1,2,3,4,5,1,2,3\n"
STREET_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context\n"
)


def street_row(**changes: str) -> str:
    """One row of a street file; `month="2014-05"` and the like change a column."""
    row = {
        "crime_id": "",
        "month": "2014-01",
        "reported": "TVP",
        "within": "TVP",
        "longitude": "-0.75",
        "latitude": "52.05",
        "location": "On or near X",
        "lsoa": "E01016800",
        "lsoa_name": "A",
        "crime_type": "Drugs",
        "outcome": "",
        "context": "",
    }
    assert changes.keys() <= row.keys()
    return ",".join((row | changes).values()) + "\n"


def street(*rows: str, count: int = 0, **changes: str) -> str:
    """A street file of the rows given, or of `count` equal ones."""
    return STREET_HEADER + "".join(rows) + street_row(**changes) * count
