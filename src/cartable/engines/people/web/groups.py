"""Groups, and who is in one."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import access_group, seen_affiliations
from cartable.engines.people.queries import count_members, counted_groups, members_seen, people_with_text
from cartable.engines.people.web.directory import MAIL, NAME, TIES
from cartable.engines.people.web.rules.telling import tell_rule
from cartable.engines.people.web.structure_choices import may_act_somewhere
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


class GroupList(ListPage):
    """The groups kept by hand, and those that follow a rule."""

    title = _("Groups")
    lead = _("Sets of people kept by hand or by a rule. They are open to teachers and staff.")
    permission = "group.view"
    search_fields = ("code", "title_fr", "title_en")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "groups"
    empty_title = _("No group yet")
    empty_text = _("Groups appear here once people are put together.")
    columns = (
        Column("code", _("Code"), order_by="code", url=lambda row: reverse("people:group", args=[row.code])),
        Column("title", _("Title"), value=title_of, order_by="title_fr"),
        Column("structure", _("Structure"), value=lambda row: title_of(row.structure) if row.structure else ""),
        Column("kept", _("Kept"), value=lambda row: _("by a rule") if row.rule else _("by hand")),
        Column("people", _("People"), order_by="people", numeric=True),
    )
    filters = (
        ChoiceFilter(
            "kept",
            _("Kept"),
            choices=[("rule", _("by a rule")), ("hand", _("by hand"))],
            apply=lambda rows, value: rows.filter(rule="") if value == "hand" else rows.exclude(rule=""),
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """With how many are in each today."""
        return counted_groups(today())

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory."""
        return [(_("People"), reverse("people:list"))]

    def actions(self) -> list[Action]:
        """A new one, for those who keep groups."""
        if not may_act_somewhere(self.request.user, "group.edit"):
            return []
        return [Action(_("New group"), reverse("people:new-group"), icon="plus", primary=True)]

    def count_text(self, count: int) -> str:
        """« 12 groupes »."""
        return ngettext("%(count)s group", "%(count)s groups", count) % {"count": say_number(count)}


class GroupPage(ListPage):
    """A group: those of its people today whose name the reader may see, and why not the others."""

    permission = "group.view"
    template_name = "people/group.html"
    search_fields = ("family_name", "given_name", "mail")
    search_label = _("Name or mail")
    default_sort = "name"
    columns = (NAME, TIES, MAIL)
    empty_title = _("Nobody to show")
    empty_text = _("The group is empty today, or its people's names aren't open to you.")

    def prepare(self) -> None:
        """Find the group."""
        self.group = access_group(self.request.user, self.kwargs["code"])
        self.export_name = self.group.code  # type: ignore[misc]
        self.keeps = is_allowed(self.request.user, "group.edit", self.group.structure)

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.group)

    def lead_text(self) -> str:
        """Whose it is, who may see it, and how many names are kept from the reader."""
        said = [gettext("Open to teachers and staff; each sees the names that are open to them.")]
        if self.group.structure:
            said.insert(0, f"{title_of(self.group.structure)}.")
        if self.group.rule:
            said.append(gettext("Its people follow a rule, day by day."))
        hidden = count_members(self.group, today()) - self.queryset().count()
        if hidden > 0:
            told = ngettext(
                "%(count)s more name isn't open to you.", "%(count)s more names aren't open to you.", hidden
            )
            said.append(told % {"count": say_number(hidden)})
        return " ".join(said)

    def list_columns(self) -> list[Column]:
        """Also a way out of the group, for those who keep it by hand."""
        if not self.keeps or self.group.rule:
            return list(self.columns)
        return [*self.columns, Column("end", _("In the group"), value=lambda row: _("Take out"), url=self._end_url)]

    def _end_url(self, person: Any) -> str:
        return reverse("people:end-membership", args=[self.group.code, person.uuid])

    def actions(self) -> list[Action]:
        """For those who keep the group."""
        reader, key = self.request.user, [self.group.code]
        found = []
        if self.keeps and (not self.group.rule or is_allowed(reader, "group.rule")):
            found.append(Action(_("Correct the group"), reverse("people:edit-group", args=key), icon="pencil"))
        if self.keeps and not self.group.rule:
            url = reverse("people:add-members", args=key)
            found.append(Action(_("Put people in"), url, icon="user-plus", primary=True))
        return found

    def extra(self) -> dict[str, Any]:
        """The rule in words, to those who write rules."""
        if not self.group.rule or not is_allowed(self.request.user, "population.view"):
            return {}
        return {"rule": self.group.rule, "told": tell_rule(self.group.rule)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The directory, the groups."""
        return [(_("People"), reverse("people:list")), (_("Groups"), reverse("people:groups"))]

    def queryset(self) -> QuerySet[Any]:
        """With what each is today."""
        members = members_seen(self.request.user, self.group, today())
        return members.prefetch_related(seen_affiliations(today()))

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Accents, case, word order and a wrong letter are forgiven."""
        return people_with_text(rows, text)

    def count_text(self, count: int) -> str:
        """« 12 personnes »."""
        return ngettext("%(count)s person", "%(count)s people", count) % {"count": say_number(count)}
