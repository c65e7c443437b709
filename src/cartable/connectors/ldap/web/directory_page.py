"""A directory: where it is, what is read of it, one person looked up, the last readings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.connectors.ldap.importing import directory_source, look_up
from cartable.connectors.ldap.mapping import DirectoryMapping, Tie
from cartable.connectors.ldap.mapping_files import EXAMPLE, NoMapping, password_variable, read_mapping
from cartable.connectors.ldap.running import readings_of
from cartable.connectors.ldap.web.labels import FIELDS, KINDS
from cartable.connectors.ldap.web.readings import tell_readings
from cartable.engines.people.api import arriving
from cartable.kernel.languages import title_of
from cartable.kernel.problems import Conflict, InputRefused
from cartable.ui.cells import Status
from cartable.ui.moments import say_day, say_yes
from cartable.ui.views import DetailPage

SHOWN_READINGS = 20


class DirectoryPage(DetailPage):
    """A directory and its mapping; ``?key=`` shows what one entry says. Nothing is written."""

    template_name = "directories/directory.html"

    def get_object(self) -> Any:
        """The source, through its door."""
        source = arriving.access_source(self.request.user, self.kwargs["code"])
        return directory_source(source.code)

    def prepare(self) -> None:
        """The mapping, or what is wrong with it."""
        super().prepare()
        self.mapping: DirectoryMapping | None = None
        self.problem: Any = None
        self.faults: Sequence[Any] = ()
        try:
            self.mapping = read_mapping(self.object.code)
        except NoMapping as problem:
            self.problem = problem
        except InputRefused as refusal:
            self.faults = refusal.faults

    def page_title(self) -> Any:
        """Which."""
        return gettext("Directory: %(title)s") % {"title": title_of(self.object)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The sources, this one."""
        here = reverse("people:source", args=[self.object.code])
        return [(_("Sources"), reverse("people:sources")), (title_of(self.object), here)]

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """Where it is and whom it gives."""
        found: list[tuple[Any, Any]] = [(_("Mapping file"), f"directories/{self.object.code}.toml")]
        mapping = self.mapping
        if mapping is None:
            return [*found, (_("State"), Status("no", _("No mapping that can be read")))]
        found += [
            (_("Server"), mapping.server.url),
            (_("Read as"), mapping.server.bind_dn or gettext("nobody")),
            (_("Password"), password_variable(self.object.code) if mapping.server.bind_dn else None),
            (_("Below"), mapping.base),
            (_("Filter"), mapping.filter),
            (_("Every night"), say_yes(mapping.nightly)),
        ]
        return found

    def extra(self) -> dict[str, Any]:
        """The mapping in words, the entry looked up, the last readings."""
        context: dict[str, Any] = {
            "problem": self.problem,
            "faults": self.faults,
            "example": EXAMPLE.read_text(encoding="utf-8") if self.problem else "",
            "readings": tell_readings(readings_of(self.object)[:SHOWN_READINGS]),
            "key": self.request.GET.get("key", "").strip()[:200],
        }
        if self.mapping is not None:
            context |= {"fields": _fields(self.mapping), "ties": [_tie(tie) for tie in self.mapping.ties]}
            context |= self._looked_up(context["key"])
        return context

    def _looked_up(self, key: str) -> dict[str, Any]:
        if not key:
            return {}
        try:
            found = look_up(code=self.object.code, key=key)
        except Conflict as problem:
            return {"failed": problem}
        return {"asked": True, "found": [(each.dn, _said(each.row), each.faults) for each in found]}


def _fields(mapping: DirectoryMapping) -> list[tuple[Any, str]]:
    return [(FIELDS[name], ", ".join(map(str, mapping.record[name]))) for name in FIELDS if mapping.record.get(name)]


def _tie(tie: Tie) -> dict[str, Any]:
    begins = tie.valid_from
    return {
        "kind": KINDS[tie.kind],
        "when": f"{tie.when} = {', '.join(tie.values)}",
        "structure": ", ".join([*map(str, tie.structure), *([tie.otherwise] if tie.otherwise else [])]),
        "begins": say_day(begins, "year") if isinstance(begins, date) else ", ".join(map(str, begins)),
        "last_day": ", ".join(map(str, tie.last_day)),
    }


def _said(row: arriving.ArrivingRow) -> list[tuple[Any, Any]]:
    """What an entry says, field by field, then its affiliations."""
    told: list[tuple[Any, Any]] = [(FIELDS[name], getattr(row, name)) for name in FIELDS if getattr(row, name)]
    for tie in row.ties or ():
        until = f" – {say_day(tie.valid_until - timedelta(days=1), 'year')}" if tie.valid_until else ""
        told.append((KINDS[tie.kind], f"{tie.structure}, {say_day(tie.valid_from, 'year')}{until}"))
    return told
