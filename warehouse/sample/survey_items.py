"""The 49 items of the survey in our own words: which scale each belongs to, which is reversed.

Owns `survey_codebook.csv`. The review prints the wording of few items; items 18, 39 and 42 say in
other words what it describes, all others are invented to fit their scale.
"""

from dataclasses import dataclass

from warehouse.sample.handover import SYNTHETIC, SampleFile

LOWEST, HIGHEST = 1, 5

_VERSION = "1"
_COLUMNS = ("item", "text", "scale", "min", "max", "reverse", "version", "synthetic")

_SELF_LEGITIMACY = (
    "I am confident in the authority that my role gives me.",
    "People on my beat have reason to take my requests seriously.",
    "I can explain to anyone why my work is needed.",
    "I treat the powers I hold as a trust that I must earn.",
    "I am sure of my judgement when residents ask me for advice.",
    "I often doubt whether I am the right person to step in.",
    "I feel at ease when I speak to a group of residents.",
    "I believe that the public is better off for the work I do.",
    "Other officers see my work as proper police work.",
    "I can settle most disputes without asking for help.",
    "I would defend the way I do my job to a critical friend.",
    "I know what residents expect of me.",
    "I keep to my decisions when someone challenges them.",
    "My uniform makes it harder for people to trust me.",
    "I am proud to say what I do for a living.",
    "Residents would turn to me first with a local worry.",
    "I act in the same way whoever is watching.",
    "What matters to the people of my area matters in the same way to me.",
    "I have earned the respect of people who once avoided me.",
    "I feel that I have a rightful place in this neighbourhood.",
)
_PROCEDURAL_FAIRNESS = (
    "I let people tell their side before I decide.",
    "I give reasons for what I decide.",
    "I treat people alike, whatever I think of them.",
    "I speak to people with courtesy even when they do not.",
    "There is seldom time to listen to everybody involved.",
    "I check that people have understood what will happen next.",
    "I put my own likes and dislikes aside.",
    "I tell people where they can complain or ask again.",
    "I look for the facts before I form a view.",
    "I come back to people to say how a matter ended.",
)
_EMPLOYER = (
    "My employer values what I do.",
    "My supervisor takes up the ideas that I bring.",
    "I am told in good time about changes that affect me.",
    "Decisions about my duties are made over my head.",
    "My role has good standing in this organisation.",
    "I am given the training that my work calls for.",
    "I would recommend this organisation as a place to work.",
)
_COMMUNITY_ENGAGEMENT = (
    "I know the groups and clubs that are active on my beat.",
    "I can explain why one spot on my beat calls for sustained joint work and another does not.",
    "I know whom to bring together when a problem has many owners.",
    "I can find out what the quieter residents think.",
    "I can name the living conditions and local circumstances behind the offences on my beat.",
    "I help residents to find answers of their own.",
    "Asking the public takes more time than it is worth.",
    "I can set out a problem so that others see it as residents do.",
    "I can tell when a group of residents is ready to act by itself.",
    "I know which local businesses could help to solve a problem.",
    "I agree with partners on how we shall know that a plan worked.",
    "I know whom to ask when a plan is blocked.",
)
_SCALES = (
    ("self_legitimacy", _SELF_LEGITIMACY),
    ("procedural_fairness", _PROCEDURAL_FAIRNESS),
    ("employer", _EMPLOYER),
    ("community_engagement", _COMMUNITY_ENGAGEMENT),
)
_REVERSED = frozenset({6, 14, 25, 34, 44})


@dataclass(frozen=True, slots=True)
class Item:
    """One item: number 1 to 49, wording, scale, and whether agreement means a low score."""

    number: int
    text: str
    scale: str
    is_reversed: bool

    @property
    def code(self) -> str:
        """Column name in the answers, such as Q18."""
        return f"Q{self.number}"


def survey_items() -> tuple[Item, ...]:
    """The 49 items in the order of the questionnaire."""
    wordings = ((scale, text) for scale, texts in _SCALES for text in texts)
    return tuple(
        Item(number=number, text=text, scale=scale, is_reversed=number in _REVERSED)
        for number, (scale, text) in enumerate(wordings, start=1)
    )


def codebook_file() -> SampleFile:
    """`survey_codebook.csv`: one row per item; answers run from 1 to 5."""
    rows = tuple(
        (
            item.code,
            item.text,
            item.scale,
            str(LOWEST),
            str(HIGHEST),
            "yes" if item.is_reversed else "no",
            _VERSION,
            SYNTHETIC,
        )
        for item in survey_items()
    )
    return SampleFile("survey_codebook.csv", _COLUMNS, rows)
