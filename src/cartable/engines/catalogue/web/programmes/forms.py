"""One requirement as a form: the fields of its kind, read into the JSON that the language reads."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import regulations
from cartable.engines.catalogue.web.labels import CATEGORIES
from cartable.engines.catalogue.web.programmes.words import ORIGINS

SEPARATORS = re.compile(r"[\s,;]+")
LEVELS = [(0, _("any level")), *((level, str(level)) for level in range(1, 7))]
LANGUAGES = [
    ("", _("any language")),
    ("fr", _("French")),
    ("en", _("English")),
    ("de", _("German")),
    ("es", _("Spanish")),
    ("it", _("Italian")),
    ("pt", _("Portuguese")),
    ("zh", _("Chinese")),
    ("ja", _("Japanese")),
]


def _codes(label: Any, hint: Any, *, required: bool = False) -> forms.CharField:
    area = forms.Textarea(attrs={"rows": 2})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=4000, widget=area)


def _number(label: Any, hint: Any = "", **more: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, help_text=hint, min_value=1, max_value=2000, **more)


class RequirementForm(forms.Form):
    """What every requirement has; ``read`` gives its JSON, without key and parts."""

    title_fr = forms.CharField(
        label=_("Title in French"),
        max_length=200,
        required=False,
        help_text=_("Optional: without a title, the requirement is said in words."),
    )
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    kind = ""

    def own(self) -> dict[str, Any]:
        """The fields of the kind, as JSON names them."""
        return {name: self.cleaned_data[name] for name in self.fields if name not in ("title_fr", "title_en")}

    def read(self) -> dict[str, Any]:
        """The requirement as JSON."""
        titles = {name: self.cleaned_data[name] for name in ("title_fr", "title_en")}
        return {"kind": self.kind, **titles, **self.own()}


class AllForm(RequirementForm):
    """All of what is inside."""

    kind = "all"
    apart = forms.BooleanField(
        label=_("A unit counts in one part only"),
        required=False,
        help_text=_("Each unit then counts where it serves the whole best."),
    )


class SomeForm(RequirementForm):
    """Some of what is inside."""

    kind = "some"
    n = _number(_("How many are enough"))


class CreditsForm(RequirementForm):
    """Credits of some kind."""

    kind = "credits"
    minimum = _number(_("Credits"))
    categories = forms.MultipleChoiceField(
        label=_("Categories"),
        required=False,
        choices=CATEGORIES.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: whatever the category."),
    )
    level_from = forms.TypedChoiceField(label=_("Level at least"), coerce=int, choices=LEVELS, required=False)
    language = forms.ChoiceField(label=_("Taught in"), choices=LANGUAGES, required=False)
    tags = _codes(_("Profiles"), _("Codes of profile tags, separated by commas or spaces; one of them is enough."))
    units = _codes(_("Units"), _("Codes of the units that may count, separated by commas or spaces."))
    origins = forms.MultipleChoiceField(
        label=_("Brought by"),
        required=False,
        choices=ORIGINS.items(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: whatever brought them."),
    )

    def own(self) -> dict[str, Any]:
        """Which credits, apart from how many."""
        given = self.cleaned_data
        where = {name: given[name] for name in ("categories", "origins", "language") if given[name]}
        where |= {name: split(given[name]) for name in ("tags", "units") if split(given[name])}
        if given["level_from"]:
            where["level_from"] = given["level_from"]
        return {"minimum": given["minimum"], "where": where}


class UnitsForm(RequirementForm):
    """Units of a list."""

    kind = "units"
    n = _number(_("How many of them"))
    units = _codes(_("Units"), _("Codes, separated by commas or spaces."), required=True)

    def own(self) -> dict[str, Any]:
        """The list."""
        return {"n": self.cleaned_data["n"], "units": split(self.cleaned_data["units"])}


class LanguageForm(RequirementForm):
    """A certified level."""

    kind = "language"
    language = forms.ChoiceField(label=_("Language"), choices=LANGUAGES[1:])
    level = forms.ChoiceField(label=_("Level"), choices=[(one, one) for one in regulations.LANGUAGE_LEVELS])


class PixForm(RequirementForm):
    """Points of Pix."""

    kind = "pix"
    points = _number(_("Points"))


class AbroadForm(RequirementForm):
    """Weeks abroad."""

    kind = "abroad"
    weeks = _number(_("Weeks"))


class InternshipForm(AbroadForm):
    """Weeks of internship."""

    kind = "internship"


class BlockForm(RequirementForm):
    """Credits that teach a competence."""

    kind = "block"
    competence = forms.CharField(
        label=_("Competence"), max_length=60, help_text=_("Code of a competence, or of a block of them.")
    )
    credits = _number(_("Credits"))


class TotalForm(RequirementForm):
    """Credits in all."""

    kind = "total"
    minimum = _number(_("Credits"))


FORMS: dict[str, type[RequirementForm]] = {
    one.kind: one
    for one in (
        CreditsForm,
        UnitsForm,
        TotalForm,
        AllForm,
        SomeForm,
        LanguageForm,
        PixForm,
        AbroadForm,
        InternshipForm,
        BlockForm,
    )
}


def split(text: str) -> list[str]:
    """The codes of a text."""
    return [code for code in SEPARATORS.split(text) if code]


def begun_with(node: regulations.Requirement) -> dict[str, Any]:
    """What the form of a requirement begins with."""
    tree = regulations.write(node)
    begun = {name: value for name, value in tree.items() if name not in ("kind", "key", "of", "where")}
    begun |= tree.get("where", {})
    return begun | {name: " ".join(begun[name]) for name in ("tags", "units") if name in begun}


def field_of(where: str, form: forms.BaseForm) -> str:
    """The field that a fault's path means: the last name in it that the form has; "" when none."""
    names = [part.split("[")[0] for part in where.split(".")]
    return next((name for name in reversed(names) if name in form.fields), "")
