"""One programme, one regulation, two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from cartable.engines.catalogue.api import Regulation, programmes, regulations
from cartable.engines.catalogue.queries.unit_history import programme_history
from cartable.engines.catalogue.web.programmes.words import (
    PROGRAMME_KINDS,
    programme_address,
    regulation_address,
    state_of,
    tree_context,
    version_name,
)
from cartable.kernel.languages import reader_language, title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Action
from cartable.ui.moments import say_day
from cartable.ui.views import DetailPage


def list_crumb() -> tuple[Any, str]:
    """The list of programmes."""
    return (_("Programmes"), reverse("catalogue:programmes"))


class ProgrammePage(DetailPage):
    """What a programme is, what its degree asks for the latest entry year, and the versions."""

    template_name = "catalogue/programmes/programme.html"
    panels = "catalogue.programme"

    def get_object(self) -> Any:
        """The programme."""
        return programmes.access_programme(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.object)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [list_crumb()]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin."""
        programme = self.object
        terms = ngettext("%(count)d term", "%(count)d terms", programme.terms_count) % {"count": programme.terms_count}
        found = [
            (_("Code"), programme.code),
            (_("Kind"), PROGRAMME_KINDS[programme.kind]),
            (_("Structure"), title_of(programme.structure)),
            (_("Lasts"), terms),
        ]
        if programme.valid_until:
            found.append((_("Nobody enters it from"), say_day(programme.valid_until, "year")))
        nexts = [title_of(one) for one in programme.leads_to.all()]
        return [*found, (_("Leads to"), ", ".join(nexts))] if nexts else found

    def actions(self) -> Sequence[Any]:
        """For those who keep the programme, and those who write regulations."""
        found, code = [], [self.object.code]
        if self._keeps():
            found.append(
                Action(_("Change the programme"), reverse("catalogue:programme-edit", args=code), icon="pencil")
            )
            if self.object.valid_until:
                found.append(Action(_("Open it again"), reverse("catalogue:programme-reopen", args=code)))
            else:
                found.append(Action(_("End the programme"), reverse("catalogue:programme-end", args=code)))
        if self._writes():
            url = reverse("catalogue:regulation-new", args=code)
            found.append(Action(_("Write a new version"), url, icon="plus", primary=True))
        return found

    def extra(self) -> dict[str, Any]:
        """The regulation in force, and all that there are."""
        rows = list(programmes.regulations_of(self.object, with_drafts=self._writes()))
        shown = next((one for one in rows if one.state == Regulation.State.ADOPTED), None)
        context: dict[str, Any] = {"rows": [_row(one) for one in rows], "shown": shown}
        if self._keeps():
            context["changes"] = programme_history(self.object)
        if shown is None:
            return context
        return {**context, **tree_context(shown), "shown_url": regulation_address(shown)}

    def _writes(self) -> bool:
        return is_allowed(self.request.user, "regulation.edit", self.object)

    def _keeps(self) -> bool:
        return is_allowed(self.request.user, "programme.edit", self.object)


def _row(regulation: Regulation) -> dict[str, Any]:
    return {
        "name": version_name(regulation),
        "url": regulation_address(regulation),
        "state": state_of(regulation),
        "adopted_on": regulation.adopted_on,
    }


class RegulationPage(DetailPage):
    """One version: what it asks, drawn and in words."""

    template_name = "catalogue/programmes/regulation.html"

    def get_object(self) -> Any:
        """The regulation."""
        return programmes.access_regulation(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """« Règlement des études, entrée 2026, version 2 »."""
        return gettext("Study regulation: %(name)s") % {"name": version_name(self.object)}

    def lead_text(self) -> Any:
        """Which programme."""
        return title_of(self.object.programme)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The programme."""
        programme = self.object.programme
        return [list_crumb(), (title_of(programme), programme_address(programme))]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin."""
        one = self.object
        found = [
            (_("State"), state_of(one)),
            (_("For entries from"), str(one.entry_year)),
            (
                _("Credits a term"),
                gettext("%(least)d to %(most)d") % {"least": one.credits_min, "most": one.credits_max},
            ),
        ]
        if one.adopted_on:
            found.append((_("Adopted on"), say_day(one.adopted_on, "year")))
        return found

    def actions(self) -> Sequence[Any]:
        """For everybody the file; for those who write it, the rest."""
        one = self.object
        found = [Action(_("Export (JSON)"), regulation_address(one, "regulation-export"), icon="download")]
        if not is_allowed(self.request.user, "regulation.edit", one.programme):
            return found
        if one.state != Regulation.State.DRAFT:
            url = f"{reverse('catalogue:regulation-new', args=[one.programme.code])}?from={one.uuid}"
            return [*found, Action(_("Write a version from this one"), url, icon="copy")]
        found.append(Action(_("Adopt…"), regulation_address(one, "regulation-adopt"), icon="check"))
        return [*found, Action(_("Edit"), regulation_address(one, "regulation-edit"), icon="pencil", primary=True)]

    def extra(self) -> dict[str, Any]:
        """The tree, and versions to compare with."""
        one = self.object
        others = [row for row in versions_beside(self.request.user, one) if row.pk != one.pk]
        return {
            **tree_context(one),
            "compared": [
                {"name": version_name(row), "url": f"{regulation_address(one, 'regulation-compare')}?with={row.uuid}"}
                for row in others
            ],
        }


def versions_beside(actor: Any, regulation: Regulation) -> list[Regulation]:
    """The versions of its programme that the actor may read."""
    writes = is_allowed(actor, "regulation.edit", regulation.programme)
    return list(programmes.regulations_of(regulation.programme, with_drafts=writes))


class CompareRegulations(DetailPage):
    """What changed from another version to this one."""

    template_name = "catalogue/programmes/compare.html"

    def get_object(self) -> Any:
        """The newer one."""
        return programmes.access_regulation(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """The two."""
        return gettext("What changed: %(name)s") % {"name": version_name(self.object)}

    def lead_text(self) -> Any:
        """Since which."""
        other = self._other()
        if other is None:
            return gettext("There is no other version to compare with.")
        return gettext("Since: %(name)s.") % {"name": version_name(other)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The regulation."""
        programme = self.object.programme
        return [
            list_crumb(),
            (title_of(programme), programme_address(programme)),
            (version_name(self.object), regulation_address(self.object)),
        ]

    def extra(self) -> dict[str, Any]:
        """Change by change, and the other versions."""
        other = self._other()
        here = regulation_address(self.object, "regulation-compare")
        return {
            "others": [
                {"name": version_name(row), "url": f"{here}?with={row.uuid}", "is_current": row == other}
                for row in self._rows()
            ],
            "compared": other is not None,
            "changes": change_rows(other, self.object) if other is not None else [],
        }

    def _rows(self) -> list[Regulation]:
        if not hasattr(self, "_found"):
            rows = versions_beside(self.request.user, self.object)
            self._found = [row for row in rows if row.pk != self.object.pk]
        return self._found

    def _other(self) -> Regulation | None:
        wanted = self.request.GET.get("with", "")
        named = [row for row in self._rows() if str(row.uuid) == wanted]
        adopted = [row for row in self._rows() if row.state != Regulation.State.DRAFT]
        return next(iter([*named, *adopted, *self._rows()]), None)


CHANGES = {
    "added": ("ok", _("Added")),
    "removed": ("no", _("Removed")),
    "changed": ("wait", _("Changed")),
    "moved": ("info", _("Moved")),
}


def change_rows(before: Regulation, after: Regulation) -> list[dict[str, Any]]:
    """What changed, in words of the reader's language; the credits of a term first."""
    spoken = reader_language()
    names = programmes.competence_titles(spoken)

    def said(node: regulations.Requirement | None) -> str:
        if node is None:
            return ""
        title, asked = node.title(spoken), regulations.phrase(node, spoken, names)
        return gettext("%(title)s: %(asked)s") % {"title": title, "asked": asked} if title else asked

    rows = []
    for name, label in (("credits_min", _("Least credits a term")), ("credits_max", _("Most credits a term"))):
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            rows.append({"kind": CHANGES["changed"], "before": f"{label}: {old}", "after": f"{label}: {new}"})
    rows += [
        {"kind": CHANGES[one.kind], "before": said(one.before), "after": said(one.after)}
        for one in programmes.compare_regulations(before=before, after=after)
    ]
    return rows


@require_GET
def export_regulation(request: HttpRequest, uuid: Any) -> HttpResponse:
    """The tree and texts as a file of JSON, which the import reads again."""
    one = programmes.access_regulation(request.user, uuid)
    answer = JsonResponse(
        {
            "programme": one.programme.code,
            "entry_year": one.entry_year,
            "number": one.number,
            "credits_min": one.credits_min,
            "credits_max": one.credits_max,
            "text_fr": one.text_fr,
            "text_en": one.text_en,
            "tree": one.tree,
        },
        json_dumps_params={"indent": 2, "ensure_ascii": False},
    )
    name = f"{one.programme.code}-{one.entry_year}-{one.number}.json"
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
