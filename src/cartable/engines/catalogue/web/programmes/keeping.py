"""A programme changed, ended, opened again."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import Programme, programmes
from cartable.engines.catalogue.web.programmes.pages import list_crumb
from cartable.engines.catalogue.web.programmes.words import PROGRAMME_KINDS, programme_address
from cartable.engines.people.api import Structure
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.moments import say_day, say_number
from cartable.ui.views import FormPage


def _reason() -> forms.CharField:
    return forms.CharField(label=_("Reason"), max_length=500, help_text=_("The history keeps it, with your name."))


class ChangeForm(forms.Form):
    """What a programme is."""

    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    kind = forms.ChoiceField(label=_("Kind"), choices=PROGRAMME_KINDS.items())
    structure = forms.ModelChoiceField(label=_("Structure"), queryset=Structure.objects.none())
    terms_count = forms.IntegerField(label=_("Number of terms"), min_value=1, max_value=20)
    leads_to = forms.ModelMultipleChoiceField(
        label=_("Leads to"),
        queryset=Programme.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("The programmes that one may enter after it."),
    )
    reason = _reason()

    def __init__(self, *args: Any, structures: Any, others: Any, **given: Any) -> None:
        super().__init__(*args, **given)
        for name, rows in (("structure", structures), ("leads_to", others)):
            field: Any = self.fields[name]
            field.queryset, field.label_from_instance = rows, title_of


class EndForm(forms.Form):
    """From which day nobody enters it, and why."""

    on = forms.DateField(label=_("First day on which nobody enters it any more"))
    reason = _reason()
    is_confirmed = forms.BooleanField(label=_("Those enrolled finish it"), required=False)

    def __init__(self, *args: Any, has_enrolled: bool, **given: Any) -> None:
        super().__init__(*args, **given)
        if not has_enrolled:
            self.fields["is_confirmed"].widget = forms.HiddenInput()


class ReopenForm(forms.Form):
    """Why."""

    reason = _reason()


class ProgrammeForm(FormPage):
    """What pages of one programme share."""

    def prepare(self) -> None:
        """Find the programme."""
        self.programme = programmes.access_kept_programme(self.request.user, self.kwargs["code"])

    def lead_text(self) -> Any:
        """Which programme."""
        return title_of(self.programme)

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list and the programme."""
        return [list_crumb(), (title_of(self.programme), programme_address(self.programme))]

    def success_url(self) -> str:
        """The programme."""
        return programme_address(self.programme)


class ChangeProgramme(ProgrammeForm):
    """Its titles, kind, structure, length, and where it leads."""

    title = _("Change the programme")
    form_class = ChangeForm

    def form_arguments(self) -> dict[str, Any]:
        """The structures whose programmes the reader keeps, and the other programmes."""
        actor, held = self.request.user, self.programme.structure_id
        rows = Structure.objects.valid_on(today()).order_by("title_fr", "pk")
        kept = [row.pk for row in rows if row.pk == held or is_allowed(actor, "programme.create", row)]
        others = Programme.objects.exclude(pk=self.programme.pk).order_by("code")
        return {
            "structures": Structure.objects.filter(pk__in=[*kept, held]).order_by("title_fr", "pk"),
            "others": others,
        }

    def initial(self) -> dict[str, Any]:
        """What it is now."""
        one = self.programme
        names = ("title_fr", "title_en", "kind", "structure", "terms_count")
        return {name: getattr(one, name) for name in names} | {"leads_to": list(one.leads_to.all())}

    def perform(self, form: ChangeForm) -> None:
        """Write it."""
        given = dict(form.cleaned_data)
        given["leads_to"] = list(given["leads_to"])
        self.programme = programmes.change_programme(programme=self.programme, actor=self.request.user, **given)

    def success_message(self) -> Any:
        """Saved."""
        return _("The programme is changed.")


class EndProgramme(ProgrammeForm):
    """Let nobody enter it from a day on, having read who is in it."""

    title = _("End the programme")
    template_name = "catalogue/programmes/end.html"
    form_class = EndForm
    submit_label = _("End the programme")
    is_danger = True

    def prepare(self) -> None:
        """Find the programme, and how many are in it."""
        super().prepare()
        self.count = programmes.enrolled_in(self.programme.pk, on=today())

    def form_arguments(self) -> dict[str, Any]:
        """Nothing is to be confirmed when nobody is enrolled."""
        return {"has_enrolled": bool(self.count)}

    def extra(self) -> dict[str, Any]:
        """How many are enrolled, and what stays for them."""
        count = self.count
        words = ngettext("%(count)s person is enrolled today.", "%(count)s people are enrolled today.", count) % {
            "count": say_number(count)
        }
        return {"enrolled": words if count else gettext("Nobody is enrolled today."), "has_enrolled": bool(count)}

    def perform(self, form: EndForm) -> None:
        """End it."""
        given = form.cleaned_data
        self.programme = programmes.end_programme(
            programme=self.programme, actor=self.request.user, now=system_clock(), **given
        )

    def success_message(self) -> Any:
        """From which day."""
        day = say_day(self.programme.valid_until, "year")
        return gettext("Nobody enters the programme from %(day)s on.") % {"day": day}


class ReopenProgramme(ProgrammeForm):
    """Take its end back."""

    title = _("Open the programme again")
    form_class = ReopenForm
    submit_label = _("Open it again")

    def perform(self, form: ReopenForm) -> None:
        """Take it back."""
        self.programme = programmes.reopen_programme(
            programme=self.programme, reason=form.cleaned_data["reason"], actor=self.request.user
        )

    def success_message(self) -> Any:
        """Done."""
        return _("One may enter the programme again.")
