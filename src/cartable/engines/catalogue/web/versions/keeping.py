"""Keeping units: a new one, what it wants before it, what it excludes."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import UnitRow, create_units, versions
from cartable.engines.catalogue.domain.versions import ExclusionRow, PrerequisiteRow
from cartable.engines.catalogue.queries.versions import exclusions_of, prerequisites_of
from cartable.engines.catalogue.web.units import unit_address
from cartable.engines.catalogue.web.versions.forms import UnitForm
from cartable.engines.catalogue.web.versions.landing import landing_on
from cartable.engines.catalogue.web.versions.pages import unit_crumbs
from cartable.engines.people.api import Structure
from cartable.kernel.audit import because
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed
from cartable.ui.views import FormPage

OR = re.compile(r"\s+(?:ou|or)\s+|[,;/]", re.IGNORECASE)


class NewUnit(FormPage):
    """A unit with its code and title; its content is written as a version."""

    title = _("New unit")
    lead = _("The code and the title are enough to begin: the rest is written in a version.")
    permission = "unit.create"
    form_class = UnitForm
    submit_label = _("Create the unit")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Course units"), reverse("catalogue:units"))]

    def form_arguments(self) -> dict[str, Any]:
        """The structures whose units the reader keeps."""
        actor = self.request.user
        rows = Structure.objects.valid_on(today()).order_by("title_fr", "pk")
        kept = [row for row in rows if is_allowed(actor, "unit.create", row)]
        return {"structures": kept, "is_free": len(kept) == len(rows)}

    def perform(self, form: UnitForm) -> HttpResponse:
        """Create it, then write its first version."""
        given = form.cleaned_data
        row = UnitRow(
            code=given["code"],
            title_fr=given["title_fr"],
            title_en=given["title_en"],
            category=given["category"],
            credits=given["credits"],
            structure_id=given["structure"],
        )
        with because(actor=self.request.user, reason="unit created"):
            (unit,) = create_units(rows=[row])
        return HttpResponseRedirect(unit_address(unit))


class RulesForm(forms.Form):
    """What a unit wants and excludes, one rule a line."""

    wanted = forms.CharField(
        label=_("Prerequisites"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line. “MT01 or MT02”: one of them suffices. All lines count."),
    )
    advised = forms.CharField(
        label=_("Advised before"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Written alike. It refuses nobody."),
    )
    excluded = forms.CharField(
        label=_("Excluded"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One unit a line, then a colon and why: “MT90: same content”. Nobody may hold both."),
    )


class UnitRules(FormPage):
    """Prerequisites, counsel and exclusions of a unit."""

    form_class = RulesForm
    submit_label = _("Save the rules")
    lead = _("The rules hold at once, for every year: choices and the graph of the guide follow.")

    def prepare(self) -> None:
        """Find the unit."""
        self.unit = versions.access_edited_unit(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """« Prérequis et exclusions de MT01 »."""
        return gettext("Prerequisites and exclusions of %(code)s") % {"code": self.unit.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list and the unit."""
        return unit_crumbs(self.unit)

    def initial(self) -> dict[str, Any]:
        """What holds now."""
        lines: dict[bool, dict[int, list[str]]] = {False: {}, True: {}}
        for row in prerequisites_of(self.unit):
            lines[row.advised].setdefault(row.alternative, []).append(row.wanted.code)
        either = f" {gettext('or')} "
        said = {advised: "\n".join(either.join(codes) for codes in sets.values()) for advised, sets in lines.items()}
        excluded = [f"{unit.code} : {_both(row.reason_fr, row.reason_en)}" for unit, row in exclusions_of(self.unit)]
        return {"wanted": said[False], "advised": said[True], "excluded": "\n".join(excluded)}

    def perform(self, form: RulesForm) -> None:
        """Write them; a circle tells its chain, on the field."""
        code, given = self.unit.code, form.cleaned_data
        wanted = _alternatives(code, given["wanted"], first=1, advised=False)
        advised = _alternatives(code, given["advised"], first=len(given["wanted"].splitlines()) + 1, advised=True)
        pairs = [_pair(code, line) for line in given["excluded"].splitlines() if line.strip()]
        actor, reason = self.request.user, "rules of a unit"
        with transaction.atomic():
            with landing_on("wanted"):
                versions.set_prerequisites(rows=[*wanted, *advised], of=[code], actor=actor, reason=reason)
            with landing_on("excluded"):
                versions.set_exclusions(rows=pairs, of=[code], actor=actor, reason=reason)

    def success_message(self) -> Any:
        """Saved."""
        return _("The rules are saved.")

    def success_url(self) -> str:
        """The unit."""
        return unit_address(self.unit)


def _alternatives(code: str, text: str, *, first: int, advised: bool) -> list[PrerequisiteRow]:
    lines = [line for line in text.splitlines() if line.strip()]
    return [
        PrerequisiteRow(code, wanted.strip(), number, advised)
        for number, line in enumerate(lines, start=first)
        for wanted in OR.split(line)
        if wanted.strip()
    ]


def _pair(code: str, line: str) -> ExclusionRow:
    other, _colon, why = line.partition(":")
    french, _bar, english = why.partition("|")
    return ExclusionRow(code, other.strip(), french.strip(), english.strip())


def _both(french: str, english: str) -> str:
    return f"{french} | {english}" if english else french
