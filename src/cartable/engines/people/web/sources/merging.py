"""Put two records of one person together, see what was, take it back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_person, find_person_by_code, merges
from cartable.engines.people.queries.sources import list_merges
from cartable.engines.people.web.role_forms import person_crumbs
from cartable.engines.people.web.sources.comparing import differing, facts_of_person, side_by_side
from cartable.engines.people.web.sources.labels import field_label, table_title
from cartable.engines.people.web.sources.source_pages import people_crumb
from cartable.kernel.clock import system_clock
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import Action, Column
from cartable.ui.moments import say_number
from cartable.ui.views import DetailPage, FormPage, ListPage

Counted = list[tuple[Any, str]]


class OtherForm(forms.Form):
    """The other record, by its number."""

    code = forms.CharField(label=_("Campus number of the other record"), max_length=40)


class ChooseOther(FormPage):
    """Which record is the same person as this one."""

    title = _("Merge with another record")
    form_class = OtherForm
    submit_label = _("Compare the two")

    def prepare(self) -> None:
        """The person, if the reader may merge."""
        self.person = access_person(self.request.user, self.kwargs["uuid"])
        require(self.request.user, "person.merge")

    def lead_text(self) -> Any:
        """Which record is kept."""
        return gettext("%(name)s (%(code)s) is the record that is kept.") % {
            "name": self.person.full_name,
            "code": self.person.code,
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The person."""
        return person_crumbs(self.person)

    def perform(self, form: OtherForm) -> None:
        """Find it; nothing is written yet."""
        other = find_person_by_code(form.cleaned_data["code"].strip())
        if other is None or not is_allowed(self.request.user, "person.view", other):
            what, mend = _("Nobody has this campus number."), _("Look the person up in the directory.")
            raise InputRefused(Fault("person.unknown", what, "code", mend))
        if other.pk == self.person.pk:
            what, mend = _("This is one record, not two."), _("Choose the other record.")
            raise InputRefused(Fault("merge.itself", what, "code", mend))
        self.other = other

    def success_message(self) -> Any:
        """None: the comparison says it all."""
        return ""

    def success_url(self) -> str:
        """The comparison."""
        return reverse("people:merge", args=[self.person.uuid, self.other.uuid])


class MergeForm(forms.Form):
    """Which value stays where both have one, and how one knows."""

    reason = forms.CharField(
        label=_("How do you know that it is one person?"),
        max_length=300,
        help_text=_("Kept with the merge, and in the history of both records."),
    )

    def __init__(self, *given: Any, choices: Mapping[str, Sequence[Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        for name, (label, kept, absorbed, is_open) in choices.items():
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("kept", kept), ("absorbed", absorbed)],
                widget=forms.RadioSelect,
                initial=None if is_open else "kept",
            )
        self.order_fields([*choices, "reason"])


class MergePeople(FormPage):
    """Both records, what would move, and the choice of each value; then the merge."""

    title = _("Merge two records")
    template_name = "people/sources/merge.html"
    permission = "person.merge"
    form_class = MergeForm
    submit_label = _("Merge the two records")
    is_danger = True

    def prepare(self) -> None:
        """Both records, through the door of a person's page."""
        actor = self.request.user
        self.kept = access_person(actor, self.kwargs["kept"])
        self.absorbed = access_person(actor, self.kwargs["absorbed"])
        self.lines = side_by_side(facts_of_person(self.kept), facts_of_person(self.absorbed))

    def lead_text(self) -> Any:
        """Which stays."""
        told = {"kept": self.kept.full_name, "code": self.kept.code, "other": self.absorbed.code}
        return gettext("The record %(code)s of %(kept)s is kept; everything of %(other)s goes to it.") % told

    def crumbs(self) -> list[tuple[Any, str]]:
        """The person."""
        return person_crumbs(self.kept)

    def actions(self) -> list[Action]:
        """The other way round."""
        address = reverse("people:merge", args=[self.absorbed.uuid, self.kept.uuid])
        return [Action(_("Keep the other record instead"), address, icon="repeat")]

    def extra(self) -> dict[str, Any]:
        """What would move."""
        moving = [(table_title(each.label), say_number(each.number)) for each in merges.foresee_merge(self.absorbed)]
        return {"kept": self.kept, "absorbed": self.absorbed, "lines": self.lines, "moving": moving}

    def form_arguments(self) -> dict[str, Any]:
        """A choice for each field where both say something else."""
        numbers = {kind for kind, _mine, _theirs in merges.two_numbers(self.kept, self.absorbed)}
        return {
            "choices": {
                line.name: (line.label, line.one, line.other, line.name in numbers)
                for line in differing(self.lines)
                if line.name in merges.CHOSEN or line.name in numbers
            }
        }

    def perform(self, form: MergeForm) -> None:
        """Merge, in the reader's name."""
        choices = {name: side for name, side in form.cleaned_data.items() if name != "reason"}
        self.merge = merges.merge_people(
            kept=self.kept,
            absorbed=self.absorbed,
            choices=choices,
            actor=self.request.user,
            reason=form.cleaned_data["reason"],
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """Done, and how to take it back."""
        return gettext("The two records are one. It can be taken back from this page.")

    def success_url(self) -> str:
        """What was done."""
        return reverse("people:merge-done", args=[self.merge.uuid])


def _state(merge: Any) -> Status:
    return Status("none", _("Taken back")) if merge.undone_at else Status("ok", _("In force"))


class MergeList(ListPage):
    """All merges."""

    title = _("Merges")
    lead = _("Records that were found to be of one person. Each can be taken back.")
    permission = "person.merge"
    search_fields = ("kept__family_name", "kept__given_name", "kept__code", "absorbed__family_name", "absorbed__code")
    search_label = _("Name or campus number")
    export_name = "merges"
    empty_title = _("Nothing merged yet")
    empty_text = _("Merge two records from a person's page, or from the list of likely duplicates.")
    columns = (
        Column(
            "kept",
            _("Record kept"),
            value=lambda merge: f"{merge.kept.sorted_name} ({merge.kept.code})",
            order_by="kept__name_key",
            url=lambda merge: reverse("people:merge-done", args=[merge.uuid]),
        ),
        Column("absorbed", _("Record absorbed"), value=lambda row: f"{row.absorbed.sorted_name} ({row.absorbed.code})"),
        Column("by", _("By"), value="merged_by.full_name"),
        Column("on", _("On"), value="merged_at", order_by="merged_at"),
        Column("reason", _("Reason")),
        Column("state", _("State"), value=_state),
    )

    def queryset(self) -> QuerySet[Any]:
        """The latest first."""
        return list_merges()

    def count_text(self, count: int) -> str:
        """« 12 fusions »."""
        return ngettext("%(count)s merge", "%(count)s merges", count) % {"count": say_number(count)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [people_crumb()]


def merge_crumbs() -> list[tuple[Any, str]]:
    """The directory, the merges."""
    return [people_crumb(), (_("Merges"), reverse("people:merges"))]


class MergePage(DetailPage):
    """What a merge moved, what it left, and what was written since."""

    template_name = "people/sources/merged.html"

    def get_object(self) -> Any:
        """The merge, through its door."""
        return merges.access_merge(self.request.user, self.kwargs["uuid"])

    def page_title(self) -> Any:
        """Both numbers."""
        merge = self.object
        return f"{merge.kept.full_name} ({merge.kept.code}) ← {merge.absorbed.full_name} ({merge.absorbed.code})"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The merges."""
        return merge_crumbs()

    def facts(self) -> Sequence[tuple[Any, Any]]:
        """In the margin."""
        merge = self.object
        kept = Linked(merge.kept.full_name, reverse("people:person", args=[merge.kept.uuid]))
        found: list[tuple[Any, Any]] = [
            (_("State"), _state(merge)),
            (_("Record kept"), kept),
            (_("Merged by"), merge.merged_by.full_name if merge.merged_by else None),
            (_("On"), merge.merged_at),
            (_("Reason"), merge.reason),
        ]
        if merge.undone_at:
            found += [(_("Taken back by"), merge.undone_by.full_name), (_("On"), merge.undone_at)]
            found.append((_("Reason"), merge.undo_reason))
        return found

    def actions(self) -> list[Action]:
        """Take it back."""
        if self.object.undone_at:
            return []
        return [Action(_("Take it back"), reverse("people:unmerge", args=[self.object.uuid]), icon="undo-2")]

    def extra(self) -> dict[str, Any]:
        """Counts by kind, values changed."""
        values = self.object.values
        before, after = values["kept"], values["written"]
        stayed = {label: keys for label, keys in values.get("stayed", {}).items() if "." in label}
        return {
            "moved": counted(self.object.moved),
            "left": counted(self.object.left),
            "stayed": counted(stayed),
            "changed": [
                (field_label(name), before[name], after[name])
                for name in merges.CHOSEN
                if before.get(name) != after.get(name)
            ],
            "closed": "closed_account" in values,
        }


class UnmergeForm(forms.Form):
    """Why these are two people after all."""

    reason = forms.CharField(label=_("How do you know that these are two people?"), max_length=300)


class Unmerge(FormPage):
    """Take a merge back."""

    title = _("Take the merge back")
    form_class = UnmergeForm
    submit_label = _("Make two records again")
    is_danger = True

    def prepare(self) -> None:
        """The merge, through its door."""
        self.merge = merges.access_merge(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """What comes back, and what doesn't."""
        return gettext("%(name)s (%(code)s) gets back all that moved. What was written since stays where it is.") % {
            "name": self.merge.absorbed.full_name,
            "code": self.merge.absorbed.code,
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The merges, this one."""
        return [*merge_crumbs(), (self.merge.kept.code, reverse("people:merge-done", args=[self.merge.uuid]))]

    def perform(self, form: UnmergeForm) -> None:
        """Take it back, in the reader's name."""
        merges.unmerge(merge=self.merge, actor=self.request.user, now=system_clock(), **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("These are two records again.")

    def success_url(self) -> str:
        """What was done."""
        return reverse("people:merge-done", args=[self.merge.uuid])


def counted(rows: Mapping[str, Sequence[Any]]) -> Counted:
    """Kinds of rows and how many."""
    totals: dict[str, list[Any]] = {}
    for label, keys in rows.items():
        title = table_title(label)
        entry = totals.setdefault(str(title), [title, 0])
        entry[1] += len(keys)
    return [(title, say_number(number)) for title, number in totals.values()]
