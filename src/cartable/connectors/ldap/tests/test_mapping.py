"""Mapping files: the one that is shipped, those that are wrong, what an entry makes of them."""

from __future__ import annotations

import tomllib
from datetime import date

import pytest

from cartable.connectors.ldap.directory import Entry
from cartable.connectors.ldap.entries import read_day, read_row
from cartable.connectors.ldap.mapping_files import EXAMPLE, NoMapping, judge_mapping, read_mapping
from cartable.connectors.ldap.tests.entries import mapping
from cartable.kernel.problems import InputRefused

SHIPPED = tomllib.loads(EXAMPLE.read_text(encoding="utf-8"))


def faults_of(**changes) -> list[tuple[str, str]]:
    """(code, place) of all that is wrong in the shipped file with tables changed."""
    content = {**SHIPPED, **changes}
    with pytest.raises(InputRefused) as refused:
        judge_mapping(content, "x.toml")
    return [(fault.code, str(fault.where)) for fault in refused.value.faults]


def test_the_shipped_file_is_right_and_asks_for_what_it_maps_only():
    found = judge_mapping(SHIPPED, "supann.toml")
    assert (found.server.url, found.key_attribute, len(found.ties)) == ("ldaps://ldap.example.org:636", "uid", 4)
    assert "createTimestamp" in found.attributes
    assert "userPassword" not in found.attributes


@pytest.mark.parametrize(
    ("table", "changes", "expected"),
    [
        ("server", {"url": "ldap://ldap.example.org"}, ("directory.not_tls", "x.toml: server.url")),
        ("server", {"url": "https://ldap.example.org"}, ("directory.url", "x.toml: server.url")),
        ("server", {"url": "ldaps://host:99999999"}, ("directory.url", "x.toml: server.url")),
        ("server", {"password": "secret"}, ("directory.key", "x.toml: server.password")),
        ("people", {"base": "not a name"}, ("directory.base", "x.toml: people.base")),
        ("people", {"filter": "(uid=*"}, ("directory.filter", "x.toml: people.filter")),
        ("people", {"scope": "world"}, ("directory.scope", "x.toml: people.scope")),
        ("people", {"page_size": 0}, ("directory.page_size", "x.toml: people.page_size")),
        ("record", {"is_protected": "x"}, ("directory.key", "x.toml: record.is_protected")),
        ("record", {"mail": "(mail=*)"}, ("directory.selector", "x.toml: record.mail")),
        ("record", {"key": ""}, ("directory.missing", "x.toml: record.key")),
        ("schedule", {"nightly": "yes"}, ("directory.flag", "x.toml: schedule.nightly")),
    ],
)
def test_what_is_wrong_is_told_with_its_place(table, changes, expected):
    assert faults_of(**{table: {**SHIPPED[table], **changes}}) == [expected]


def test_affiliations_and_tables_that_mean_nothing():
    assert faults_of(affiliation=[{"kind": "king", "when": "sn", "is": ["x"], "otherwise": "UT"}]) == [
        ("directory.kind", "x.toml: affiliation 1")
    ]
    assert faults_of(affiliation=[{"kind": "student"}]) == [("directory.when", "x.toml: affiliation 1")]
    assert faults_of(affiliation=[{"kind": "student", "when": "a", "is": "b"}]) == [
        ("directory.structure", "x.toml: affiliation 1")
    ]
    assert faults_of(groups={}) == [("directory.table", "x.toml: groups")]


def test_a_starttls_address_is_accepted():
    server = {**SHIPPED["server"], "url": "ldap://ldap.example.org", "starttls": True}
    assert judge_mapping({**SHIPPED, "server": server}, "x.toml").server.url == "ldap://ldap.example.org:389"


def test_a_file_that_is_missing_or_no_toml(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    for code in ("annuaire", "../annuaire", "a/b", "a\0b"):
        with pytest.raises(NoMapping):
            read_mapping(code)
    (tmp_path / "directories").mkdir()
    (tmp_path / "directories" / "annuaire.toml").write_text("[server]\nurl = \n", encoding="utf-8")
    with pytest.raises(InputRefused) as refused:
        read_mapping("annuaire")
    assert [(fault.code, fault.line) for fault in refused.value.faults] == [("directory.unreadable", 2)]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2004-02-03", date(2004, 2, 3)),
        ("20040203", date(2004, 2, 3)),
        ("20260831220000Z", date(2026, 9, 1)),
        ("20260901000000+0200", date(2026, 9, 1)),
        ("2026083122Z", date(2026, 9, 1)),
        ("20260831215959.9Z", date(2026, 8, 31)),
        ("20161231235960Z", date(2017, 1, 1)),
    ],
)
def test_days_are_those_of_the_campus(text, day):
    assert read_day(text) == day


@pytest.mark.parametrize("text", ["", "2004-02-30", "3/2/2004", "20040203000000", "00000000", "99999999999999Z"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(InputRefused):
        read_day(text)


def test_labels_parts_and_bytes_that_are_no_text():
    read = judge_mapping(tomllib.loads(mapping("ldap://localhost:1")), "x.toml")
    values = {
        "uid": (b"a",),
        "sn": (b"Sand",),
        "supannmailprive": (b"without label", b"{PERSO} a@home.example "),
        "supannrefid": (b"{APOGEE}1", b"{siham}7"),
        "givenname": (b"\xff\xfe",),
    }
    row, faults = read_row(Entry("uid=a", values), read, 3)
    assert (row.personal_mail, row.hr, row.usage_family_name, row.line) == ("a@home.example", "7", "", 3)
    assert [(fault.code, fault.where, fault.line) for fault in faults] == [("directory.not_text", "given_name", 3)]


def test_an_entry_without_key_is_refused_by_its_name():
    read = judge_mapping(tomllib.loads(mapping("ldap://localhost:1")), "x.toml")
    row, faults = read_row(Entry("cn=nobody", {"sn": (b"Sand",)}), read, 1)
    assert row.key == ""
    assert [str(fault.what) for fault in faults] == ["The entry cn=nobody has no key."]
