"""Flow of people through a survey, wave by wave and arm by arm (after CONSORT)."""

from __future__ import annotations

from dataclasses import dataclass

from shared.figures.diagram import LINE, arrow, box, drawing, words
from shared.figures.theme import series
from shared.metrics import MetricResult

STAGES = ("Eligible", "Invited", "Responded", "Linked")
LABEL, BOX, TALL, GAP = 108.0, 108.0, 30.0, 22.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """Counts of people, stage by stage.

    Attributes:
        stages: results of the four stages, by wave and arm.
        waves, arms: what to draw, in order.
    """

    stages: tuple[MetricResult, ...]
    waves: tuple[str, ...]
    arms: tuple[str, ...]

    @property
    def rows(self) -> list[tuple[str, str]]:
        """Wave and arm of each row."""
        return [(wave, arm) for wave in self.waves for arm in self.arms]

    def written(self, result: MetricResult, wave: str, arm: str) -> str:
        """A count as a reader sees it, or the state that stands in for it."""
        group = result.at(wave=wave, arm=arm)
        if group.state.value != "ok":
            return group.state.value
        return result.metric.unit.write(group.estimate.value)


def printed(flow: Flow) -> str:
    """One row of boxes for each wave and arm."""
    parts = [
        words(name, LABEL + n * (BOX + GAP) + BOX / 2, LINE, anchor="middle", quiet=True)
        for n, name in enumerate(STAGES)
    ]
    y = LINE + 8
    for wave, arm in flow.rows:
        parts += _row(flow, wave, arm, y)
        y += TALL + 8
    return drawing(parts, height=y, alt=_alt(flow))


def _row(flow: Flow, wave: str, arm: str, y: float) -> list[str]:
    middle = y + TALL / 2
    parts = [words(f"{wave} {_who(arm)}", 0, middle + 4, within=LABEL)]
    for n, result in enumerate(flow.stages):
        x = LABEL + n * (BOX + GAP)
        parts += [
            box(x, y, BOX, TALL, strong=arm == "treated"),
            words(flow.written(result, wave, arm), x + BOX / 2, middle + 4, anchor="middle"),
        ]
        if n:
            parts.append(arrow(x - GAP + 3, middle, x - 3, middle))
    return parts


def _alt(flow: Flow) -> str:
    rows = []
    for wave, arm in flow.rows:
        counts = [
            f"{flow.written(result, wave, arm)} {name.lower()}"
            for name, result in zip(STAGES, flow.stages, strict=True)
        ]
        rows.append(f"{wave}, {_who(arm)}: {', '.join(counts)}")
    return f"Flow of people through the survey. {'; '.join(rows)}."


def _who(arm: str) -> str:
    return series(arm).name.split()[0].lower()
