"""Versions to read: those of a unit, one of them, two side by side, and the proposals that wait."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import CourseUnit, access_unit, versions
from cartable.engines.catalogue.queries.units import answering
from cartable.engines.catalogue.web.units import unit_address
from cartable.engines.catalogue.web.versions.history import tell_history
from cartable.engines.catalogue.web.versions.words import (
    FIELDS,
    STATES,
    Values,
    name_of,
    shape_remarks,
    state_of,
)
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import NotFound
from cartable.ui.cells import UnitLabel
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import DetailPage, ListPage

SHORT = ("title_fr", "title_en", "category", "credits", "level", "language", "campus_id", "capacity")
HOURS = ("lecture_minutes", "tutorial_minutes", "lab_minutes", "personal_minutes")
PAIRS = ("summary", "content", "assessment", "sustainability", "ai_note")
PAIR_TITLES = {
    "summary": _("Summary"),
    "content": _("Content"),
    "assessment": _("Assessment"),
    "sustainability": _("Sustainable development"),
    "ai_note": _("Use of artificial intelligence"),
}
LISTS = ("shapes", "elements", "competences", "software", "equipment")


def version_address(version: Any) -> str:
    """The page of a version."""
    return reverse("catalogue:version", args=[version.uuid])


def unit_crumbs(unit: Any) -> list[tuple[Any, str]]:
    """The list and the unit."""
    return [(_("Course units"), reverse("catalogue:units")), (unit.code, unit_address(unit))]


class UnitVersions(ListPage):
    """The versions of a unit, year by year."""

    search_fields = ("year__code", "title_fr", "title_en")
    search_label = _("Year or title")
    export_name = "versions"
    empty_title = _("No version yet")
    empty_text = _("The unit says what was recorded with it. Prepare a version to write its content.")
    columns = (
        Column("name", _("Version"), value=name_of, url=version_address, order_by=("year__starts_on", "number")),
        Column("state", _("State"), value=state_of, order_by="state", export=lambda row: STATES[row.state][1]),
        Column("title", _("Title"), value=title_of, order_by="title_fr"),
        Column("credits", _("Credits"), order_by="credits", numeric=True),
        Column("written_by", _("Written by"), value=lambda row: row.written_by.full_name if row.written_by else ""),
        Column("decided_by", _("Decided by"), value=lambda row: row.decided_by.full_name if row.decided_by else ""),
        Column("decided_at", _("Decided"), order_by="decided_at"),
    )

    def prepare(self) -> None:
        """Find the unit."""
        self.unit = access_unit(self.request.user, self.kwargs["code"])

    def queryset(self) -> QuerySet[Any]:
        """Those that the reader may read."""
        return versions.seen_versions(self.request.user, self.unit)

    def page_title(self) -> Any:
        """« Versions de MT01 »."""
        return gettext("Versions of %(code)s") % {"code": self.unit.code}

    def lead_text(self) -> Any:
        """The unit's title."""
        return title_of(self.unit)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list and the unit."""
        return unit_crumbs(self.unit)

    def actions(self) -> list[Action]:
        """Prepare another."""
        if not is_allowed(self.request.user, "unit.edit", self.unit):
            return []
        address = reverse("catalogue:version-begin", args=[self.unit.code])
        return [Action(_("Prepare a version"), address, icon="pencil", primary=True)]

    def count_text(self, count: int) -> str:
        """« 3 versions »."""
        return ngettext("%(count)s version", "%(count)s versions", count) % {"count": say_number(count)}


class Proposals(ListPage):
    """What waits for a decision of the reader."""

    title = _("Proposals of units")
    lead = _("Versions that their authors propose. Nobody decides on their own words.")
    permission = "unit.adopt"
    search_fields = ("unit__code",)
    search_label = _("Code or title")
    export_name = "proposals"
    default_sort = "proposed_at"
    empty_title = _("Nothing waits for you")
    empty_text = _("Proposals show here when authors submit a version of a unit that you answer for.")
    columns = (
        Column(
            "unit",
            _("Unit"),
            value=lambda row: UnitLabel(row.unit.code, row.unit.category, version_address(row)),
            order_by="unit__code",
            export=lambda row: row.unit.code,
        ),
        Column("title", _("Title"), value=title_of, order_by="title_fr"),
        Column("year", _("Academic year"), value="year.code", order_by="year__starts_on"),
        Column("written_by", _("Written by"), value=lambda row: row.written_by.full_name if row.written_by else ""),
        Column("proposed_at", _("Proposed"), order_by="proposed_at"),
        Column(
            "structure",
            _("Structure"),
            value=lambda row: title_of(row.unit.structure) if row.unit.structure else "",
            order_by="unit__structure__code",
        ),
    )

    def list_filters(self) -> list[ChoiceFilter]:
        """Only those that the reader didn't write."""
        person = self.request.user.person_id  # type: ignore[union-attr]
        return [
            ChoiceFilter(
                "by", _("Author"), [("others", _("Others"))], apply=lambda rows, value: rows.exclude(written_by=person)
            )
        ]

    def queryset(self) -> QuerySet[Any]:
        """Over the structures that the reader answers for."""
        return versions.proposals_for(self.request.user)

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """As the list of units does."""
        return rows.filter(unit__in=answering(CourseUnit.objects.all(), text).order_by().values("pk"))

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list of units."""
        return [(_("Course units"), reverse("catalogue:units"))]

    def count_text(self, count: int) -> str:
        """« 3 propositions »."""
        return ngettext("%(count)s proposal", "%(count)s proposals", count) % {"count": say_number(count)}


class VersionPage(DetailPage):
    """All that a version says, where it is in the circuit, and what may be done."""

    template_name = "catalogue/versions/version.html"

    def get_object(self) -> Any:
        """The version."""
        return versions.access_version(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """The title of the unit in it."""
        return title_of(self.object)

    def lead_text(self) -> Any:
        """« MT01, 2026-2027, version 2 »."""
        return f"{self.object.unit.code}, {name_of(self.object)}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the unit, its versions."""
        unit = self.object.unit
        return [*unit_crumbs(unit), (_("Versions"), reverse("catalogue:unit-versions", args=[unit.code]))]

    def facts(self) -> list[tuple[Any, Any]]:
        """Its step, its short values."""
        version, content = self.object, self.content()
        values = Values([content])
        found: list[tuple[Any, Any]] = [(_("State"), state_of(version))]
        found += [(FIELDS[name], values.show(name, getattr(content, name))) for name in SHORT]
        found += [(FIELDS[name], values.show(name, getattr(content, name))) for name in HOURS if getattr(content, name)]
        semesters = [gettext("autumn")] * content.in_autumn + [gettext("spring")] * content.in_spring
        found.append((_("Semesters"), ", ".join(semesters)))
        if content.tags:
            found.append((FIELDS["tags"], values.show("tags", content.tags)))
        if version.written_by:
            found.append((_("Written by"), version.written_by.full_name))
        if version.decided_by:
            found.append((_("Decided by"), version.decided_by.full_name))
        return [pair for pair in found if pair[1]]

    def content(self) -> Any:
        """What it says, read once."""
        if not hasattr(self, "_content"):
            self._content = versions.content_of(self.object)
        return self._content

    def extra(self) -> dict[str, Any]:
        """Its texts, its rows, its history, and what may be done."""
        version, content, actor = self.object, self.content(), self.request.user
        values = Values([content])
        writes = is_allowed(actor, "unit.edit", version.unit)
        decides = is_allowed(actor, "unit.adopt", version.unit)
        return {
            "texts": [
                (PAIR_TITLES[name], getattr(content, f"{name}_fr"), getattr(content, f"{name}_en"))
                for name in PAIRS
                if getattr(content, f"{name}_fr") or getattr(content, f"{name}_en")
            ],
            "lists": [
                (FIELDS[name], values.show(name, getattr(content, name)).split("\n"))
                for name in LISTS
                if getattr(content, name)
            ],
            "remarks": shape_remarks(content) if writes or decides else [],
            "lacking": versions.lacking(version) if writes and version.state == "draft" else [],
            "history": tell_history(version) if writes or decides else [],
            "may_write": writes and version.state == "draft",
            "may_take_back": writes and version.state == "proposed",
            "may_decide": decides and version.state == "proposed",
            "is_own": decides and version.state == "proposed" and versions.has_written(version, actor),
            "compare_url": self._compare_url(),
        }

    def _compare_url(self) -> str:
        """With the version in force, or with the one before."""
        seen = versions.seen_versions(self.request.user, self.object.unit).exclude(pk=self.object.pk)
        other = (
            seen.filter(in_force_of__isnull=False).first()
            or seen.filter(year__starts_on__lte=self.object.year.starts_on).first()
        )
        if other is None:
            return ""
        return f"{reverse('catalogue:version-compare', args=[self.object.uuid])}?with={other.uuid}"


class CompareVersions(DetailPage):
    """A version and another of the same unit, field by field."""

    template_name = "catalogue/versions/compare.html"

    def get_object(self) -> Any:
        """The later one; the other comes from ``?with=``."""
        actor = self.request.user
        found = versions.access_version(actor, self.kwargs["uuid"])
        self.others = [row for row in versions.seen_versions(actor, found.unit) if row.pk != found.pk]
        asked = self.request.GET.get("with", "")
        chosen = [row for row in self.others if str(row.uuid) == asked] if asked else self.others[:1]
        if asked and not chosen:
            raise NotFound(_("This version isn't one of the unit."), _("Choose another in the list."))
        self.other = chosen[0] if chosen else None
        return found

    def page_title(self) -> Any:
        """« Comparer les versions de MT01 »."""
        return gettext("Compare versions of %(code)s") % {"code": self.object.unit.code}

    def lead_text(self) -> Any:
        """Which two."""
        if self.other is None:
            return _("There is no other version to compare it with.")
        return gettext("Left: %(left)s. Right: %(right)s.") % {
            "left": name_of(self.other),
            "right": name_of(self.object),
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the unit, the version."""
        return [*unit_crumbs(self.object.unit), (name_of(self.object), version_address(self.object))]

    def extra(self) -> dict[str, Any]:
        """The fields that differ, those that don't by name, and the other versions."""
        choices = [(str(row.uuid), f"{name_of(row)} – {STATES[row.state][1]}") for row in self.others]
        context: dict[str, Any] = {"choices": choices, "other": self.other, "rows": [], "same": []}
        if self.other is None:
            return context
        contents = [versions.content_of(row) for row in (self.other, self.object)]
        return context | told_differences(*contents)


def told_differences(first: Any, second: Any) -> dict[str, Any]:
    """``rows``: what differs, in words or in runs of words; ``same``: the names of the other fields."""
    values = Values([first, second])
    rows, same = [], []
    for one in versions.compare(first, second):
        if one.is_same:
            same.append(FIELDS[one.name])
            continue
        left, right = one.left, one.right
        if not (left or right):
            left, right = versions.compare_words(values.show(one.name, one.before), values.show(one.name, one.after))
        rows.append({"label": FIELDS[one.name], "left": left, "right": right})
    return {"rows": rows, "same": same}
