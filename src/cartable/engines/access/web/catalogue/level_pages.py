"""The levels of a service: see them, add one, rename one, remove one that nothing names."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import access_service, add_level, edit_level, remove_level
from cartable.engines.access.queries.services import get_level
from cartable.kernel.languages import title_of
from cartable.ui.views import FormPage


class LevelForm(forms.Form):
    """A grade."""

    title_fr = forms.CharField(label=_("Title in French"), max_length=120)
    title_en = forms.CharField(label=_("Title in English"), max_length=120, required=False)
    rank = forms.IntegerField(
        label=_("Rank"), help_text=_("Where several reasons give the service, the level of the higher rank wins.")
    )


class NewLevelForm(LevelForm):
    """A grade to add."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("Small letters, figures and hyphens."))
    field_order = ("code",)


class LevelPage(FormPage):
    """What these pages share."""

    permission = "service.manage"
    service: Any = None
    level: Any = None

    def prepare(self) -> None:
        """The service, and the level that the address names."""
        self.service = access_service(self.request.user, self.kwargs["code"])
        if "level" in self.kwargs:
            self.level = get_level(self.service, self.kwargs["level"])

    def permission_object(self) -> Any:
        """The service."""
        return self.service

    def crumbs(self) -> list[tuple[Any, str]]:
        """The catalogue, the service, its levels."""
        code = [self.service.code]
        found = [
            (_("Digital services"), reverse("access:services")),
            (title_of(self.service), reverse("access:service", args=code)),
        ]
        return [*found, (_("Levels"), reverse("access:service-levels", args=code))] if self.level else found

    def success_url(self) -> str:
        """The levels."""
        return reverse("access:service-levels", args=[self.service.code])


class ServiceLevels(LevelPage):
    """The levels, and a form to add one."""

    template_name = "access/catalogue/levels.html"
    title = _("Levels")
    lead = _("A service may be given at several levels: reader, author, manager…")
    form_class = NewLevelForm
    submit_label = _("Add the level")

    def initial(self) -> dict[str, Any]:
        """Above those that are there."""
        last = self.service.levels.order_by("-rank").first()
        return {"rank": (last.rank if last else 0) + 10}

    def perform(self, form: Any) -> None:
        """Add it, in the reader's name."""
        self.added = add_level(service=self.service, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The level “%(title)s” is added.") % {"title": title_of(self.added)}

    def extra(self) -> dict[str, Any]:
        """Those that are there, the lowest first."""
        rows = self.service.levels.order_by("rank")
        return {"levels": [(title_of(row), row) for row in rows], "service": self.service}


class EditLevel(LevelPage):
    """Rename a level or move it."""

    title = _("Correct the level")
    form_class = LevelForm
    submit_label = _("Save the level")

    def initial(self) -> dict[str, Any]:
        """As it is."""
        return {name: getattr(self.level, name) for name in ("title_fr", "title_en", "rank")}

    def perform(self, form: Any) -> None:
        """Correct it, in the reader's name."""
        edit_level(level=self.level, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The level “%(title)s” is corrected.") % {"title": title_of(self.level)}


class RemoveLevel(LevelPage):
    """Take away a level that nothing names."""

    title = _("Remove the level")
    lead = _("A level that a rule, a decision or a past right names stays: rename it instead.")
    form_class = forms.Form
    submit_label = _("Remove the level")
    is_danger = True

    def page_title(self) -> Any:
        """Which one."""
        return gettext("Remove the level “%(title)s”") % {"title": title_of(self.level)}

    def perform(self, form: Any) -> None:
        """Remove it, in the reader's name."""
        remove_level(level=self.level, actor=self.request.user)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The level “%(title)s” is removed.") % {"title": title_of(self.level)}
