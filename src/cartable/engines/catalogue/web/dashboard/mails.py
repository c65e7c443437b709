"""Mails of a unit: what was written, by whom, how far it went; write one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import dashboard, mails
from cartable.engines.catalogue.models import UnitMail
from cartable.engines.catalogue.web.dashboard.frame import dashboard_crumbs, dashboard_pages
from cartable.kernel.clock import system_clock, today
from cartable.kernel.letters import can_send
from cartable.ui.cells import Linked, Status
from cartable.ui.lists import Action, Column
from cartable.ui.views import DetailPage, FormPage, ListPage


def counted(rows: QuerySet[UnitMail]) -> QuerySet[UnitMail]:
    """With how many copies there are, how many were sent, how many people have no address."""
    return rows.annotate(
        total=Count("copies"),
        sent=Count("copies", filter=Q(copies__sent_at__isnull=False)),
        lost=Count("copies", filter=Q(copies__without_address=True)),
    )


def sending_state(mail: Any) -> Status:
    """How far it is."""
    done = mails.say_sent(mail.sent, mail.total)
    if mail.sent + mail.lost == mail.total:
        return Status("ok", done)
    return Status("wait", done)


class UnitMails(ListPage):
    """The log."""

    template_name = "catalogue/dashboard/list.html"
    search_fields = ("subject", "body", "audience_title")
    search_label = _("Words of the mail")
    export_name = "mails"
    empty_title = _("No mail yet")
    empty_text = _("What is written to the students of this unit, or to a group, is kept here.")
    columns = (
        Column(
            "subject",
            _("Subject"),
            value=lambda mail: Linked(mail.subject, reverse("catalogue:mail", args=[mail.uuid])),
            order_by="subject",
        ),
        Column("audience", pgettext_lazy("mail", "To"), value="audience_title", order_by="audience_title"),
        Column("by", _("Written by"), value="written_by.full_name", order_by="written_by__name_key"),
        Column("at", _("When"), value="written_at", order_by="written_at"),
        Column("state", _("State"), value=sending_state),
    )
    default_sort = "-at"

    def prepare(self) -> None:
        """Find the unit."""
        self.unit = dashboard.access_dashboard(self.request.user, self.kwargs["code"], permission="unit.mail")

    def page_title(self) -> Any:
        """« Courriels de MT01 »."""
        return gettext("Mails of %(code)s") % {"code": self.unit.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The dashboard."""
        return dashboard_crumbs(self.unit)

    def actions(self) -> list[Action]:
        """Write one."""
        return [Action(_("Write a mail"), reverse("catalogue:write-mail", args=[self.unit.code]), "mail", True)]

    def extra(self) -> dict[str, Any]:
        """The way to the other pages."""
        return {"pages": dashboard_pages(self.request.user, self.unit, self.request.path)}

    def queryset(self) -> QuerySet[UnitMail]:
        """Those of the unit."""
        return counted(UnitMail.objects.filter(unit=self.unit).select_related("written_by"))

    def count_text(self, count: int) -> str:
        """« 3 courriels »."""
        return ngettext("%(count)s mail", "%(count)s mails", count) % {"count": count}


class MailForm(forms.Form):
    """To whom, what."""

    audience = forms.ChoiceField(label=pgettext_lazy("mail", "To"))
    subject = forms.CharField(label=_("Subject"), max_length=150)
    body = forms.CharField(label=_("Text"), widget=forms.Textarea(attrs={"rows": "12"}), max_length=20_000)

    def __init__(self, *given: Any, choices: list[tuple[str, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["audience"].choices = choices  # type: ignore[attr-defined]


class WriteMail(FormPage):
    """Write to those who follow the unit, or to one group."""

    form_class = MailForm
    submit_label = _("Send the mail")

    def prepare(self) -> None:
        """Find the unit and to whom one may write."""
        self.unit = dashboard.access_dashboard(self.request.user, self.kwargs["code"], permission="unit.mail")

    def page_title(self) -> Any:
        """« Écrire aux étudiants de MT01 »."""
        return gettext("Write to the people of %(code)s") % {"code": self.unit.code}

    def lead_text(self) -> Any:
        """Who sees what."""
        if not can_send():
            return _("This campus has no way to send mail yet: what you write can't be sent.")
        return _("Each person gets a mail of their own: nobody sees the others' addresses. Answers come to you.")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The dashboard, the log."""
        return [*dashboard_crumbs(self.unit), (_("Mails"), reverse("catalogue:unit-mails", args=[self.unit.code]))]

    def form_arguments(self) -> dict[str, Any]:
        """The audiences with their sizes."""
        found = mails.list_audiences(unit=self.unit, on=today())
        people = [ngettext("%(count)d person", "%(count)d people", one.count) % {"count": one.count} for one in found]
        return {"choices": [(one.key, f"{one.title} ({said})") for one, said in zip(found, people, strict=True)]}

    def initial(self) -> dict[str, Any]:
        """The audience of the address."""
        return {"audience": self.request.GET.get("to", "")}

    def perform(self, form: MailForm) -> None:
        """Send it."""
        given = form.cleaned_data
        self.mail = mails.write_mail(
            unit=self.unit,
            audience=given["audience"],
            subject=given["subject"],
            body=given["body"],
            actor=self.request.user,
            on=today(),
            now=system_clock(),
        )

    def success_message(self) -> Any:
        """It goes by itself."""
        return gettext("The mail is on its way.")

    def success_url(self) -> str:
        """Its page."""
        return reverse("catalogue:mail", args=[self.mail.uuid])


class MailPage(DetailPage):
    """One mail, and how far it is."""

    template_name = "catalogue/dashboard/mail.html"

    def get_object(self) -> Any:
        """The mail."""
        found = dashboard.access_mail(self.request.user, self.kwargs["key"])
        return counted(UnitMail.objects.filter(pk=found.pk).select_related("unit", "written_by")).get()

    def page_title(self) -> Any:
        """Its subject."""
        return self.object.subject

    def crumbs(self) -> list[tuple[Any, str]]:
        """The dashboard, the log."""
        unit = self.object.unit
        return [*dashboard_crumbs(unit), (_("Mails"), reverse("catalogue:unit-mails", args=[unit.code]))]

    def facts(self) -> list[tuple[Any, Any]]:
        """To whom, by whom, when, how far."""
        mail = self.object
        found: list[tuple[Any, Any]] = [
            (pgettext_lazy("mail", "To"), mail.audience_title),
            (_("Written by"), mail.written_by.full_name),
            (_("When"), mail.written_at),
            (_("State"), sending_state(mail)),
        ]
        if mail.lost:
            found.append((_("Without address"), mail.lost))
        return found

    def extra(self) -> dict[str, Any]:
        """The way to the other pages."""
        return {"pages": dashboard_pages(self.request.user, self.object.unit, self.request.path)}
