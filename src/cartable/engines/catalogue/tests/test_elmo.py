"""Units as ELMO: valid against the schema of the EMREX user group, read back, nothing outside fetched."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import etree

from cartable.engines.catalogue.api import CourseUnit, UnitRow, create_units, exchange
from cartable.engines.catalogue.domain.exchange.reading import read_units
from cartable.kernel.problems import InputRefused

pytestmark = pytest.mark.django_db
SCHEMA = Path(__file__).parent / "data" / "elmo" / "schema.xsd"
XSD = '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="{space}">{body}</xs:schema>'
IMPORTED = {
    "http://www.w3.org/2001/03/xml.xsd": XSD.format(
        space="http://www.w3.org/XML/1998/namespace", body='<xs:attribute name="lang" type="xs:language"/>'
    ),
    "xmldsig-core-schema.xsd": XSD.format(
        space="http://www.w3.org/2000/09/xmldsig#", body='<xs:element name="Signature"/>'
    ),
    "EUROPASS_ISOCountries_V1.1.xsd": XSD.format(
        space="http://europass.cedefop.europa.eu/Europass/V2.0",
        body='<xs:simpleType name="countryCode"><xs:restriction base="xs:token"><xs:pattern value="[A-Z]{2}"/>'
        "</xs:restriction></xs:simpleType>",
    ),
    "ewp-specs-types-address/stable-v1/schema.xsd": XSD.format(
        space="https://github.com/erasmus-without-paper/ewp-specs-types-address/tree/stable-v1",
        body='<xs:complexType name="FlexibleAddress"/>',
    ),
}
ISSUER = exchange.Issuer(code="0000000X", title="Université", url="https://campus.example/", kind="uai")
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)


class Imported(etree.Resolver):
    """The few types that the schema takes from others."""

    def resolve(self, url, public_id, context):
        for end, text in IMPORTED.items():
            if url and url.endswith(end):
                return self.resolve_string(text, context)
        return None


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Imported())
    return etree.XMLSchema(etree.parse(str(SCHEMA), parser))


def test_the_export_is_valid_and_read_back(schema):
    create_units(
        rows=[
            UnitRow("MT01", "Analyse & <limites>", "Calculus", summary_fr="Suites", lecture_minutes=1890, level=2),
            UnitRow("GE40", "Gestion", credits=5, language="en", level=5),
        ]
    )
    document = exchange.write_elmo(CourseUnit.objects.order_by("code"), issuer=ISSUER, now=NOW)
    schema.assertValid(etree.fromstring(document))
    rows, _header = read_units(document)
    assert [(row.code, row.faults) for row in rows] == [("GE40", []), ("MT01", [])]
    assert rows[1].values == {
        "title_fr": "Analyse & <limites>",
        "title_en": "Calculus",
        "content_fr": "Suites",
        "language": "fr",
        "credits": 6,
        "level": 2,
    }
    assert b"<engagementHours>31.50</engagementHours>" in document


def test_an_empty_catalogue_is_valid_too(schema):
    schema.assertValid(etree.fromstring(exchange.write_elmo([], issuer=ISSUER, now=NOW)))


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (b"<elmo", "xml.syntax"),
        (b"<elmo/>", "xml.namespace"),
        (
            b'<!DOCTYPE e [<!ENTITY x "y">]><elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"/>',
            "xml.doctype",
        ),
        (b'<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"/>', "xml.empty"),
    ],
)
def test_what_is_no_sound_document_is_told(document, code):
    with pytest.raises(InputRefused) as refusal:
        read_units(document)
    assert [fault.code for fault in refusal.value.faults] == [code]


def test_courses_of_partners_are_read_at_any_depth_with_their_line():
    document = b"""<elmo xmlns="https://github.com/emrex-eu/elmo-schemas/tree/v1"><report>
    <learningOpportunitySpecification><identifier type="local">DEGREE</identifier><title>Degree</title>
      <type>Degree Programme</type><specifies><learningOpportunityInstance/></specifies>
      <hasPart><learningOpportunitySpecification><identifier type="local">1000-217</identifier>
        <title xml:lang="pl">Budowa</title><title xml:lang="en">Compilers</title><type>Course</type>
        <specifies><learningOpportunityInstance><credit><scheme>ECTS</scheme><value>7.5</value></credit>
        <languageOfInstruction>pl</languageOfInstruction></learningOpportunityInstance></specifies>
      </learningOpportunitySpecification></hasPart></learningOpportunitySpecification></report></elmo>"""
    [row], _header = read_units(document)
    assert (row.line, row.code, row.values) == (
        4,
        "1000-217",
        {"title_fr": "Budowa", "title_en": "Compilers", "language": "pl"},
    )
    assert [(fault.code, fault.where, fault.line) for fault in row.faults] == [("unit.credits", "credit/value", 6)]
