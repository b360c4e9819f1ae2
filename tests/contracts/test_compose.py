"""The container definitions keep their promises; no container engine is needed to check them.

`compose-spec.json` is the Compose Specification's own schema (Apache-2.0, see the licence beside
it), taken unchanged from check-jsonschema 0.39.0.
"""

from __future__ import annotations

import copy
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from shared.contract.settings import Settings

ROOT = Path(__file__).parents[2]
FOLDERS = {"loader": "warehouse", "dashboard": "dashboard", "reporter": "reporter"}
SERVICES = sorted(FOLDERS)
MAY_WRITE = {
    "loader": {"/data/inbox", "/data/warehouse", "/data/key"},
    "dashboard": set[str](),
    "reporter": {"/data/archive"},
}
SECRET_NAME = re.compile(r"PASSWORD|SECRET|TOKEN|CREDENTIAL|KEY(?!_FILE)", re.IGNORECASE)
SECRET_VALUE = re.compile(r"(?<![\w/.-])(?=\w*\d)(?=\w*[A-Za-z])[\w+=-]{20,}")


@pytest.fixture(scope="module")
def compose() -> dict[str, Any]:
    """docker-compose.yml as Docker reads it, its merged blocks resolved."""
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text()))


def dockerfile(service: str) -> str:
    """The image definition of a service, with continued lines joined."""
    return (ROOT / FOLDERS[service] / "Dockerfile").read_text().replace("\\\n", "")


def instructions(service: str, name: str) -> list[str]:
    """What stands behind every instruction `name` of a service's image, in order."""
    return re.findall(rf"^{name} (.+)$", dockerfile(service), flags=re.MULTILINE)


def violations(compose: dict[str, Any]) -> list[str]:
    """What the Compose Specification's schema finds wrong."""
    schema = json.loads((Path(__file__).parent / "compose-spec.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    return [error.message for error in validator.iter_errors(compose)]


def secrets(names_and_values: dict[str, str]) -> list[str]:
    """The names of settings that look like a secret, by name or by value."""
    return [
        name
        for name, value in names_and_values.items()
        if SECRET_NAME.search(name) or SECRET_VALUE.search(value)
    ]


def image_settings(service: str) -> dict[str, str]:
    """What a service's image sets in its environment."""
    pairs = (re.findall(r"(\w+)=(\S+)", line) for line in instructions(service, "ENV"))
    return {name: value for found in pairs for name, value in found}


def test_compose_file_follows_the_compose_specification(compose: dict[str, Any]) -> None:
    assert violations(compose) == []


def test_schema_refuses_a_misspelt_key(compose: dict[str, Any]) -> None:
    broken = copy.deepcopy(compose)
    broken["services"]["loader"]["volume"] = broken["services"]["loader"].pop("volumes")
    assert violations(broken)


def test_there_is_one_service_per_image(compose: dict[str, Any]) -> None:
    built = {name: service["build"]["dockerfile"] for name, service in compose["services"].items()}
    assert built == {name: f"{folder}/Dockerfile" for name, folder in FOLDERS.items()}


@pytest.mark.parametrize("service", SERVICES)
def test_service_does_not_run_as_root(compose: dict[str, Any], service: str) -> None:
    (user,) = instructions(service, "USER")
    assert user.isdigit()
    assert int(user) > 0
    assert compose["services"][service]["user"] == f"{user}:{user}"
    # The last word on the user comes before the program and after every step that needs root.
    text = dockerfile(service)
    assert text.rindex("RUN ") < text.index("USER ") < text.index("CMD ")


@pytest.mark.parametrize("service", SERVICES)
def test_service_gives_up_what_it_does_not_need(compose: dict[str, Any], service: str) -> None:
    definition = compose["services"][service]
    assert definition["read_only"] is True
    assert definition["cap_drop"] == ["ALL"]
    assert definition["security_opt"] == ["no-new-privileges:true"]
    assert not definition.get("privileged", False)


@pytest.mark.parametrize(
    ("service", "asks"),
    [
        ("loader", "-m warehouse status"),
        ("dashboard", "http://127.0.0.1:8050/healthz"),
        ("reporter", "http://127.0.0.1:8060/healthz"),
    ],
)
def test_health_check_asks_the_service_itself(
    compose: dict[str, Any], service: str, asks: str
) -> None:
    check = compose["services"][service]["healthcheck"]
    assert check["test"][0] == "CMD"
    assert asks in " ".join(check["test"])
    assert check.keys() >= {"interval", "timeout", "retries", "start_period"}


@pytest.mark.parametrize("service", ["dashboard", "reporter"])
def test_service_listens_on_the_port_that_is_published_to_this_machine_only(
    compose: dict[str, Any], service: str
) -> None:
    (port,) = instructions(service, "EXPOSE")
    definition = compose["services"][service]
    address = f"BEATWISE_{service.upper()}_ADDRESS"
    assert definition["ports"] == [f"127.0.0.1:{port}:{port}"]
    assert definition["environment"][address] == f"0.0.0.0:{port}"
    assert image_settings(service)[address] == f"0.0.0.0:{port}"


@pytest.mark.parametrize("service", SERVICES)
def test_service_writes_only_where_it_must(compose: dict[str, Any], service: str) -> None:
    mounts = compose["services"][service]["volumes"]
    writable = {mount["target"] for mount in mounts if not mount.get("read_only", False)}
    assert writable == MAY_WRITE[service]


def test_every_volume_is_named_and_declared(compose: dict[str, Any]) -> None:
    mounts = [mount for service in compose["services"].values() for mount in service["volumes"]]
    assert {mount["type"] for mount in mounts} == {"volume"}
    assert {mount["source"] for mount in mounts} == set(compose["volumes"])
    assert set(compose["volumes"]) == {"inbox", "warehouse", "archive", "key"}


def test_only_the_loader_sees_the_pseudonym_key(compose: dict[str, Any]) -> None:
    holders = [
        name
        for name, service in compose["services"].items()
        if any(mount["source"] == "key" for mount in service["volumes"])
    ]
    assert holders == ["loader"]


@pytest.mark.parametrize("service", SERVICES)
def test_writable_folder_belongs_to_the_user_of_the_image(service: str) -> None:
    made = " ".join(re.findall(r"install --directory --owner=beatwise (.+)", dockerfile(service)))
    assert set(made.split()) == MAY_WRITE[service]


@pytest.mark.parametrize("service", SERVICES)
def test_settings_are_known_and_hold_no_secret(compose: dict[str, Any], service: str) -> None:
    settings = compose["services"][service]["environment"]
    known = {f"BEATWISE_{field.upper()}" for field in Settings.model_fields}
    assert set(settings) <= known
    assert secrets({**settings, **image_settings(service)}) == []


@pytest.mark.parametrize(
    ("name", "value"),
    [("BEATWISE_API_TOKEN", "x"), ("BEATWISE_KEY", "x"), ("BEATWISE_DIR", "hVf83kQz90sLmmP2x7Ty")],
)
def test_secret_is_recognised(name: str, value: str) -> None:
    assert secrets({name: value}) == [name]


@pytest.mark.parametrize("service", SERVICES)
def test_image_is_built_by_steps_that_make_runs(service: str) -> None:
    steps = re.findall(r"(?:RUN|&&) +scripts/setup (\w+) ?(\w*)", dockerfile(service))
    made = re.findall(r"^\t@scripts/setup ([a-z]+)", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert {step for step, _ in steps} <= set(made)
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert [what for step, what in steps if step == "python"] == [FOLDERS[service]]
    assert FOLDERS[service] in extras["optional-dependencies"]


@pytest.mark.parametrize("service", SERVICES)
def test_image_holds_its_own_package_and_what_is_shared(service: str) -> None:
    copied = {word for line in instructions(service, "COPY") for word in line.split()[:-1]}
    assert {path for path in copied if (ROOT / path).is_dir()} == {"shared", FOLDERS[service]}
    missing = [path for path in copied if not (ROOT / path).exists()]
    assert missing == []
    let_in = (ROOT / ".dockerignore").read_text().splitlines()
    assert [path for path in copied if f"!{path.split('/')[0]}" not in let_in] == []


@pytest.mark.parametrize("service", SERVICES)
def test_image_starts_from_a_named_release_of_python(service: str) -> None:
    assert instructions(service, "FROM") == ["python:3.11-slim-bookworm"]
