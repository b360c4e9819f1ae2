"""Whether it works, how sure that is, and which findings a leader reads first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from shared.contract import formats
from shared.contract.vocabulary import FindingState
from shared.findings.accounts.overall import CARRYING, SOURCE
from shared.findings.finding import ANSWERED, Cell, Finding, Strength
from shared.findings.phrases import verb
from shared.findings.recommendation import BORNE, FIRMEST_FIRST
from shared.findings.statement import Given, Statement

FIRST_AT_MOST = 6
AFTER_EFFECTS = (Cell.IMPLEMENTATION, Cell.ECONOMICS, Cell.MECHANISM, Cell.MODERATORS)
AGAINST = frozenset({FindingState.CONTRADICTED, FindingState.MIXED})
UNSETTLED = frozenset({FindingState.TOO_EARLY, FindingState.INCONCLUSIVE})
NO_EFFECTS = Statement(
    "Whether it works cannot be told: no rule about effects applies to this programme."
)


def whether_it_works(found: tuple[Finding, ...]) -> Statement:
    """What the findings about effects say together, state by state.

    It is called established where a finding about effects is supported with moderate weight or
    more, and for what that finding speaks of alone.
    """
    effects = [finding for finding in found if finding.rule.cell is Cell.EFFECT]
    if not effects:
        return NO_EFFECTS
    parts = [
        _in_state(state, own)
        for state in FindingState
        if (own := [finding for finding in effects if finding.state is state])
    ]
    asked = formats.count(len(effects), "question")
    text = f"{_verdict(effects)}. Of {asked} about effects, {'; '.join(parts)}."
    counts = Counter(finding.state for finding in effects)
    given = [_given(len(effects), "questions about effects")]
    given += [_given(number, f"effects {state.value}") for state, number in counts.items()]
    return Statement(text, given=tuple(given))


def verdict(found: tuple[Finding, ...]) -> Statement:
    """Whether it works, in one sentence; `whether_it_works` says what that rests on."""
    effects = [finding for finding in found if finding.rule.cell is Cell.EFFECT]
    return Statement(f"{_verdict(effects)}.") if effects else NO_EFFECTS


def how_sure(found: tuple[Finding, ...]) -> Statement:
    """How all propositions stand, and how many answers bear weight.

    Args:
        found: the findings of a programme; at least one.
    """
    counts = Counter(finding.state for finding in found)
    states = [state for state in FindingState if counts[state]]
    lead = f"{counts[states[0]]} {verb(counts[states[0]])} {states[0].value}"
    others = [f"{counts[state]} {state.value}" for state in states[1:]]
    answered = [finding for finding in found if finding.state in ANSWERED]
    carried = [finding for finding in answered if finding.strength in CARRYING]
    strong = [finding for finding in answered if finding.strength is Strength.STRONG]
    text = (
        f"Of all {formats.count(len(found), 'proposition')} held against the data, "
        f"{formats.listing([lead, *others])}. {len(carried)} of the {len(answered)} answers "
        f"{'bears' if len(carried) == 1 else 'bear'} moderate weight or more; "
        f"{len(strong) or 'none'} {verb(len(strong))} strong."
    )
    given = [
        _given(len(found), "propositions"),
        *(_given(number, f"propositions {state.value}") for state, number in counts.items()),
        _given(len(answered), "propositions answered"),
        _given(len(carried), "answers of moderate weight or more"),
        _given(len(strong), "strong answers"),
    ]
    return Statement(text, given=tuple(given))


def read_first(found: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that a leader reads first, at most six, chosen by rule.

    Of those about effects the firmest that is supported, the firmest that is contradicted or mixed
    and the first that is left open though assessed; then the first of each other part whose answer
    bears weight: implementation, economics, mechanism, moderators.
    """
    effects = [finding for finding in found if finding.rule.cell is Cell.EFFECT]
    supported = [finding for finding in effects if finding.state is FindingState.SUPPORTED]
    against = [finding for finding in effects if finding.state in AGAINST]
    still_open = [finding for finding in effects if finding.state in UNSETTLED]
    borne = [f for f in found if f.state in ANSWERED and f.strength in BORNE]
    others = [next((f for f in borne if f.rule.cell is cell), None) for cell in AFTER_EFFECTS]
    first = [_firmest(supported), _firmest(against), *still_open[:1], *others]
    return tuple(finding for finding in first if finding is not None)[:FIRST_AT_MOST]


def _verdict(effects: Iterable[Finding]) -> str:
    carried = [
        finding.title.lower()
        for finding in effects
        if finding.state is FindingState.SUPPORTED and finding.strength in CARRYING
    ]
    if not carried:
        return "Whether it works is not established"
    return f"Whether it works is established for {formats.listing(carried)} alone"


def _in_state(state: FindingState, own: list[Finding]) -> str:
    """'1 is supported: view of the employer (indicative)'."""
    weighed = state in ANSWERED
    names = [
        f"{finding.title.lower()} ({finding.strength.value})" if weighed else finding.title.lower()
        for finding in own
    ]
    return f"{len(own)} {verb(len(own))} {state.value}: {formats.listing(names)}"


def _firmest(found: list[Finding]) -> Finding | None:
    """The firmest, the first of equals; None where there is none."""
    return min(found, key=lambda f: FIRMEST_FIRST.index(f.strength), default=None)


def _given(number: int, meaning: str) -> Given:
    return Given(formats.number(number), meaning, SOURCE)
