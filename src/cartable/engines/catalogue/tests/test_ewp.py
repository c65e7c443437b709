"""Units as a response of EWP's Courses API: written in its order, read back, faults with their element and line."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree

from cartable.engines.calendar.demo import make_term, make_year
from cartable.engines.catalogue.api import CourseUnit, exchange
from cartable.engines.catalogue.demo import make_offering, make_unit
from cartable.engines.catalogue.domain.exchange.ewp_reading import NAMESPACE
from cartable.engines.catalogue.domain.exchange.reading import read_units
from cartable.engines.catalogue.models import UnitVersion
from cartable.engines.people.demo import make_account_with_role
from cartable.kernel.clock import today
from cartable.kernel.problems import InputRefused

NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
SPAN = exchange.Span("A", date(2026, 9, 7), date(2027, 1, 24), "Automne", "Autumn", (2026, 2027), 1, 2)
text = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Co", "Cn")), max_size=40).map(str.strip)
codes = st.text("ABCDEFGHIJ0123456789-.", min_size=1, max_size=40)
units = st.builds(
    dict,
    code=codes,
    title_fr=text.filter(bool),
    title_en=text,
    credits=st.integers(0, 60),
    level=st.integers(1, 6),
    language=st.sampled_from(["fr", "en", "de", "zh"]),
    lecture_minutes=st.integers(0, 60_000),
    content_fr=text,
    content_en=text,
)


def build(said: dict[str, object], pk: int) -> CourseUnit:
    given = dict(said)
    version = UnitVersion(content_fr=given.pop("content_fr"), content_en=given.pop("content_en"))
    return CourseUnit(pk=pk, version=version, **given)


def write(rows: list[CourseUnit]) -> bytes:
    spans = {row.pk: [SPAN] for row in rows}
    return exchange.write_ewp(rows, spans=spans, guide_url=lambda code, language: f"https://c.example/{code}")


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(units, min_size=1, max_size=4, unique_by=lambda said: said["code"]))
def test_what_is_written_is_read_back(said):
    rows, header = read_units(write([build(one, pk) for pk, one in enumerate(said, start=1)]))
    told = ("title_fr", "title_en", "credits", "language", "content_fr", "content_en")
    assert [(row.code, row.faults) for row in rows] == [(one["code"], []) for one in said]
    assert [row.values for row in rows] == [{name: one[name] for name in told if one[name] != ""} for one in said]
    assert header.ignored == ["eqfLevelProvided", "gradingScheme", "engagementHours"]


def test_elements_are_in_the_order_of_the_schema():
    given = {"code": "MT01", "title_fr": "Analyse", "title_en": "Calculus", "content_fr": "Suites", "content_en": ""}
    root = etree.fromstring(write([build(given | {"lecture_minutes": 1890, "level": 5}, 1)]))
    [course] = root
    assert [etree.QName(node).localname for node in course] == [
        "los-id",
        "los-code",
        "title",
        "title",
        "type",
        "eqfLevelProvided",
        "url",
        "url",
        "description",
        "specifies",
    ]
    [[instance]] = course.findall(f"{{{NAMESPACE}}}specifies")
    assert [etree.QName(node).localname for node in instance] == [
        "loi-id",
        "start",
        "end",
        "academic-term",
        "gradingScheme",
        "credit",
        "languageOfInstruction",
        "engagementHours",
    ]
    said = {etree.QName(node).localname: node.text for node in root.iter() if node.text and node.text.strip()}
    assert re.fullmatch(r"(CR|CLS|MOD|DEP)/(.{1,40})", said["los-id"])
    assert re.fullmatch(r"(CRI|CLSI|MODI|DEPI)/(.{1,40})", said["loi-id"])
    assert (said["academic-year-id"], said["term-number"], said["total-terms"]) == ("2026/2027", "1", "2")
    assert (said["start-date"], said["end-date"]) == ("2026-09-07", "2027-01-24")
    assert (said["scheme"], said["level"], said["value"], said["engagementHours"]) == ("ects", "Master", "6", "31.50")


PARTNER = f"""<courses-response xmlns="{NAMESPACE}">
<learningOpportunitySpecification><los-id>DEP/1</los-id><title>Degree</title><type>Degree Programme</type>
</learningOpportunitySpecification>
<learningOpportunitySpecification><los-id>CR/77</los-id>
  <title xml:lang="pl">Budowa</title><title xml:lang="en-GB">Compilers</title><type>Something new</type>
  <subjectArea>11.3</subjectArea><iscedCode>0613</iscedCode>
  <specifies><learningOpportunityInstance><loi-id>CRI/1</loi-id><start>2020-10-01</start><end>2021-01-31</end>
    <credit><scheme>ects</scheme><value>4</value></credit></learningOpportunityInstance>
  <learningOpportunityInstance><loi-id>CRI/2</loi-id><start>2025-10-01</start><end>2026-01-31</end>
    <credit><scheme>hours</scheme><value>60</value></credit>
    <credit><scheme>ects</scheme>
      <value>7.5</value></credit>
    <languageOfInstruction>pl</languageOfInstruction></learningOpportunityInstance></specifies>
</learningOpportunitySpecification>
<learningOpportunitySpecification><los-id>CR/78</los-id>
  <los-code>C 78</los-code><title>Systems</title><type>Course</type></learningOpportunitySpecification>
</courses-response>""".encode()


def test_courses_of_partners_are_read_and_faults_name_their_element_and_line():
    rows, header = read_units(PARTNER)
    assert [(row.line, row.code, row.values) for row in rows] == [
        (4, "77", {"title_fr": "Budowa", "title_en": "Compilers", "language": "pl"}),
        (15, "C 78", {"title_fr": "Systems"}),
    ]
    faults = [(fault.code, str(fault.where), fault.line) for row in rows for fault in row.faults]
    assert faults == [("unit.credits", "credit/value", 12), ("unit.code", "los-code", 16)]
    assert header.ignored == ["subjectArea", "iscedCode"]


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (f'<courses-response xmlns="{NAMESPACE}">'.encode(), "xml.syntax"),
        (
            f'<!DOCTYPE c [<!ENTITY x SYSTEM "file:///x">]><courses-response xmlns="{NAMESPACE}"/>'.encode(),
            "xml.doctype",
        ),
        (f'<courses-response xmlns="{NAMESPACE}"/>'.encode(), "xml.empty"),
        (b'<courses-response xmlns="https://example.org/other"/>', "xml.namespace"),
    ],
)
def test_what_is_no_sound_response_is_told(document, code):
    with pytest.raises(InputRefused) as refusal:
        read_units(document)
    assert [fault.code for fault in refusal.value.faults] == [code]


@pytest.mark.django_db
def test_the_catalogue_is_exported_with_its_terms_and_imported_unchanged(client):
    registrar = make_account_with_role("registrar")
    year = make_year("now", starts_on=date(today().year - 1, 9, 1), ends_on=date(today().year + 1, 9, 1))
    term = make_term("A", starts_on=date(2026, 9, 7), year=year)
    make_offering(term, make_unit("MT01", title_fr="Analyse"))
    make_unit("MT02")
    client.force_login(registrar)
    answer = client.get(reverse("catalogue:unit-export"), {"format": "ewp"})
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/xml")
    root = etree.fromstring(answer.content)
    assert [len(one.findall(".//{*}academic-term")) for one in root] == [1, 0]
    assert [one.findtext(".//{*}value") for one in root] == ["6", "6"]
    assert b"/guide/units/MT01/?lang=en" in answer.content
    report = exchange.import_units(source=answer.content, year=year, actor=registrar, now=NOW)
    assert (report.refused, report.unchanged, report.created) == ([], 2, 0)


@pytest.mark.django_db
def test_refused_courses_are_counted_as_courses(client):
    year = make_year("2026", starts_on=date(2026, 9, 1), ends_on=date(2099, 9, 1))
    report = exchange.import_units(source=PARTNER, year=year, actor=make_account_with_role("registrar"), now=NOW)
    assert [(fault.line, str(fault.where)) for fault in report.refused] == [(12, "credit/value"), (16, "los-code")]
    assert (report.as_dict()["refused_rows"], report.ignored_columns) == (2, ["subjectArea", "iscedCode"])
