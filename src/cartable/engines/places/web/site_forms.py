"""Create campuses and buildings, and correct them."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.places.api import (
    access_building,
    access_campus,
    create_building,
    create_campus,
    edit_building,
    edit_campus,
    list_campuses,
)
from cartable.ui.views import FormPage

CODE_HINT = _("Short, without blank; it never changes.")
REASON_HINT = _("Kept in the history.")


class CampusForm(forms.Form):
    """What a campus is called."""

    title = forms.CharField(label=_("Name"), max_length=120)
    town = forms.CharField(label=_("Town"), max_length=120, required=False)


class NewCampusForm(CampusForm):
    """A campus to create."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=CODE_HINT)
    field_order = ("code", "title", "town")


class EditCampusForm(CampusForm):
    """A campus to correct."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=REASON_HINT)


class BuildingForm(forms.Form):
    """What a building is called, and where it stands."""

    title = forms.CharField(label=_("Name"), max_length=120)
    campus = forms.ChoiceField(label=_("Campus"))

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        rows = list_campuses().order_by("title")
        self.fields["campus"].choices = [("", "–"), *((row.code, row.title) for row in rows)]  # type: ignore[attr-defined]


class NewBuildingForm(BuildingForm):
    """A building to create."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=CODE_HINT)
    field_order = ("code", "title", "campus")


class EditBuildingForm(BuildingForm):
    """A building to correct."""

    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=REASON_HINT)


class SiteFormPage(FormPage):
    """What these forms share."""

    permission = "campus.edit"

    def crumbs(self) -> list[tuple[Any, str]]:
        """Rooms, campuses."""
        return [(_("Rooms"), reverse("places:rooms")), (_("Campuses"), reverse("places:campuses"))]

    def success_message(self) -> Any:
        """Done."""
        return gettext("It is written.")


class NewCampus(SiteFormPage):
    """Add a campus."""

    title = _("New campus")
    form_class = NewCampusForm
    submit_label = _("Create the campus")

    def perform(self, form: Any) -> None:
        """Create it."""
        self.campus = create_campus(**form.cleaned_data)

    def success_message(self) -> Any:
        """And what comes next."""
        return gettext("The campus is created. Add its buildings.")

    def success_url(self) -> str:
        """Its page."""
        return reverse("places:campus", args=[self.campus.code])


class EditCampus(SiteFormPage):
    """Correct a campus."""

    title = _("Correct the campus")
    form_class = EditCampusForm
    submit_label = _("Save the campus")

    def prepare(self) -> None:
        """The campus."""
        self.campus = access_campus(self.request.user, self.kwargs["code"])

    def crumbs(self) -> list[tuple[Any, str]]:
        """Rooms, campuses, this one."""
        return [*super().crumbs(), (self.campus.title, reverse("places:campus", args=[self.campus.code]))]

    def initial(self) -> dict[str, Any]:
        """The campus as it is."""
        return {"title": self.campus.title, "town": self.campus.town}

    def perform(self, form: Any) -> None:
        """Correct it, in the reader's name."""
        edit_campus(campus=self.campus, actor=self.request.user, **form.cleaned_data)

    def success_url(self) -> str:
        """Its page."""
        return reverse("places:campus", args=[self.campus.code])


class NewBuilding(SiteFormPage):
    """Add a building."""

    title = _("New building")
    form_class = NewBuildingForm
    submit_label = _("Create the building")

    def initial(self) -> dict[str, Any]:
        """On the campus that the address names."""
        return {"campus": self.request.GET.get("campus", "")}

    def perform(self, form: Any) -> None:
        """Create it."""
        campus = access_campus(self.request.user, form.cleaned_data["campus"])
        self.building = create_building(**form.cleaned_data | {"campus": campus})

    def success_message(self) -> Any:
        """And what comes next."""
        return gettext("The building is created. Add its rooms.")

    def success_url(self) -> str:
        """Its page."""
        return reverse("places:building", args=[self.building.code])


class EditBuilding(SiteFormPage):
    """Correct a building."""

    title = _("Correct the building")
    form_class = EditBuildingForm
    submit_label = _("Save the building")

    def prepare(self) -> None:
        """The building."""
        self.building = access_building(self.request.user, self.kwargs["code"])

    def crumbs(self) -> list[tuple[Any, str]]:
        """Rooms, campuses, this one."""
        return [*super().crumbs(), (self.building.title, reverse("places:building", args=[self.building.code]))]

    def initial(self) -> dict[str, Any]:
        """The building as it is."""
        return {"title": self.building.title, "campus": self.building.campus.code}

    def perform(self, form: Any) -> None:
        """Correct it, in the reader's name."""
        campus = access_campus(self.request.user, form.cleaned_data["campus"])
        edit_building(building=self.building, actor=self.request.user, **form.cleaned_data | {"campus": campus})

    def success_url(self) -> str:
        """Its page."""
        return reverse("places:building", args=[self.building.code])
