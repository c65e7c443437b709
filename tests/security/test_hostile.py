"""What an attacker tries besides: formulas in every export, numbers to be counted, bare answers, headers of mails."""

from __future__ import annotations

import csv
import re
from io import BytesIO, StringIO
from zipfile import BadZipFile, ZipFile

import pytest
from django.apps import apps
from django.core import mail
from django.db import models
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.converters import IntConverter

from cartable.engines.access.domain.rights.letters import write_to
from tests.conformance.campus import Campus
from tests.conformance.conftest import Browser
from tests.conformance.discovery import operations
from tests.security.sweep import SHOWN, address_of, text_of
from tests.security.test_pages import WORDS

pytestmark = pytest.mark.django_db
FORMULA = "=cmd|' /C calc'!A0"
BEGINNINGS = ("=", "@", "\t", "\r")
"""A minus or a plus may begin a number."""


def write_formulas() -> int:
    """Put a formula in every text that people write. Returns how many rows hold it."""
    count = 0
    for model in apps.get_models():
        if getattr(model, "pgh_tracked_model", None) or not model.__module__.startswith("cartable."):
            continue
        fields = [one for one in model._meta.concrete_fields if one.name in WORDS]
        texts = [one for one in fields if isinstance(one, models.CharField | models.TextField)]
        if texts:
            count += model.objects.update(**{one.name: FORMULA[: one.max_length] for one in texts})
    return count


def ill_cells(text: str) -> list[str]:
    """The cells of a CSV, whatever its separator, that a spreadsheet would compute."""
    rows = csv.reader(StringIO(text.lstrip("\ufeff")), delimiter=";" if ";" in text.split("\n", 1)[0] else ",")
    return [cell for row in rows for cell in row if cell.startswith(BEGINNINGS)]


def formulas_of(content: bytes) -> list[str]:
    """The formulas of a workbook; raises BadZipFile for what is none."""
    with ZipFile(BytesIO(content)) as book:
        sheets = [name for name in book.namelist() if name.startswith("xl/worksheets/")]
        return [found for name in sheets for found in re.findall(r"<f>.*?</f>", book.read(name).decode())]


def test_no_export_of_any_list_holds_a_formula(campus: Campus, browser: Browser):
    assert write_formulas() > 30
    client, ill, exported, guarded = browser("administrator"), [], 0, 0
    for name in SHOWN:
        for form in ("csv", "xlsx"):
            response = client.get(f"{address_of(name, campus)}?export={form}")
            kind = response.headers.get("Content-Type", "")
            if response.status_code != 200 or ("csv" not in kind and "spreadsheet" not in kind):
                continue
            exported += 1
            if "csv" in kind:
                text = text_of(response)
                guarded += f"'{FORMULA[:8]}" in text
                ill += [f"{name} {form}: {cell[:40]}" for cell in ill_cells(text)]
            else:
                try:
                    ill += [f"{name} {form}: {one}" for one in formulas_of(response.getvalue())]
                except BadZipFile:
                    ill.append(f"{name} {form}: no workbook")
    assert ill == []
    assert exported > 8
    assert guarded > 2


def test_no_address_of_a_page_or_operation_is_a_number_to_be_counted():
    """The only one is of one's own sessions."""
    assert numbered(get_resolver(), "") == ["access:end-session"]
    kinds = {key for operation in operations() for key in re.findall(r"\{(\w+)\}", operation)}
    assert {key for key in kinds if key in ("id", "pk", "number")} == set()


def numbered(resolver: URLResolver, namespace: str) -> list[str]:
    """The names of addresses that hold a number of a row."""
    found = []
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            kinds = {name for name, kind in pattern.pattern.converters.items() if isinstance(kind, IntConverter)}
            if kinds & {"pk", "id"}:
                found.append(f"{namespace}{pattern.name}")
        elif pattern.namespace != "api":
            found += numbered(pattern, f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace)
    return found


def test_answers_that_are_no_page_are_as_strict(campus: Campus, browser: Browser, settings):
    """Errors, static files, the programming interface: none of them can be framed, sniffed or made to run a script."""
    student = browser("student")
    answers = {
        "403": student.get("/access/accounts/"),
        "404": student.get("/nowhere/"),
        "405": student.post("/access/my-account/"),
        "sign in": Client().get("/account/login/"),
        "lead away": Client().get("/people/me/"),
        "api 401": Client().get("/api/v1/me/rights"),
        "api 404": student.get("/api/v1/nowhere"),
        "api 422": student.get("/api/v1/me/rights?on=x"),
        "openapi": student.get("/api/openapi.json"),
        "robots": Client().get("/robots.txt"),
    }
    bare = {
        name: missing
        for name, answer in answers.items()
        if (missing := [key for key in STRICT if key not in answer.headers])
    }
    assert bare == {}
    assert {name for name, answer in answers.items() if "script-src 'unsafe" in str(answer.headers)} == set()


STRICT = ("X-Content-Type-Options", "X-Frame-Options", "Referrer-Policy", "Content-Security-Policy")


@pytest.mark.parametrize("mark", ["\r\n", "\n", "\r"])
def test_a_title_of_several_lines_writes_no_header_of_a_mail(campus: Campus, settings, mark: str):
    settings.CAN_SEND_MAIL = True
    person, grant = campus.person("other_student"), campus.rights.refused
    person.mail = "ines@valbelle.example"
    grant.service.title_fr = f"Affiches{mark}Bcc: all@evil.example{mark}{mark}Ouvrez ceci"
    assert write_to(person, "refused", {"grant": grant, "thing": grant.service}) is True
    (letter,) = mail.outbox
    assert letter.recipients() == ["ines@valbelle.example"]
    message = letter.message()
    assert [value for name, value in message.items() if name.lower() == "bcc"] == []
    assert "\n" not in str(letter.subject)
