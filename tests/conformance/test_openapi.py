"""The API does what its description says: every operation is fed sound and unsound data, the same each time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from http.cookies import SimpleCookie
from typing import get_args
from urllib.parse import parse_qsl

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, settings
from pydantic import BaseModel
from schemathesis.checks import not_a_server_error
from schemathesis.config import GenerationConfig, ProjectConfig, ProjectsConfig, SchemathesisConfig
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from cartable.config.api import api
from tests.conformance.addresses import BODIES, QUERIES, filled_path
from tests.conformance.campus import Campus
from tests.conformance.conftest import undone

pytestmark = pytest.mark.django_db
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    negative_data_rejection,
]
SAID = CHECKS[:-1]
CSRF = "a" * 32

# Sessions are given below: what is drawn is the data.
CONFIG = SchemathesisConfig(
    projects=ProjectsConfig(default=ProjectConfig(generation=GenerationConfig(with_security_parameters=False)))
)
schema = schemathesis.openapi.from_wsgi("/api/openapi.json", get_wsgi_application(), config=CONFIG)


@pytest.fixture(autouse=True)
def _keep_the_connection():
    """The campus lives in a transaction: requests must not close the connection, as Django's own client knows."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def feeder(actor: str, examples: int, phases: tuple[Phase, ...] = (Phase.generate,)) -> Callable:
    """A test that feeds every operation as someone, each request undone; ``Phase.explicit`` covers limits."""

    @schema.parametrize()
    @settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=phases,
        suppress_health_check=list(HealthCheck),
    )
    def feed(case, campus: Campus, sessions: dict[str, SimpleCookie]):
        with undone():
            case.call_and_validate(**signed_in(sessions[actor]), checks=CHECKS)

    return feed


test_as_administrator = feeder("administrator", 12, (Phase.explicit, Phase.generate))
test_as_timetabler = feeder("timetabler", 5)
test_as_student = feeder("student", 5)
test_as_nobody = feeder("anonymous", 3)


def test_no_two_shapes_share_a_name():
    shapes = {}
    for _, router in api._routers:
        for path_view in router.path_operations.values():
            for operation in path_view.operations:
                for model in [*operation.response_models.values(), *operation.models]:
                    for shape in shapes_of(model):
                        shapes.setdefault(shape.__name__, set()).add(shape)
    made = ("NinjaResponse", "Paged", "PathParams", "QueryParams", "BodyParams", "FormParams", "FileParams")
    own = {name: known for name, known in shapes.items() if not name.startswith(made)}
    assert {name: known for name, known in own.items() if len(known) > 1} == {}
    assert {"PersonOut", "TermWeekOut", "WeekOut", "MeetingOut", "RuleIn", "CampaignRuleIn"} <= set(own)


def shapes_of(model: object) -> Iterator[type[BaseModel]]:
    """A model and those inside it."""
    if isinstance(model, type) and issubclass(model, BaseModel):
        yield model
        for found in model.model_fields.values():
            yield from shapes_of(found.annotation)
    for part in get_args(model):
        yield from shapes_of(part)


@pytest.mark.parametrize("actor", ["administrator", "timetabler", "teacher", "student", "ended", "anonymous"])
def test_what_exists_is_told_as_described(campus: Campus, sessions: dict[str, SimpleCookie], actor: str):
    statuses = set()
    for operation in (found.ok() for found in schema.get_all_operations()):
        name = f"{operation.method.upper()} {operation.path}"
        case = operation.Case(**parts_of(campus, name))
        with undone():
            answer = case.call(**signed_in(sessions[actor]))
            case.validate_response(answer, checks=SAID)
            statuses.add(answer.status_code)
    assert statuses <= {200, 201, 202, 204, 401, 403, 404, 409, 422}
    assert 200 in statuses or actor == "anonymous"
    assert 201 in statuses or actor in ("ended", "anonymous")


def parts_of(campus: Campus, name: str) -> dict:
    """What a request for things that exist is made of."""
    path = name.partition(" ")[2]
    keys = {
        part[1:-1]: filled
        for part, filled in zip(path.split("/"), filled_path(campus, path), strict=True)
        if part[:1] == "{"
    }
    query = dict(parse_qsl(QUERIES.get(name, "").lstrip("?")))
    body = {"body": BODIES[name](campus), "media_type": "application/json"} if name in BODIES else {}
    return {"path_parameters": keys, "query": query, **body}


def signed_in(session: SimpleCookie) -> dict[str, dict[str, str]]:
    """The cookies and the header that a page of the site would send."""
    cookies = {name: cookie.value for name, cookie in session.items()}
    return {"cookies": cookies | {"csrftoken": CSRF}, "headers": {"X-CSRFToken": CSRF}}
