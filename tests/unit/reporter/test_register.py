"""Signatures and editions: added to, never changed, by however many processes."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date

import pytest

from reporter.archive import Archive
from reporter.issue import SignOff
from reporter.manifest import Part
from reporter.register import Standing, VersionTaken
from shared.contract.errors import StateFault
from shared.contract.vocabulary import SignOffRole

DAY = date(2026, 3, 2)


def test_signatures_stand_in_the_order_of_the_roles_after_a_restart(tmp_path, review):
    key = review.manifest.key
    for role in (SignOffRole.APPROVER, SignOffRole.ANALYST):
        Archive(tmp_path).register.sign(key, SignOff(role, "Ada Synthetic", DAY))
    found = Archive(tmp_path).register.sign_offs(key)
    assert [one.role for one in found] == [SignOffRole.ANALYST, SignOffRole.APPROVER]
    assert found[0] == SignOff(SignOffRole.ANALYST, "Ada Synthetic", DAY)


def test_same_person_in_the_same_role_signs_once(tmp_path, review):
    register = Archive(tmp_path).register
    register.sign(review.manifest.key, SignOff(SignOffRole.ANALYST, "Ada Synthetic", DAY))
    later = SignOff(SignOffRole.ANALYST, "Ada Synthetic", date(2026, 3, 9))
    assert [one.signed_on for one in register.sign(review.manifest.key, later)] == [DAY]


def test_signatures_given_at_the_same_moment_are_all_kept(tmp_path, review):
    names = [f"Person {number} Synthetic" for number in range(12)]

    def sign(name):
        sign_off = SignOff(SignOffRole.ANALYST, name, DAY)
        Archive(tmp_path).register.sign(review.manifest.key, sign_off)

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(sign, names))
    found = Archive(tmp_path).register.sign_offs(review.manifest.key)
    assert sorted(one.name for one in found) == sorted(names)


def test_newer_edition_supersedes_the_older_which_stays(tmp_path, review, edition_of):
    archive = Archive(tmp_path)
    first, second = edition_of(review, 1), edition_of(review, 2)
    archive.issue(first)
    assert archive.register.standing(first.manifest) is Standing.ISSUED
    archive.issue(second)
    assert archive.register.standing(first.manifest) is Standing.SUPERSEDED
    assert archive.register.superseding(first.manifest).key == second.manifest.key
    assert archive.register.standing(second.manifest) is Standing.ISSUED
    assert archive.content(first.manifest.key, Part.PDF) == first.files[Part.PDF]


def test_version_is_given_once(tmp_path, review, edition_of):
    archive = Archive(tmp_path)
    first = archive.issue(edition_of(review))
    other = replace(review, manifest=replace(review.manifest, key="f" * 24))
    with pytest.raises(VersionTaken, match="Issue this one again"):
        archive.issue(edition_of(other))
    assert [edition.key for edition in archive.register.editions("ZZ2020")] == [first.key]
    assert archive.register.next_version("ZZ2020") == 2


def test_edition_is_entered_once_however_often_it_is_filed(tmp_path, review, edition_of):
    archive = Archive(tmp_path)
    archive.issue(edition_of(review))
    archive.issue(edition_of(review))
    assert len(archive.register.editions("ZZ2020")) == 1


def test_edition_that_was_filed_but_not_entered_is_not_issued(tmp_path, review, edition_of):
    archive = Archive(tmp_path)
    archive.keep(edition_of(review))
    assert archive.reviews() == ()
    archive.issue(edition_of(review))
    assert len(archive.reviews()) == 1


def test_programmes_count_their_versions_apart(tmp_path, review, edition_of):
    archive = Archive(tmp_path)
    archive.issue(edition_of(review))
    assert archive.register.next_version("../ZZ2021") == 1


def test_damaged_signature_is_named(tmp_path, review):
    register = Archive(tmp_path).register
    register.sign(review.manifest.key, SignOff(SignOffRole.ANALYST, "Ada Synthetic", DAY))
    [path] = (tmp_path / "sign-offs" / review.manifest.key).iterdir()
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(StateFault, match="damaged"):
        register.sign_offs(review.manifest.key)


def test_draft_is_never_entered(tmp_path, review):
    with pytest.raises(ValueError, match="draft"):
        Archive(tmp_path).register.enter(review.manifest)
