"""A mapping file judged: every key known, every selector well written, nothing that would be read unsafely."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import fields
from datetime import date
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from ldap3.core.exceptions import LDAPException
from ldap3.operation.search import parse_filter
from ldap3.utils.dn import parse_dn

from cartable.connectors.ldap.mapping import DirectoryMapping, Selector, Selectors, Server, Tie
from cartable.engines.people.api import Affiliation, arriving
from cartable.kernel.problems import Fault, Text

RECORD_FIELDS = tuple(each.name for each in fields(arriving.ArrivingRow) if each.name not in ("ties", "line"))
TABLES = {
    "server": ("url", "starttls", "ca_file", "bind_dn"),
    "people": ("base", "filter", "scope", "page_size"),
    "schedule": ("nightly",),
    "record": RECORD_FIELDS,
    "structures": None,
}
TIE_KEYS = ("when", "is", "kind", "structure", "otherwise", "valid_from", "last_day", "level")
SCOPES = ("subtree", "level")
PORTS = {"ldap": 389, "ldaps": 636}
LARGEST_PAGE = 5000


class Reader:
    """Reads the tables of one file, and notes all that is wrong instead of stopping at the first."""

    def __init__(self, content: Mapping[str, Any], name: str) -> None:
        self.content, self.name = content, name
        self.faults: list[Fault] = []

    def read(self) -> DirectoryMapping | None:
        """The mapping, or None when there are faults."""
        self._know_keys()
        server, people = self._server(), self._table("people")
        base, said = self._text(people, "people", "base"), self._text(people, "people", "filter")
        self._check_base(base)
        self._check_filter(said)
        record = {
            name: self._selectors(given, f"record.{name}")
            for name, given in self._table("record").items()
            if name in RECORD_FIELDS
        }
        for name in ("key", "family_name"):
            if not record.get(name):
                self._fault("missing", _("Which attribute is it?"), f"record.{name}", _("Name one: it is required."))
        scope = people.get("scope", "subtree")
        if scope not in SCOPES:
            self._fault("scope", _("This is no scope."), "people.scope", self._one_of(SCOPES))
        ties = tuple(tie for number, told in enumerate(self._tie_tables(), 1) if (tie := self._tie(told, number)))
        structures = {str(one): str(other) for one, other in self._table("structures").items()}
        nightly = self._flag("schedule", "nightly")
        page_size = self._page_size(people.get("page_size", 500))
        if self.faults or server is None:
            return None
        return DirectoryMapping(server, base, said, record, scope, page_size, nightly, ties, structures)

    def _know_keys(self) -> None:
        for name, table in self.content.items():
            if name == "affiliation":
                continue
            if name not in TABLES:
                self._fault("table", _("This table means nothing here."), name, self._one_of([*TABLES, "affiliation"]))
            elif not isinstance(table, dict):
                self._fault("not_a_table", _("This isn't a table."), name, _("Write it as [name]."))
            elif (known := TABLES[name]) is not None:
                self._know(table, known, name)

    def _know(self, table: Mapping[str, Any], known: Collection[str], where: str) -> None:
        for key in table:
            if key not in known:
                self._fault("key", _("This key means nothing here."), f"{where}.{key}", self._one_of(known))

    def _server(self) -> Server | None:
        table = self._table("server")
        url, starttls = self._text(table, "server", "url"), self._flag("server", "starttls")
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port or PORTS.get(parts.scheme, 0)
        except ValueError:
            host, port, parts = "", 0, urlsplit("")
        if parts.scheme not in PORTS or not host or parts.username or parts.path.strip("/"):
            if url:
                mend = _("Write ldaps://host or ldaps://host:port; what to read is said under [people].")
                self._fault("url", _("This is no address of a directory."), "server.url", mend)
            return None
        if parts.scheme == "ldap" and not starttls and not _is_loopback(host):
            mend = _("Use ldaps://, or add: starttls = true.")
            self._fault("not_tls", _("Passwords and people would cross the network in clear."), "server.url", mend)
        options = {name: self._text(table, "server", name, required=False) for name in ("ca_file", "bind_dn")}
        return Server(host, port, parts.scheme == "ldaps", starttls, **options)

    def _check_base(self, base: str) -> None:
        try:
            if base:
                parse_dn(base)
        except LDAPException:
            mend = _("Write it as ou=people,dc=example,dc=org.")
            self._fault("base", _("This is no name of an entry."), "people.base", mend)

    def _check_filter(self, said: str) -> None:
        try:
            if said:
                parse_filter(said, None, False, True, None, False)
        except LDAPException:
            mend = _("Write it as (objectClass=supannPerson); see RFC 4515.")
            self._fault("filter", _("This is no filter."), "people.filter", mend)

    def _tie_tables(self) -> list[Mapping[str, Any]]:
        given = self.content.get("affiliation", [])
        if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
            self._fault("not_a_table", _("This isn't a table."), "affiliation", _("Write each as [[affiliation]]."))
            return []
        return given

    def _tie(self, told: Mapping[str, Any], number: int) -> Tie | None:
        where = f"affiliation {number}"
        self._know(told, TIE_KEYS, where)
        kind = told.get("kind")
        if kind not in Affiliation.Kind.values:
            self._fault("kind", _("This is no kind of affiliation."), where, self._one_of(Affiliation.Kind.values))
        when = self._selectors(told.get("when", ""), f"{where}.when")
        values = told.get("is", [])
        values = [values] if isinstance(values, str) else values
        if not when or not isinstance(values, list) or not values:
            mend = _('Write for example: when = "eduPersonAffiliation" and is = ["student"].')
            self._fault("when", _("Nothing says who has this affiliation."), where, mend)
            return None
        given = told.get("valid_from", "createTimestamp")
        begins: Selectors | date = given if type(given) is date else self._selectors(given, f"{where}.valid_from")
        if "structure" not in told and not told.get("otherwise"):
            mend = _("Give structure (an attribute), otherwise (a code), or both.")
            self._fault("structure", _("Nothing says to which structure."), where, mend)
        return Tie(
            when[0],
            tuple(str(value).casefold() for value in values),
            str(kind),
            self._selectors(told.get("structure", ()), f"{where}.structure"),
            str(told.get("otherwise", "")),
            begins,
            self._selectors(told.get("last_day", ()), f"{where}.last_day"),
            self._selectors(told.get("level", ()), f"{where}.level"),
        )

    def _selectors(self, given: Any, where: str) -> Selectors:
        texts = [given] if isinstance(given, str) else given
        if not isinstance(texts, list | tuple) or not all(isinstance(text, str) for text in texts):
            self._fault("selector", _("This is no attribute."), where, _("Write its name in quotes, or several in []."))
            return ()
        found = []
        for text in filter(None, texts):
            selector = Selector.of(text)
            if selector is None:
                what = format_lazy(_("“{text}” is no attribute."), text=text[:60])
                mend = _("Write attribute, attribute{LABEL}, attribute{*} or attribute[part].")
                self._fault("selector", what, where, mend)
            else:
                found.append(selector)
        return tuple(found)

    def _table(self, name: str) -> Mapping[str, Any]:
        table = self.content.get(name, {})
        return table if isinstance(table, dict) else {}

    def _text(self, table: Mapping[str, Any], where: str, key: str, *, required: bool = True) -> str:
        value = table.get(key, "")
        if not isinstance(value, str) or (required and not value.strip()):
            self._fault(
                "missing", _("The value is missing, or isn't a text."), f"{where}.{key}", _("Write it in quotes.")
            )
            return ""
        return value.strip()

    def _flag(self, where: str, key: str) -> bool:
        value = self._table(where).get(key, False)
        if not isinstance(value, bool):
            self._fault("flag", _("This is neither true nor false."), f"{where}.{key}", _("Write true or false."))
            return False
        return value

    def _page_size(self, value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LARGEST_PAGE:
            mend = format_lazy(_("Write a number from 1 to {most}."), most=LARGEST_PAGE)
            self._fault("page_size", _("This is no size of a page."), "people.page_size", mend)
            return 1
        return value

    def _fault(self, code: str, what: Text, where: str, mend: Text) -> None:
        self.faults.append(Fault(f"directory.{code}", what, f"{self.name}: {where}", mend))

    def _one_of(self, names: Collection[str]) -> Text:
        return format_lazy(_("Write one of: {names}."), names=", ".join(names))


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
