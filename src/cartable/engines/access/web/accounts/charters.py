"""Versions of the charter: written, published, and how far each is accepted."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import (
    access_charter,
    charter_in_force,
    count_acceptances,
    draft_charter,
    publish_charter,
)
from cartable.engines.access.domain.accounts.charter import MOST_LETTERS, text_in_language
from cartable.engines.access.queries.accounts import counted_charters
from cartable.engines.access.web.accounts.acts import ReasonForm
from cartable.engines.access.web.accounts.charter_text import draw_text
from cartable.kernel.clock import system_clock
from cartable.ui.cells import Status
from cartable.ui.lists import Action, Column
from cartable.ui.views import DetailPage, FormPage, ListPage


def charter_status(charter: Any) -> Status:
    """Where a version is."""
    if charter.published_at is None:
        return Status("wait", _("Draft"))
    in_force = charter_in_force()
    if in_force is not None and in_force.pk == charter.pk:
        return Status("ok", _("In force"))
    return Status("none", _("Replaced"))


class CharterList(ListPage):
    """All versions."""

    title = _("Charters")
    lead = _("The last version published is the one in force: everybody is led to it until they accept it.")
    permission = "account.govern"
    search_fields = ("title_fr", "title_en")
    default_sort = "-version"
    export_name = "charters"
    empty_title = _("No charter")
    empty_text = _("Write one: nobody is asked anything before it is published.")
    columns = (
        Column(
            "version",
            _("Version"),
            order_by="version",
            url=lambda charter: reverse("access:charter-version", args=[charter.version]),
        ),
        Column("title", _("Title"), value=lambda charter: text_in_language(charter)[0], order_by="title_fr"),
        Column("state", _("State"), value=charter_status),
        Column("published", _("Published"), value="published_at", order_by="published_at"),
        Column("accepted", _("Accepted by"), numeric=True, order_by="accepted"),
    )

    def queryset(self) -> QuerySet[Any]:
        """With how many accepted each."""
        return counted_charters()

    def crumbs(self) -> list[tuple[Any, str]]:
        """The accounts."""
        return [(_("Accounts"), reverse("access:accounts"))]

    def actions(self) -> list[Action]:
        """A new version."""
        return [Action(_("New version"), reverse("access:new-charter"), icon="plus", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The first one."""
        return reverse("access:new-charter"), _("Write the charter")


class CharterVersion(DetailPage):
    """One version, as people read it, and how far it is accepted."""

    template_name = "access/accounts/charter_version.html"

    def get_object(self) -> Any:
        """Through its door."""
        return access_charter(self.request.user, self.kwargs["version"])

    def page_title(self) -> Any:
        """Its title."""
        return text_in_language(self.object)[0]

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Accounts"), reverse("access:accounts")), (_("Charters"), reverse("access:charters"))]

    def facts(self) -> list[tuple[Any, Any]]:
        """In the margin."""
        charter = self.object
        found = [(_("Version"), charter.version), (_("State"), charter_status(charter))]
        if charter.published_at is not None:
            found.append((_("Published"), charter.published_at))
        return found

    def actions(self) -> list[Action]:
        """Correct or publish a draft."""
        key = [self.object.version]
        if self.object.published_at is not None:
            return []
        return [
            Action(_("Correct"), reverse("access:edit-charter", args=key), icon="pencil"),
            Action(_("Publish"), reverse("access:publish-charter", args=key), icon="megaphone", primary=True),
        ]

    def extra(self) -> dict[str, Any]:
        """The text drawn, and who is left."""
        charter = self.object
        context: dict[str, Any] = {"charter_text": draw_text(text_in_language(charter)[1]), "charter": charter}
        if charter.published_at is not None:
            context["count"] = count_acceptances(charter)
            context["left_url"] = f"{reverse('access:accounts')}?charter=due"
        return context


class CharterForm(forms.Form):
    """Both languages."""

    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    text_fr = forms.CharField(
        label=_("Text in French"),
        max_length=MOST_LETTERS,
        widget=forms.Textarea(attrs={"rows": "16"}),
        help_text=_("## for a heading, - for a list, **strong**, [link](https://…)."),
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    text_en = forms.CharField(
        label=_("Text in English"),
        max_length=MOST_LETTERS,
        required=False,
        widget=forms.Textarea(attrs={"rows": "16"}),
        help_text=_("Left empty: everybody reads the French text."),
    )


class NewCharter(FormPage):
    """A version that nobody sees yet; it begins as the last one."""

    title = _("New version of the charter")
    permission = "account.govern"
    form_class = CharterForm
    submit_label = _("Save the draft")
    charter: Any = None

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list."""
        return [(_("Accounts"), reverse("access:accounts")), (_("Charters"), reverse("access:charters"))]

    def initial(self) -> dict[str, Any]:
        """The text of the version to correct, or of the one in force."""
        source = self.charter or charter_in_force()
        return {name: getattr(source, name) for name in CharterForm.base_fields} if source else {}

    def perform(self, form: Any) -> None:
        """In the reader's name."""
        self.charter = draft_charter(
            charter=self.charter, actor=self.request.user, reason=gettext("Draft of the charter"), **form.cleaned_data
        )

    def success_message(self) -> Any:
        """Not seen yet."""
        return gettext("The draft is saved. Nobody is asked anything before it is published.")

    def success_url(self) -> str:
        """Read it as people will."""
        return reverse("access:charter-version", args=[self.charter.version])


class EditCharter(NewCharter):
    """Correct a draft."""

    title = _("Correct the draft")

    def prepare(self) -> None:
        """Through its door."""
        self.charter = access_charter(self.request.user, self.kwargs["version"])


class PublishCharter(FormPage):
    """Put it in force."""

    title = _("Publish the charter")
    lead = _(
        "Everybody is led to it at their next page, until they accept it. Programs that use the API go on for 30 days; "
        "calendar addresses aren't concerned. The text can't be changed afterwards."
    )
    permission = "account.govern"
    form_class = ReasonForm
    submit_label = _("Publish the charter")

    def prepare(self) -> None:
        """Through its door."""
        self.charter = access_charter(self.request.user, self.kwargs["version"])

    def crumbs(self) -> list[tuple[Any, str]]:
        """The version."""
        here = reverse("access:charter-version", args=[self.charter.version])
        return [(_("Charters"), reverse("access:charters")), (text_in_language(self.charter)[0], here)]

    def perform(self, form: Any) -> HttpResponse | None:
        """In the reader's name, who is then the first to accept it."""
        publish_charter(
            charter=self.charter, actor=self.request.user, reason=form.cleaned_data["reason"], now=system_clock()
        )
        return None

    def success_message(self) -> Any:
        """In force."""
        return gettext("The charter is in force.")

    def success_url(self) -> str:
        """Its page."""
        return reverse("access:charter-version", args=[self.charter.version])
