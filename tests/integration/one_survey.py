"""A survey of few items by linked officers of both arms, as handed over, with its plan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count

Scores = Mapping[tuple[str, str], Sequence[int]]
"""Arm and wave to everybody's score, in the same order of people in each wave of an arm."""
DAYS = {"T1": "2016-02-08", "T2": "2016-03-08", "T3": "2016-07-04"}
EFFECT = '[[effect]]\noutcome = "{}"\nsmallest = {}\nunit = "scale points"\nreason = "Agreed"\n'


def codebook(**scales: str) -> str:
    """The codebook of items of scales: `Q1="employer"`."""
    rows = (f"{item},I agree with {item},{scale},1,5,no\n" for item, scale in scales.items())
    return "item,text,scale,min,max,reverse\n" + "".join(rows)


def answers(*, linked: bool = True, programme: str = "MK", **items: Scores) -> str:
    """Everybody's answers to items: `Q1={("treated", "T1"): [3, 4]}`."""
    number = count()
    first = next(iter(items.values()))
    rows = [f"programme,wave,arm,ResponseId,RecordedDate,link_code,{','.join(items)}\n"]
    for arm, wave in first:
        everybody = zip(*(scores[arm, wave] for scores in items.values()), strict=True)
        for person, scored in enumerate(everybody):
            code = f"{programme}{arm}{person}" if linked else ""
            told = ",".join(map(str, scored))
            rows.append(
                f"{programme},{wave},{arm},{programme}{next(number)},{DAYS[wave]},{code},{told}\n"
            )
    return "".join(rows)


def plan(*, threshold: str = "", programme: str = "MK", **smallest: float) -> str:
    """An evaluation plan with the smallest effect of each scale, and all scales as a family."""
    effects = "".join(EFFECT.format(scale, points) for scale, points in smallest.items())
    members = ", ".join(f'"{scale}"' for scale in smallest)
    family = (
        '[[family]]\nfamily = "scales"\nrole = "confirmatory"\ncorrection = "holm"\n'
        f"members = [{members}]\n"
    )
    begun = f'programme = "{programme}"\nversion = 1\nagreed_on = 2016-01-08\n'
    return begun + effects + (family if smallest else "") + threshold


def changed(before: Sequence[int], *, up: int = 0, down: int = 0) -> list[int]:
    """The same people's later scores: the first `up` one higher, the last `down` one lower."""
    last = len(before) - down
    return [score + (place < up) - (place >= last) for place, score in enumerate(before)]
