"""Describes the JSON API as an OpenAPI 3.1 document, from its routes and the models they use."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any, TypeVar

from flask import Flask
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema
from werkzeug.routing import Rule

from reporter.schemas import Fault

VERSION = "1"
ATTRIBUTE = "operation"
_PARAMETER = re.compile(r"<(?:[^:<>]+:)?([^<>]+)>")
_REFERENCE = "#/components/schemas/{model}"
View = TypeVar("View", bound=Callable[..., Any])
Content = type[BaseModel] | str
"""A model, sent as JSON, or the media type of a file."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A part of an address that varies.

    Attributes:
        description: what it is.
        pattern: a regular expression that it fits.
        among: the values that it may have; empty where the pattern alone decides.
    """

    description: str
    pattern: str = ""
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """What a route takes and gives, beside its docstring.

    Attributes:
        answers: status to what is given with it; several media types of a file as a tuple.
        body: what it takes.
        parameters: name to the part of the address.
        faults: statuses of the faults that it may answer with.
        headers: status to the header that its answer carries, with what it says.
    """

    answers: Mapping[int, Content | tuple[str, ...]]
    body: Content | None = None
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    faults: tuple[int, ...] = ()
    headers: Mapping[int, tuple[str, str]] = field(default_factory=dict)


def operation(described: Operation) -> Callable[[View], View]:
    """Give a view its description."""

    def describe(view: View) -> View:
        setattr(view, ATTRIBUTE, described)
        return view

    return describe


def openapi(app: Flask) -> dict[str, Any]:
    """The document of every described route of an application, in order of address."""
    found = sorted(_described(app), key=lambda pair: pair[0].rule)
    paths: dict[str, dict[str, Any]] = {}
    for rule, view in found:
        address = _PARAMETER.sub(r"{\1}", rule.rule)
        methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
        for method in sorted(methods):
            paths.setdefault(address, {})[method.lower()] = _operation(rule, view)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Beatwise reviews",
            "version": VERSION,
            "description": "Order a review, have it signed, issue it, verify it.",
        },
        "paths": paths,
        "components": {"schemas": _schemas(view for _, view in found)},
    }


def _described(app: Flask) -> Iterator[tuple[Rule, Callable[..., Any]]]:
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        if hasattr(view, ATTRIBUTE):
            yield rule, view


def _of(view: Callable[..., Any]) -> Operation:
    described: Operation = getattr(view, ATTRIBUTE)
    return described


def _operation(rule: Rule, view: Callable[..., Any]) -> dict[str, Any]:
    described = _of(view)
    made: dict[str, Any] = {
        "operationId": rule.endpoint.rpartition(".")[2],
        "summary": (inspect.getdoc(view) or "").splitlines()[0],
        "parameters": [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": parameter.description,
                "schema": _parameter(parameter),
            }
            for name, parameter in described.parameters.items()
        ],
        "responses": _responses(described),
    }
    if described.body:
        made["requestBody"] = {"required": True, "content": _content(described.body)}
    return made


def _parameter(parameter: Parameter) -> dict[str, Any]:
    schema: dict[str, Any] = {"type": "string"}
    if parameter.among:
        return schema | {"enum": list(parameter.among)}
    return schema | {"pattern": parameter.pattern}


def _responses(described: Operation) -> dict[str, Any]:
    answers: dict[int, Content | tuple[str, ...]] = dict.fromkeys(described.faults, Fault)
    answers |= described.answers
    responses: dict[str, Any] = {}
    for status, content in sorted(answers.items()):
        made: dict[str, Any] = {"description": HTTPStatus(status).phrase}
        if content:
            made["content"] = _content(content)
        if status in described.headers:
            name, meaning = described.headers[status]
            made["headers"] = {name: {"description": meaning, "schema": {"type": "string"}}}
        responses[str(status)] = made
    return responses


def _content(content: Content | tuple[str, ...]) -> dict[str, Any]:
    if isinstance(content, tuple):
        return {media: {} for media in content}
    if isinstance(content, str):
        return {content: {}}
    reference = _REFERENCE.format(model=content.__name__)
    return {"application/json": {"schema": {"$ref": reference}}}


def _schemas(views: Iterator[Callable[..., Any]]) -> dict[str, Any]:
    taken: set[type[BaseModel]] = set()
    given: set[type[BaseModel]] = {Fault}
    for described in map(_of, views):
        if isinstance(described.body, type):
            taken.add(described.body)
        given |= {one for one in described.answers.values() if isinstance(one, type)}
    models = [(model, "validation") for model in taken] + [(one, "serialization") for one in given]
    models.sort(key=lambda pair: pair[0].__name__)
    _, schema = models_json_schema(models, ref_template=_REFERENCE)  # type: ignore[arg-type]
    definitions: dict[str, Any] = schema["$defs"]
    return definitions
