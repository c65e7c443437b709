"""Who teaches a class: give it teachers, take some off."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, cast

from django import forms
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import access_assignable_class, change_teachers, teachers_of
from cartable.engines.catalogue.web.dashboard.naming import named_person
from cartable.engines.catalogue.web.labels import class_address
from cartable.engines.catalogue.web.units import unit_address
from cartable.engines.people.api import Person
from cartable.kernel.clock import today
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.views import FormPage


class TeachersForm(forms.Form):
    """Someone to add, some to take off."""

    add = forms.CharField(
        label=_("Teacher to add"),
        max_length=120,
        required=False,
        help_text=_("Campus number, or family name and given name."),
    )
    remove = forms.TypedMultipleChoiceField(
        label=_("Take off this class"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, present: Iterable[Person], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.pk, person.full_name) for person in present]
        cast(forms.ChoiceField, self.fields["remove"]).choices = choices
        if not choices:
            del self.fields["remove"]

    def clean(self) -> dict[str, Any]:
        """Something has to be asked."""
        given = super().clean() or {}
        if not self.errors and not given.get("add") and not given.get("remove"):
            raise forms.ValidationError(_("Nothing is asked: name someone to add, or tick someone to take off."))
        return given


class Teachers(FormPage):
    """The teachers of a class."""

    form_class = TeachersForm
    submit_label = _("Change the teachers")

    def prepare(self) -> None:
        """Find the class."""
        self.course_class = access_assignable_class(self.request.user, self.kwargs["key"])
        self.present = list(teachers_of(course_class=self.course_class))

    def form_arguments(self) -> dict[str, Any]:
        """Who teaches it now."""
        return {"present": self.present}

    def page_title(self) -> Any:
        """« Enseignants de IF28 TD 2 »."""
        return format_lazy(_("Teachers of {name}"), name=self.course_class.name)

    def lead_text(self) -> str:
        """Who teaches it now."""
        if not self.present:
            return gettext("Nobody teaches this class yet.")
        names = ", ".join(person.full_name for person in self.present)
        return gettext("Taught by %(names)s. Weeks and calendars follow at once.") % {"names": names}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The unit, and the class when it has a page."""
        unit = self.course_class.offering.unit
        crumbs = [(_("Course units"), reverse("catalogue:units")), (unit.code, unit_address(unit))]
        if address := class_address(self.course_class):
            crumbs.append((self.course_class.name, address))
        return crumbs

    def perform(self, form: TeachersForm) -> None:
        """Change them."""
        text = form.cleaned_data["add"].strip()
        ticked = set(form.cleaned_data.get("remove") or ())
        try:
            self.changed = change_teachers(
                course_class=self.course_class,
                add=[named_person(self.request.user, text, field="add")] if text else [],
                remove=[person for person in self.present if person.pk in ticked],
                actor=self.request.user,
                on=today(),
            )
        except InputRefused as refusal:
            raise InputRefused([Fault(one.code, one.what, "add", one.mend) for one in refusal.faults]) from None

    def success_message(self) -> str:
        """How many came and went."""
        came, went = self.changed
        said = []
        if came:
            said.append(ngettext("%(number)d teacher added.", "%(number)d teachers added.", came) % {"number": came})
        if went:
            said.append(
                ngettext("%(number)d teacher taken off.", "%(number)d teachers taken off.", went) % {"number": went}
            )
        return " ".join(said) or gettext("Nothing changed: this person teaches the class already.")

    def success_url(self) -> str:
        """The class."""
        return class_address(self.course_class) or unit_address(self.course_class.offering.unit)
