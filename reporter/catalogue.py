"""Every section of the review, in the order in which it is read."""

from __future__ import annotations

from reporter.section import Placement, Section
from reporter.sections import (
    background,
    claims,
    conclusions,
    cover,
    data_received,
    dependencies,
    disclosure,
    engagement,
    evidence,
    implementation,
    implications,
    interests,
    interviews,
    items,
    methodology,
    metrics,
    places,
    proformas,
    recommendations,
    references,
    sign_off,
    summary,
    survey,
    time_demand,
)

SECTIONS = (
    Section(key="cover", title="", placement=Placement.COVER, build=cover.build),
    Section(
        key="summary", title="Executive summary", placement=Placement.FRONT, build=summary.build
    ),
    Section(
        key="interests",
        title="Declaration of interests",
        placement=Placement.FRONT,
        build=interests.build,
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
        key="proformas",
        title="Proformas and rubric review",
        placement=Placement.BODY,
        build=proformas.build,
    ),
    Section(key="interviews", title="Interviews", placement=Placement.BODY, build=interviews.build),
    Section(key="engagement", title="Engagement", placement=Placement.BODY, build=engagement.build),
    Section(
        key="time_demand",
        title="Time, demand and cost",
        placement=Placement.BODY,
        build=time_demand.build,
    ),
    Section(
        key="places",
        title="Places and recorded crime",
        placement=Placement.BODY,
        build=places.build,
    ),
    Section(
        key="dependencies",
        title="Dependencies",
        placement=Placement.BODY,
        build=dependencies.build,
    ),
    Section(
        key="claims",
        title="What the earlier review claimed",
        placement=Placement.BODY,
        build=claims.build,
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
    Section(
        key="implications",
        title="Wider implications",
        placement=Placement.BODY,
        build=implications.build,
    ),
    Section(key="references", title="References", placement=Placement.BODY, build=references.build),
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
    Section(key="sign_off", title="Sign-off", placement=Placement.ANNEX, build=sign_off.build),
)
"""Evidence stands after every section that states or shows anything: it lists what they have."""
