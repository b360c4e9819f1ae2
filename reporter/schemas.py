"""What the JSON API takes and gives, as models: they check bodies, shape answers, document both."""

from __future__ import annotations

from datetime import date
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from reporter.issuing import LONGEST_NAME
from reporter.jobs import JobState
from reporter.manifest import Stage
from reporter.register import Standing
from reporter.verify import Verdict
from shared.contract.vocabulary import SignOffRole

KEY = Field(pattern="^[0-9a-f]{24}$", description="Key of a review.")


class Body(BaseModel):
    """What is sent: nothing but the named fields, each of its own type."""

    model_config = ConfigDict(extra="forbid", strict=True)


class Answer(BaseModel):
    """What is given back."""

    model_config = ConfigDict(from_attributes=True)


class Order(Body):
    """Which programme to review."""

    programme: str = Field(
        min_length=1, max_length=200, description="Code of a programme of the pilot register."
    )


class Signing(Body):
    """Who signs, in which role."""

    role: SignOffRole = Field(description="In which the person answers for the review.")
    name: str = Field(
        min_length=1, max_length=LONGEST_NAME, description="Name of the person who signs."
    )


class Fault(Answer):
    """Why a request was not done, in one line."""

    error: str
    reasons: list[str] | None = Field(
        None, description="Each missing signature and each failed check, where a draft is refused."
    )


class SignOffAnswer(Answer):
    """One signature."""

    role: SignOffRole
    name: str
    signed_on: date


class IssueAnswer(Answer):
    """What makes a review an issued edition."""

    version: int
    draft: str = Field(description="Key of the draft that was signed.")
    issued_on: date
    sign_offs: list[SignOffAnswer]


class CheckAnswer(Answer):
    """The outcome of one check of a review."""

    name: str
    passed: bool
    detail: str


class ReviewAnswer(Answer):
    """A review of the archive, as it stands now."""

    key: str = KEY
    programme: str
    name: str
    snapshot: str = Field(description="Id of the snapshot that it was made from.")
    edition: str = Field(description="Id and edition of that snapshot.")
    code_version: str
    file_stem: str
    as_of: str = Field(description="Latest day in the data; empty where nothing is dated.")
    is_synthetic: bool
    pdf_sha256: str = Field(pattern="^[0-9a-f]{64}$")
    pdf_bytes: int
    sha256: dict[str, str] = Field(description="SHA-256 of each file, by its name.")
    issue: IssueAnswer | None = Field(description="Null for a draft.")
    state: Standing
    sign_offs: list[SignOffAnswer]
    missing: list[SignOffRole] = Field(description="Roles that must still sign a draft.")
    checks: list[CheckAnswer]
    superseded_by: str | None = Field(description="Key of the newest edition, where not this one.")
    issued_as: str | None = Field(description="Key of the edition issued from this draft.")
    is_pinned: bool = Field(description="Its snapshot is kept for as long as it is pinned.")
    links: dict[str, str]


class ReviewsAnswer(Answer):
    """Every review of the archive, the latest first."""

    reviews: list[ReviewAnswer]


class JobAnswer(Answer):
    """An order, and how far it is."""

    job: str
    programme: str
    state: JobState
    stage: Stage
    percent: int = Field(ge=0, le=100)
    message: str = Field(description="Why it failed; empty otherwise.")
    page: str
    review: ReviewAnswer | None = Field(
        None, description="When done; null where the archive no longer holds it."
    )


class DoneAnswer(Answer):
    """An order that was met from the archive."""

    state: JobState
    review: ReviewAnswer


class SignOffsAnswer(Answer):
    """The signatures below a draft."""

    sign_offs: list[SignOffAnswer]
    missing: list[SignOffRole]


class ChangeAnswer(Answer):
    """One thing that has changed behind or in a published statement."""

    what: str
    metric: str
    where: str
    old: str
    new: str


class AffectedAnswer(Answer):
    """A published statement that would read otherwise now."""

    id: str
    text: str
    changes: list[ChangeAnswer]


class ErratumAnswer(Answer):
    """An issued edition, held against the published snapshot."""

    key: str
    version: int
    programme: str
    issued_snapshot: str
    snapshot: str
    draft: str = Field(description="Draft whose sentences were compared; empty where none is.")
    statements: int
    affected: list[AffectedAnswer]
    sentence: str
    caveat: str = Field(description="What was not compared; empty where all was.")


class VerificationAnswer(Answer):
    """What a PDF is."""

    verdict: Verdict
    sentence: str
    review: ReviewAnswer | None = Field(description="That it is, or says it is.")


class OpenApiAnswer(Answer):
    """An OpenAPI 3.1 document."""

    model_config = ConfigDict(extra="allow")

    openapi: str
    info: dict[str, Any]
    paths: dict[str, Any]
