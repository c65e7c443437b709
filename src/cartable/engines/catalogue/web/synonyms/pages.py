"""The groups of synonyms: list, add, change, remove."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import QuerySet, TextField
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from cartable.engines.catalogue.api import synonyms
from cartable.engines.catalogue.queries.synonyms import list_groups
from cartable.ui.lists import Action, Column
from cartable.ui.moments import say_number
from cartable.ui.views import FormPage, ListPage

SEPARATOR = "\n"


def _address(row: Any) -> str:
    return reverse("catalogue:synonym-edit", args=[row.uuid])


def _crumbs() -> list[tuple[Any, str]]:
    return [(_("Course units"), reverse("catalogue:units"))]


class SynonymList(ListPage):
    """Every group."""

    title = _("Synonyms of the guide")
    lead = _("A search for one word of a group finds the others too, in the public guide.")
    permission = "synonym.manage"
    search_fields = ("phrases",)
    search_label = _("Word")
    export_name = "synonyms"
    empty_title = _("No synonym yet")
    empty_text = _("Add a group when people search with a word that the units' texts don't hold.")
    columns = (
        Column("phrases", _("Words and phrases"), value=lambda row: ", ".join(row.phrases), url=_address),
        Column("count", _("Number of words"), value=lambda row: len(row.phrases), numeric=True),
    )

    def queryset(self) -> QuerySet[Any]:
        """All of them."""
        return list_groups()

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Those that hold the words."""
        found: QuerySet[Any] = rows.annotate(said=Cast("phrases", TextField())).filter(said__icontains=text)
        return found

    def crumbs(self) -> list[tuple[Any, str]]:
        """The units."""
        return _crumbs()

    def actions(self) -> list[Action]:
        """Add one."""
        return [Action(_("Add synonyms"), reverse("catalogue:synonym-new"), icon="plus", primary=True)]

    def count_text(self, count: int) -> str:
        """« 41 groupes »."""
        return ngettext("%(count)s group", "%(count)s groups", count) % {"count": say_number(count)}


class SynonymForm(forms.Form):
    """A group, one phrase a line; ``before`` is the group as it was read."""

    phrases = forms.CharField(
        label=_("Words and phrases"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One a line, in French and in English. Upper and lower case and accents don't matter."),
    )
    before = forms.CharField(required=False, widget=forms.HiddenInput, strip=False)

    def lines(self, name: str) -> list[str]:
        """The lines of a field that say something."""
        return [line.strip() for line in self.cleaned_data[name].splitlines() if line.strip()]


class NewSynonyms(FormPage):
    """Add a group."""

    title = _("Add synonyms")
    permission = "synonym.manage"
    form_class = SynonymForm
    submit_label = _("Add")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [*_crumbs(), (_("Synonyms of the guide"), reverse("catalogue:synonyms"))]

    def perform(self, form: SynonymForm) -> None:
        """Write them."""
        synonyms.add_group(phrases=form.lines("phrases"), actor=self.request.user)

    def success_message(self) -> Any:
        """Added."""
        return _("The synonyms are added: the guide searches with them from now on.")

    def success_url(self) -> str:
        """The list."""
        return reverse("catalogue:synonyms")


class EditSynonyms(NewSynonyms):
    """Change a group, or remove it."""

    title = _("Change synonyms")
    template_name = "catalogue/synonyms/edit.html"
    submit_label = _("Save")

    def prepare(self) -> None:
        """Find the group."""
        self.group = synonyms.access_group(self.request.user, self.kwargs["uuid"])

    def initial(self) -> dict[str, Any]:
        """As it is."""
        said = SEPARATOR.join(self.group.phrases)
        return {"phrases": said, "before": said}

    def extra(self) -> dict[str, Any]:
        """Where it is removed."""
        return {"remove_url": reverse("catalogue:synonym-remove", args=[self.group.uuid])}

    def perform(self, form: SynonymForm) -> None:
        """Write them."""
        lines, before = form.lines("phrases"), form.lines("before")
        synonyms.change_group(group=self.group, phrases=lines, before=before, actor=self.request.user)

    def success_message(self) -> Any:
        """Saved."""
        return _("The synonyms are saved.")


@require_POST
def remove_synonyms(request: HttpRequest, uuid: Any) -> HttpResponse:
    """Remove a group."""
    synonyms.remove_group(group=synonyms.access_group(request.user, uuid), actor=request.user)
    messages.success(request, _("The group is removed."))
    return HttpResponseRedirect(reverse("catalogue:synonyms"))
