"""Every section of the review, in the order in which it is read."""

from __future__ import annotations

from reporter.section import Placement, Section
from reporter.sections import (
    background,
    conclusions,
    cover,
    data_received,
    disclosure,
    evidence,
    implementation,
    items,
    methodology,
    metrics,
    places,
    recommendations,
    summary,
    survey,
)

SECTIONS = (
    Section(key="cover", title="", placement=Placement.COVER, build=cover.build),
    Section(
        key="summary", title="Executive summary", placement=Placement.FRONT, build=summary.build
    ),
    Section(key="background", title="Background", placement=Placement.BODY, build=background.build),
    Section(
        key="methodology", title="Methodology", placement=Placement.BODY, build=methodology.build
    ),
    Section(key="survey", title="Officer survey", placement=Placement.BODY, build=survey.build),
    Section(
        key="implementation",
        title="Self-evaluation of the pilots",
        placement=Placement.BODY,
        build=implementation.build,
    ),
    Section(
        key="places",
        title="Places and recorded crime",
        placement=Placement.BODY,
        build=places.build,
    ),
    Section(
        key="conclusions", title="Conclusions", placement=Placement.BODY, build=conclusions.build
    ),
    Section(
        key="recommendations",
        title="Recommendations",
        placement=Placement.BODY,
        build=recommendations.build,
    ),
    Section(key="items", title="Survey items", placement=Placement.ANNEX, build=items.build),
    Section(
        key="data_received",
        title="Data received",
        placement=Placement.ANNEX,
        build=data_received.build,
    ),
    Section(
        key="disclosure",
        title="Disclosure log",
        placement=Placement.ANNEX,
        build=disclosure.build,
    ),
    Section(key="metrics", title="Metrics used", placement=Placement.ANNEX, build=metrics.build),
    Section(key="evidence", title="Evidence", placement=Placement.ANNEX, build=evidence.build),
)
"""The evidence annex comes last: it lists what every section before it has stated and shown."""
