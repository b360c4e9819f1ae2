"""The JSON API against its own description: every address is described, no input is too much."""

from __future__ import annotations

import hashlib
import json
from concurrent.futures import ThreadPoolExecutor

import jsonschema
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.errors import Unsatisfiable
from schemathesis import GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from reporter.app import create_app
from reporter.archive import Archive
from reporter.desk import today
from reporter.issue import Issue, SignOff
from reporter.jobs import CAPACITY, Jobs
from reporter.manifest import Manifest, Part, Review
from shared.contract.settings import Settings
from shared.contract.vocabulary import SignOffRole

EXAMPLES = 20
DRAFT, EDITION = "0" * 24, "1" * 24
EVIDENCE = {
    "statements": [
        {
            "id": "E1",
            "text": "The level was 2.6.",
            "evidence": [
                {
                    "key": "implementation_level",
                    "selection": {},
                    "group": {"by": {}, "state": "ok", "base": 20},
                    "shown": "2.6",
                    "shown_low": "2.0",
                    "shown_high": "3.0",
                }
            ],
            "given": [],
        }
    ]
}


def review(key, issue=None):
    pdf = f"%PDF-1.7 {key}".encode()
    manifest = Manifest(
        key=key,
        programme="MK2016",
        name="A programme",
        snapshot="abcdef0123456789",
        edition="abcdef0123456789.1",
        code_version="c" * 16,
        file_stem=f"2020-01-31_a-programme_review_{key[:2]}",
        as_of="2020-01-31",
        is_synthetic=True,
        pdf_sha256=hashlib.sha256(pdf).hexdigest(),
        pdf_bytes=len(pdf),
        issue=issue,
    )
    files = dict.fromkeys(Part, b"{}") | {
        Part.PDF: pdf,
        Part.CHECKS: b'[{"name": "Rows", "passed": true, "detail": ""}]',
        Part.EVIDENCE: json.dumps(EVIDENCE).encode(),
    }
    return Review(manifest, files)


bounded = settings(
    max_examples=EXAMPLES,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def service(sample_warehouse, tmp_path):
    """A service with a draft, an edition of another draft and a job that waits."""
    own = Settings(dir=sample_warehouse, archive=tmp_path)
    archive = Archive(tmp_path)
    archive.keep(review(DRAFT))
    sign_off = SignOff(SignOffRole.ANALYST, "Ada Synthetic", today())
    archive.issue(review(EDITION, Issue(1, "2" * 24, today(), (sign_off,))))
    Jobs(tmp_path).order(programme="MK2016", edition="abcdef0123456789.1", key="k")
    return create_app(own)


load_all_checks()


@schemathesis.serializer("application/pdf")
def any_bytes(_context, value):
    """Whatever is made up, as the bytes of a file."""
    return value if isinstance(value, bytes) else json.dumps(value, default=str).encode()


# These judge what is sent against what is described; keys are exchanged for those that exist.
JUDGING_WHAT_IS_SENT = [
    CHECKS.get_one(name) for name in ("negative_data_rejection", "positive_data_acceptance")
]


@pytest.mark.parametrize("mode", list(GenerationMode))
def test_answers_to_any_input_are_as_described(service, mode):
    def call(case):
        case.call_and_validate()

    _send(service, mode, call)


@pytest.mark.parametrize("mode", list(GenerationMode))
@pytest.mark.parametrize("key", [DRAFT, EDITION])
def test_answers_about_what_exists_are_as_described(service, mode, key):
    jobs = Jobs(service.config["BEATWISE_DESK"].archive.directory)
    known = {"key": key, "identity": jobs.open_jobs()[0].id}

    def call(case):
        case.path_parameters |= {name: known[name] for name in known.keys() & case.path_parameters}
        case.call_and_validate(excluded_checks=JUDGING_WHAT_IS_SENT)

    _send(service, mode, call, having=known)


def _send(service, mode, call, having=()):
    """Call every operation with made-up requests; those about nothing in `having` are left out."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", service)
    called = 0
    for found in schema.get_all_operations():
        operation = found.ok()
        if having and not any(f"{{{name}}}" in operation.path for name in having):
            continue
        try:
            made = operation.as_strategy(generation_mode=mode)
            bounded(given(case=made)(call))()
        except Unsatisfiable:  # what takes nothing cannot be sent anything wrong
            assert mode is GenerationMode.NEGATIVE
        called += 1
    assert called > 5


def test_every_address_of_the_api_is_described(service):
    document = service.test_client().get("/api/openapi.json").json
    described = {
        (method, address) for address, methods in document["paths"].items() for method in methods
    }
    served = {
        (method.lower(), rule.rule.replace("<", "{").replace(">", "}"))
        for rule in service.url_map.iter_rules()
        for method in rule.methods - {"HEAD", "OPTIONS"}
        if rule.rule.startswith("/api/") and rule.endpoint != "library.api"
    }
    assert described == served
    assert len(served) > 10


def test_description_is_a_valid_openapi_document(service):
    document = service.test_client().get("/api/openapi.json").json
    assert document["openapi"] == "3.1.0"
    for schema in document["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)
    text = json.dumps(document)
    for name in set(document["components"]["schemas"]):
        assert f'"#/components/schemas/{name}"' in text, f"{name} is used by nothing"


def test_page_of_the_api_names_every_address(service):
    client = service.test_client()
    page = client.get("/api/docs").text
    for address in client.get("/api/openapi.json").json["paths"]:
        assert address in page


def test_simultaneous_requests_are_all_answered(service, monkeypatch):
    monkeypatch.setattr("reporter.desk.Desk.order", _ordered)
    clients = [service.test_client() for _ in range(10)]

    def ask(number):
        return clients[number].post("/api/reviews", json={"programme": f"P{number}"})

    with ThreadPoolExecutor(10) as pool:
        answers = list(pool.map(ask, range(10)))
    taken = [answer for answer in answers if answer.status_code == 202]
    refused = [answer for answer in answers if answer.status_code == 503]
    assert (len(taken), len(refused)) == (CAPACITY - 1, 10 - CAPACITY + 1)  # one waits already
    assert len({answer.json["job"] for answer in taken}) == len(taken)
    assert all(int(answer.headers["Retry-After"]) > 0 for answer in refused)


def _ordered(desk, programme):
    return desk.jobs.order(programme=programme, edition="abcdef0123456789.1", key=programme)
