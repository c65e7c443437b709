"""The list of accounts, for those who keep them."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.accounts.factors import STRONG
from cartable.engines.access.models import AccountStanding
from cartable.engines.access.web.accounts.words import STATES, say_standing, standing_of, state_status
from cartable.engines.people.api import Account, Person, kept_people, people_with_text
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


def since(account: Any) -> Any:
    """Since when it is in its state."""
    standing = standing_of(account)
    return standing.since if standing is not None else account.created_at


def factor_status(account: Any) -> Any:
    """With a second factor or not; asked or not."""
    if account.has_factor:
        return Status("ok", _("Set up"))
    return Status("wait", _("Asked for")) if account.strong_due_on else None


def charter_status(account: Any) -> Any:
    """Whether the charter in force is accepted."""
    return Status("wait", _("To accept")) if account.charter_due else None


def in_state(rows: QuerySet[Any], state: str) -> QuerySet[Any]:
    """Narrowed to a state; accounts outside the rules have none."""
    if state == "outside":
        return rows.filter(standing_row__isnull=True)
    if state == "by_hand":
        return rows.filter(standing_row__by_hand=True)
    return rows.filter(standing_row__state=state)


class AccountList(ListPage):
    """The accounts of the people whose record the reader keeps."""

    title = _("Accounts")
    permission = "account.manage"
    search_fields = ("username",)
    search_label = _("Name, campus number, mail or sign-in name")
    default_sort = "person"
    export_name = "accounts"
    empty_title = _("No account")
    empty_text = _("Accounts open by themselves for those whose rights give one: see the rules of accounts.")
    columns = (
        Column(
            "person",
            _("Person"),
            value="person.sorted_name",
            order_by="person__name_key",
            url=lambda account: reverse("access:account", args=[account.uuid]),
        ),
        Column("username", _("Sign-in name"), order_by="username"),
        Column("state", _("State"), value=state_status, order_by="standing_row__state"),
        Column("since", _("Since"), value=since, order_by="standing_row__since"),
        Column("why", _("Reason"), value=say_standing),
        Column("last", _("Last sign-in"), value="last_login", order_by="last_login"),
        Column("factor", _("Second factor"), value=factor_status),
        Column("charter", _("Charter"), value=charter_status, order_by="charter_due"),
    )
    filters = (
        ChoiceFilter(
            "state",
            _("State"),
            choices=[
                *((key, text) for key, (_kind, text) in STATES.items()),
                ("by_hand", _("Decided by hand")),
                ("outside", _("Outside the rules")),
            ],
            apply=in_state,
        ),
        ChoiceFilter(
            "factor",
            _("Second factor"),
            choices=[("yes", _("Set up")), ("asked", _("Asked for and missing")), ("no", _("None"))],
            apply=lambda rows, value: rows.filter(
                has_factor=value == "yes", **({"strong_due_on__isnull": False} if value == "asked" else {})
            ),
        ),
        ChoiceFilter(
            "charter",
            _("Charter"),
            choices=[("due", _("To accept"))],
            apply=lambda rows, value: rows.filter(charter_due=True, is_active=True),
        ),
    )

    def queryset(self) -> QuerySet[Any]:
        """Of those whom the reader keeps."""
        from allauth.mfa.models import Authenticator

        kept = Person.objects.filter(kept_people(self.request.user)).values("pk")
        factors = Authenticator.objects.filter(user=OuterRef("pk"), type__in=STRONG)
        rows: QuerySet[Any] = Account.objects.filter(person__in=kept).select_related("person", "standing_row")
        found: QuerySet[Any] = rows.annotate(has_factor=Exists(factors))
        return found

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """By the person as in the directory, or by the beginning of the sign-in name."""
        people = people_with_text(Person.objects.all(), text).order_by().values("pk")
        return rows.filter(person__in=people) | rows.filter(username__istartswith=text.strip()[:60])

    def count_text(self, count: int) -> str:
        """« 312 comptes »."""
        return ngettext("%(count)s account", "%(count)s accounts", count) % {"count": say_number(count)}

    def lead_text(self) -> str:
        """How many in each state that asks for something."""
        waiting = self.queryset().filter(standing_row__state=AccountStanding.State.AWAITING).count()
        said = ngettext("%(count)s account waits to be activated.", "%(count)s accounts wait to be activated.", waiting)
        return said % {"count": say_number(waiting)} if waiting else gettext("Who signs in, how, and why.")

    def actions(self) -> list[Action]:
        """Codes for all, the rules for those who govern."""
        reader = self.request.user
        found = [Action(_("Issue codes"), reverse("access:issue-codes"), icon="mail", primary=True)]
        if is_allowed(reader, "account.govern"):
            found.insert(0, Action(_("Rules of accounts"), reverse("access:account-policy"), icon="settings"))
            found.insert(1, Action(_("Charters"), reverse("access:charters"), icon="scroll-text"))
        return found
