"""Files sent: no entity is read, no bomb is opened, nothing too large is taken in."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cartable.config.middleware import MOST_BYTES, MOST_UNKNOWN_BYTES
from cartable.engines.timetable.demo import TINY_PROBLEM
from tests.conformance.campus import Campus
from tests.conformance.conftest import Browser
from tests.conformance.traces import count_rows, differences
from tests.security.sweep import text_of

pytestmark = pytest.mark.django_db

ENTITIES = b"".join(b'<!ENTITY e%d "%s">' % (rank, b"&e%d;" % (rank - 1) * 10) for rank in range(1, 10))
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE problem [<!ENTITY e0 "ha">' + ENTITIES + b']><problem name="&e9;"/>'
FILE = b'<?xml version="1.0"?><!DOCTYPE problem [<!ENTITY x SYSTEM "file:///etc/passwd">]><problem name="&x;"/>'
REMOTE = b'<?xml version="1.0"?><!DOCTYPE problem SYSTEM "http://127.0.0.1:9/x.dtd"><problem name="x"/>'
BOMB = gzip.compress(b'<?xml version="1.0"?><problem>' + b" " * (64 * 1024 * 1024), compresslevel=9)
DEEP = b"<problem>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</problem>"


@pytest.mark.parametrize(
    "content", [LAUGHS, FILE, REMOTE, BOMB, DEEP], ids=["laughs", "file", "remote", "bomb", "deep"]
)
def test_a_hostile_problem_is_refused_whole(campus: Campus, browser: Browser, content: bytes):
    before = count_rows()
    form = {"file": SimpleUploadedFile("term.xml", content), "code": "EVIL", "starts_on": "2026-09-07"}
    response = browser("timetabler").post("/timetable/terms/import/", form)
    assert response.status_code == 422
    assert "root:" not in text_of(response)
    assert differences(before, count_rows()) == {}


def test_names_of_an_imported_problem_are_shown_as_text(campus: Campus, browser: Browser):
    evil = TINY_PROBLEM.replace(b"tiny-fal26", b"&lt;script&gt;alert(1)&lt;/script&gt;")
    form = {"file": SimpleUploadedFile("<script>alert(1)</script>.xml", evil), "code": "XSS", "starts_on": "2026-09-07"}
    client = browser("timetabler")
    response = client.post("/timetable/terms/import/", form, follow=True)
    pages = [
        response,
        client.get("/timetable/terms/"),
        client.get("/timetable/terms/XSS/"),
        client.get("/people/structures/"),
    ]
    assert ["<script>alert" in text_of(page) for page in pages] == [False] * 4


@pytest.mark.parametrize(
    "content",
    [
        b"\xff\xfe\x00\x00",
        b"code;family_name\n" + b"x" * 200_000,
        b'code;family_name\n"' + b"a\n" * 5000,
        b"\x00" * 100,
    ],
    ids=["utf-32", "one long cell", "a quote left open", "zeros"],
)
def test_a_hostile_list_of_people_is_refused_in_words(campus: Campus, browser: Browser, content: bytes):
    response = browser("registrar").post("/api/v1/persons/import", {"file": SimpleUploadedFile("p.csv", content)})
    assert response.status_code in (200, 400)
    report = response.json()
    assert report.get("created", 0) == 0
    assert report.get("refused") or report.get("faults")


class Endless(BytesIO):
    """A body that must not be read."""

    def read(self, size: int | None = -1, /) -> bytes:
        raise AssertionError("the body was read")


@pytest.mark.parametrize(
    ("actor", "size", "status"),
    [
        ("administrator", MOST_BYTES + 1, 413),
        ("anonymous", MOST_UNKNOWN_BYTES + 1, 413),
        ("deactivated", MOST_UNKNOWN_BYTES + 1, 413),
    ],
)
@pytest.mark.parametrize("path", ["/people/import/", "/api/v1/persons/import", "/account/login/"])
def test_what_is_too_large_is_refused_unread(
    browser: Browser, campus: Campus, actor: str, size: int, status: int, path
):
    given = {"CONTENT_LENGTH": str(size), "wsgi.input": Endless(), "CONTENT_TYPE": "multipart/form-data; boundary=x"}
    client = browser(actor)
    response = client.post(path, content_type="multipart/form-data; boundary=x", data=b"", **given)
    assert response.status_code == status
    if path.startswith("/api/"):
        assert response.json()["code"] == "request.too_large"


def test_the_api_takes_ten_megabytes(campus: Campus, browser: Browser):
    content = b"code;family_name\n" + b"x" * (10 * 1024 * 1024)
    response = browser("registrar").post("/api/v1/persons/import", {"file": SimpleUploadedFile("p.csv", content)})
    assert (response.status_code, response.json()["faults"][0]["code"]) == (400, "file.too_large")


def test_a_large_json_body_is_refused(campus: Campus, browser: Browser):
    body = '{"code": "' + "x" * (11 * 1024 * 1024) + '"}'
    response = browser("registrar").post("/api/v1/persons", body, content_type="application/json")
    assert response.status_code in (400, 413)
    assert response.headers["Content-Type"].startswith("application/json")
