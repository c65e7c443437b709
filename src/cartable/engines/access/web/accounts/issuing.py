"""Issue one-time codes: one handed over to somebody recognized, or many printed or mailed."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext, override
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import access_account, issue_codes, send_codes
from cartable.engines.access.domain.accounts.codes import IssuedCode
from cartable.engines.access.models import AccountStanding, OneTimeCode
from cartable.engines.access.queries.accounts import live_codes
from cartable.engines.access.web.accounts.acts import account_crumbs
from cartable.engines.people.api import Account, Affiliation, Person, Structure, find_structure_by_code, kept_people
from cartable.kernel.clock import system_clock, today
from cartable.kernel.jobs import start
from cartable.kernel.letters import can_send
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.lists.exports import neutral
from cartable.ui.moments import say_moment
from cartable.ui.views import FormPage

CSV_TYPE = "text/csv; charset=utf-8"


class IssueForm(forms.Form):
    """How it reaches the person, and how they were recognized."""

    channel = forms.ChoiceField(
        label=_("How it reaches the person"),
        widget=forms.RadioSelect,
        choices=[("screen", _("I hand it over: it shows once on the next page"))],
    )
    reason = forms.CharField(
        label=_("How I recognized the person"),
        max_length=300,
        help_text=_("“Identity card at the desk”, “called back on the number of the record”… It stays in the history."),
    )

    def __init__(self, *given: Any, mail: str, **named: Any) -> None:
        super().__init__(*given, **named)
        if mail:
            sent = _("It is sent to the personal mail, %(mail)s") % {"mail": hidden_mail(mail)}
            self.fields["channel"].choices += [("personal_mail", sent)]  # type: ignore[attr-defined]
        self.fields["channel"].initial = "screen"


class IssueCode(FormPage):
    """One code, for somebody who was recognized."""

    title = _("Issue a code")
    form_class = IssueForm
    submit_label = _("Issue the code")

    def prepare(self) -> None:
        """The account, through its door."""
        self.account = access_account(self.request.user, self.kwargs["uuid"])

    def lead_text(self) -> Any:
        """What it opens, and for how long."""
        if self.account.has_usable_password():
            return _("The code lets the person choose a new password, within a day. The present one works until then.")
        return _("The code lets the person choose a first password. Codes issued before are withdrawn.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list, the account."""
        return account_crumbs(self.account)

    def form_arguments(self) -> dict[str, Any]:
        """Whether there is a mail to send it to."""
        return {"mail": self.account.person.personal_mail if can_send() else ""}

    def perform(self, form: Any) -> HttpResponse | None:
        """Issue it; shown once, or sent."""
        if not self.account.is_active:
            raise InputRefused(Fault("account.state", _("This account is suspended."), "", _("Reopen it first.")))
        channel, reason = form.cleaned_data["channel"], form.cleaned_data["reason"]
        (code,) = issue_codes(
            accounts=[self.account], channel=channel, actor=self.request.user, reason=reason, now=system_clock()
        )
        if channel == "personal_mail":
            send_codes([code], site=self.request.build_absolute_uri("/"))
            return None
        context = {"code": code, "account": self.account, "crumbs": self.crumbs()}
        context["address"] = self.request.build_absolute_uri(reverse("access:activate"))
        response = render(self.request, "access/accounts/code.html", context)
        response["Cache-Control"] = "no-store"
        return response

    def success_message(self) -> Any:
        """Sent."""
        return gettext("The code is on its way to the personal mail.")

    def success_url(self) -> str:
        """The account's page."""
        return reverse("access:account", args=[self.account.uuid])


class IssueManyForm(forms.Form):
    """To whom, and how."""

    structure = forms.CharField(
        label=_("Structure"), required=False, max_length=40, help_text=_("Its code; left empty: everybody whom I keep.")
    )
    again = forms.BooleanField(label=_("Also those whose last code is still valid"), required=False)
    channel = forms.ChoiceField(label=_("How the codes reach people"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("“Arrivals of September”…"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        choices: list[tuple[str, Any]] = [("letter", _("A file to print letters from (CSV)"))]
        if can_send():
            choices.append(("personal_mail", _("A mail to each personal address")))
        self.fields["channel"].choices = choices  # type: ignore[attr-defined]
        self.fields["channel"].initial = "letter"


class IssueCodes(FormPage):
    """Codes for all accounts that wait to be activated."""

    title = _("Issue codes")
    permission = "account.manage"
    form_class = IssueManyForm
    submit_label = _("Issue the codes")

    def lead_text(self) -> Any:
        """How many wait."""
        return gettext("%(count)d accounts wait to be activated, %(without)d of them without a valid code.") % {
            "count": awaiting(self.request.user).count(),
            "without": without_code(awaiting(self.request.user)).count(),
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Accounts"), reverse("access:accounts"))]

    def perform(self, form: Any) -> HttpResponse | None:
        """A file that is made while it leaves and kept nowhere, or a job that mails."""
        said = form.cleaned_data
        rows = awaiting(self.request.user, _structure(said["structure"]))
        rows = rows if said["again"] else without_code(rows)
        if said["channel"] == "personal_mail":
            return self._mail(rows, said["reason"])
        lines = letters(
            list(rows), self.request.user, said["reason"], self.request.build_absolute_uri(reverse("access:activate"))
        )
        response = StreamingHttpResponse(lines, content_type=CSV_TYPE)
        response["Content-Disposition"] = 'attachment; filename="codes.csv"'
        response["Cache-Control"] = "no-store"
        return response  # type: ignore[return-value]

    def _mail(self, rows: QuerySet[Any], reason: str) -> HttpResponse:
        keys = list(rows.exclude(person__personal_mail="").values_list("pk", flat=True))
        if not keys:
            raise InputRefused(
                Fault("code.nobody", _("None of these accounts has a personal mail."), "", _("Print letters for them."))
            )
        job = start(
            "access.mail_codes",
            actor=self.request.user,
            title=gettext("Codes by mail"),
            lock="access.mail_codes",
            accounts=keys,
            reason=reason,
            site=self.request.build_absolute_uri("/"),
        )
        return HttpResponseRedirect(reverse("ui:job", args=[job.uuid]))


def awaiting(actor: Any, structure: Structure | None = None) -> QuerySet[Any]:
    """Accounts to activate among the people whom the actor keeps (of a structure), by name."""
    kept = Person.objects.filter(kept_people(actor))
    if structure is not None:
        ties = Affiliation.objects.valid_on(today()).filter(person=OuterRef("pk"), structure=structure)
        kept = kept.filter(Exists(ties))
    rows: QuerySet[Any] = Account.objects.filter(
        person__in=kept.values("pk"), standing_row__state=AccountStanding.State.AWAITING, is_active=True
    )
    return rows.select_related("person").order_by("person__name_key", "pk")


def without_code(rows: QuerySet[Any]) -> QuerySet[Any]:
    """Those with no code that could still be used."""
    codes = OneTimeCode.objects.filter(live_codes(system_clock()), account=OuterRef("pk"))
    return rows.filter(~Exists(codes))


def letters(accounts: list[Any], actor: Any, reason: str, address: str) -> Iterator[str]:
    """The lines of the file, each code issued as its line leaves."""
    with override("fr"):
        head = [gettext(name) for name in ("Campus number", "Family name", "Given name", "Sign-in name")]
        head += [gettext(name) for name in ("One-time code", "Valid until", "Where to activate")]
    yield "\ufeff" + _line(head)
    for code in issue_codes(accounts=accounts, channel="letter", actor=actor, reason=reason, now=system_clock()):
        yield _line(_cells(code, address))


def _cells(code: IssuedCode, address: str) -> list[str]:
    person, name = code.account.person, code.account.username
    names = [neutral(part) for part in (person.code, person.shown_family_name, person.shown_given_name)]
    return [*names, name, code.shown, say_moment(code.expires_at), f"{address}?name={name}"]


def _line(cells: list[str]) -> str:
    out = StringIO()
    csv.writer(out, delimiter=";").writerow(cells)
    return out.getvalue()


def _structure(code: str) -> Structure | None:
    if not code.strip():
        return None
    found = find_structure_by_code(code.strip())
    if found is None:
        raise InputRefused(
            Fault("structure.unknown", _("No structure has this code."), "structure", _("See the list of structures."))
        )
    return found


def hidden_mail(mail: str) -> str:
    """Enough for its owner to know it again: « c…n@example.fr »."""
    name, _at, place = mail.partition("@")
    return f"{name[:1]}…{name[-1:]}@{place}"
