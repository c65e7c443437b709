"""Populations: type a rule, read it in words, see and export whom it means."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import (
    Person,
    counted_people,
    list_people,
    people_with_text,
    populations,
    seen_affiliations,
)
from cartable.engines.people.rules import counts_everyone
from cartable.engines.people.web.directory import CODE, MAIL, NAME, TIES
from cartable.engines.people.web.rules.telling import tell_rule
from cartable.kernel.clock import today
from cartable.kernel.permissions import is_allowed, require
from cartable.ui.lists import Column
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import ListPage


class RuleForm(forms.Form):
    """A rule and a day, kept in the address."""

    rule = forms.CharField(label=_("Rule"), required=False, max_length=4000, widget=forms.Textarea)
    on = forms.DateField(label=_("On which day"), required=False, help_text=_("Today unless told."))


class PopulationPage(ListPage):
    """Whom a rule means on a day: how many, and the names open to the reader."""

    title = _("Populations")
    permission = "population.view"
    template_name = "people/population.html"
    search_fields = ("family_name",)
    default_sort = "name"
    export_name = "population"
    empty_title = _("Nobody to name")

    def prepare(self) -> None:
        """Read the rule and the day from the address."""
        self.form = RuleForm(self.request.GET)
        self.form.is_valid()
        self.rule = self.request.GET.get("rule", "").replace("\r\n", "\n")
        self.day: date = self.form.cleaned_data.get("on") or today()

    @property
    def told(self) -> dict[str, Any]:
        """The rule in words or its faults, asked once."""
        if not hasattr(self, "_told"):
            self._told = tell_rule(self.rule)
        return self._told

    @property
    def is_sound(self) -> bool:
        """Whether the rule may be used."""
        return "french" in self.told

    def get(self, request: Any, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """The page; as a file, for those who may take names away."""
        if request.GET.get("export"):
            require(request.user, "population.export")
        return super().get(request, *args, **kwargs)

    def population(self) -> QuerySet[Person]:
        """Everyone meant among those whom the reader counts."""
        if not self.is_sound:
            return Person.objects.none()
        found = populations.population_query(self.told["checked"].rule, self.day)
        return found.filter(counted_people(self.request.user))

    def queryset(self) -> QuerySet[Any]:
        """Those of them whose names the reader sees."""
        seen = list_people(self.request.user).filter(pk__in=self.population().order_by().values("pk"))
        return seen.prefetch_related(seen_affiliations(self.day))

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case, word order and a wrong letter are forgiven."""
        return people_with_text(rows, text)

    def list_columns(self) -> list[Column]:
        """As in the directory."""
        return [NAME, TIES, MAIL, *([CODE] if is_allowed(self.request.user, "person.edit") else [])]

    def lead_text(self) -> Any:
        """What a rule is for."""
        return _(
            "A rule says which people are meant; this page tells who they are today. "
            "Services, rights and groups use the same rules."
        )

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [(_("People"), reverse("people:list"))]

    @property
    def empty_text(self) -> Any:
        """Why there is nobody."""
        if self.rule.strip():
            return _("The rule means nobody on that day, or their names aren't open to you.")
        return _("Write a rule, then read who they are.")

    def count_text(self, count: int) -> str:
        """« 12 noms »."""
        return ngettext("%(count)s name", "%(count)s names", count) % {"count": say_number(count)}

    def extra(self) -> dict[str, Any]:
        """The form, and how many are meant."""
        context: dict[str, Any] = {"form": self.form, "is_sound": self.is_sound, "told": self.told, "rule": self.rule}
        if self.is_sound:
            context["meant"] = self._meant(self.population().count())
        return context | {"may_export": is_allowed(self.request.user, "population.export")}

    def _meant(self, number: int) -> str:
        said = ngettext(
            "The rule means %(shown)s person on %(day)s.", "The rule means %(shown)s people on %(day)s.", number
        )
        told = [said % {"shown": say_number(number), "day": say_day(self.day, "year")}]
        if not counts_everyone(self.request.user):
            told.append(gettext("Among those whom you may count."))
        return " ".join(told)
