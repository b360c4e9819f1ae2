"""What interviewees of each rank said of a theme, and how far its coding can be trusted.

A theme is found by its name in the codebook; a codebook without it says nothing of the matter.
Ranks with few interviewees are merged for their protection and stand under the merged name.

Source: Krippendorff (2019), Content Analysis, 4th edition, chapter 12, for the level of agreement.
"""

from __future__ import annotations

from dataclasses import dataclass

from shared.contract import formats
from shared.contract.vocabulary import FindingState, ResultState
from shared.findings.case import Case, Limit
from shared.findings.finding import Cap, Judgement, Strength
from shared.findings.grading import TESTIMONY, few
from shared.findings.judging import missing, unknown
from shared.findings.phrases import Pair, rank_name, written
from shared.findings.statement import Evidence, Given
from shared.findings.wording import evidence, shown, sized
from shared.metrics import Group, MetricResult

SPOKE, AGAINST, AGREEMENT = "theme_prevalence", "theme_negative_cases", "coder_agreement"
METRICS = (SPOKE, AGAINST, AGREEMENT)
LIMITS = (
    Limit("voices", 2, "interviewees of a rank"),
    Limit("ranks", 2, "ranks"),
    Limit("alpha", 0.67, "Krippendorff's alpha"),
)
UNCHECKED = Cap(Strength.INSUFFICIENT, "No second coder has shown that the coding is repeatable.")
DISAGREED = Cap(Strength.INSUFFICIENT, "Coders agreed too little for a conclusion.")


@dataclass(frozen=True, slots=True)
class Voice:
    """One rank on one theme.

    Attributes:
        name: the rank in words, merged where it was merged.
        people: its interviewees.
        spoke: those who spoke of the theme, for it or against it.
        against: those who spoke against it; 0 where the coding does not say.
    """

    name: str
    people: int
    spoke: int
    against: int

    @property
    def in_favour(self) -> int:
        """Those who spoke of the theme and not against it."""
        return self.spoke - self.against

    def says_so(self, voices: float) -> bool:
        """True where enough of the rank speak for the theme."""
        return self.in_favour >= voices

    def denies(self, voices: float) -> bool:
        """True where enough of the rank speak against the theme, and no fewer than for it."""
        return self.against >= voices and self.against >= self.in_favour


@dataclass(frozen=True, slots=True)
class Testimony:
    """What was said of one theme.

    Attributes:
        theme: its name in the codebook.
        ranks: the ranks whose figures may be shown.
        is_whole: true where no rank is withheld.
        total: the theme's prevalence over all ranks.
        pairs: every result and group behind it.
    """

    __test__ = False  # not a test of pytest

    theme: str
    ranks: tuple[Voice, ...]
    is_whole: bool
    total: Pair
    pairs: tuple[Pair, ...]

    @property
    def text(self) -> str:
        """'15 of 24 interviewees spoke of it (…): 10 of 14 officers and 5 of 10 supervisors'."""
        people, against = self.total[1].estimate.base, sum(one.against for one in self.ranks)
        split = [f"{one.spoke} of {one.people} {one.name}" for one in self.ranks]
        found = Evidence(*self.total)
        text = (
            f"{_people(self.total)} of {formats.count(people, 'interviewee')} spoke of "
            f"“{self.theme}” ({found.value}, 95 % interval {found.interval})"
        )
        text += f": {formats.listing(split)}" if split else ""
        return f"{text}; {against or 'nobody'} spoke against it"

    @property
    def given(self) -> tuple[Given, ...]:
        """The numbers of people that the text counts."""
        counts = [(_people(self.total), "spoke of it")]
        for one in self.ranks:
            counts += [(one.spoke, f"{one.name} who spoke of it")]
        found = [Given(str(number), f"{self.theme}: {what}", SPOKE) for number, what in counts]
        against = sum(one.against for one in self.ranks)
        return (*found, Given(str(against), f"{self.theme}: spoke against it", AGAINST))


def heard(case: Case, theme: str) -> Testimony | None:
    """What was said of a theme; None where no codebook that was used has it."""
    if theme not in {group.value_of("theme") for group in case.evaluate(SPOKE).groups}:
        return None
    whole = case.evaluate(SPOKE, theme=theme)
    spoke, against = (case.evaluate(key, theme=theme, by=("role_band",)) for key in METRICS[:2])
    negative = [against.at(role_band=group.value_of("role_band")) for group in spoke.groups]
    pairs = tuple((spoke, group) for group in spoke.groups)
    return Testimony(
        theme=theme,
        ranks=tuple(
            _voice(spoke, group, against, opposed)
            for group, opposed in zip(spoke.groups, negative, strict=True)
            if shown(group)
        ),
        is_whole=shown(*spoke.groups),
        total=(whole, whole.only),
        pairs=((whole, whole.only), *pairs, *((against, group) for group in negative)),
    )


def no_theme(case: Case, theme: str) -> Judgement:
    """Not assessed, for want of interviews or of the theme."""
    if not case.evaluate(SPOKE).groups:
        return unknown("no interview has been coded")
    return unknown(f"no interview was coded for “{theme}”")


def corroborated(case: Case, theme: str) -> Judgement:
    """Hold 'interviewees of several ranks said so' against a theme, by rank."""
    said = heard(case, theme)
    if said is None:
        return no_theme(case, theme)
    if not shown(said.total[1]):
        return missing(evidence(*said.pairs))
    saying = sum(one.says_so(case.limits["voices"]) for one in said.ranks)
    denying = sum(one.denies(case.limits["voices"]) for one in said.ranks)
    return told(case, _state(saying, denying, case.limits["ranks"]), said)


def told(case: Case, state: FindingState, *said: Testimony) -> Judgement:
    """A judgement on testimony, with the coders' agreement and the caps that go with it."""
    agreement = case.evaluate(AGREEMENT)
    alpha = agreement.only if agreement.groups else agreement.at()
    return Judgement(
        state=state,
        words={
            "said": ". ".join(_capital(one.text) for one in said),
            "coders": _coders(agreement, alpha),
        },
        evidence=evidence(*(pair for one in said for pair in one.pairs), (agreement, alpha)),
        given=tuple(given for one in said for given in one.given),
        caps=(
            *few(said[0].total[1].estimate.base, "interviewees"),
            *_trust(alpha, case.limits["alpha"]),
            TESTIMONY,
        ),
        maryland=1,
    )


def _state(saying: int, denying: int, needed: float) -> FindingState:
    if denying:
        return FindingState.MIXED if saying else FindingState.CONTRADICTED
    return FindingState.SUPPORTED if saying >= needed else FindingState.INCONCLUSIVE


def _voice(spoke: MetricResult, group: Group, against: MetricResult, opposed: Group) -> Voice:
    return Voice(
        name=rank_name(group.value_of("role_band")),
        people=group.estimate.base,
        spoke=_people((spoke, group)),
        against=_people((against, opposed)) if shown(opposed) else 0,
    )


def _people(pair: Pair) -> int:
    """How many people a share of them stands for."""
    return round(pair[1].estimate.value * pair[1].estimate.base)


def _trust(alpha: Group, limit: float) -> tuple[Cap, ...]:
    if alpha.state is not ResultState.OK:
        return (UNCHECKED,)
    return () if alpha.estimate.value >= limit else (DISAGREED,)


def _coders(agreement: MetricResult, alpha: Group) -> str:
    if not shown(alpha):
        return f"How far two coders agree is not known ({written(agreement, alpha)})."
    return f"Coders agreed at an alpha of {sized(agreement, alpha)}."


def _capital(text: str) -> str:
    return f"{text[0].upper()}{text[1:]}"
