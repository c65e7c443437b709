"""Forms as the look draws them: label, hint, control, then what is wrong and how to mend it.

``{% field %}`` and ``FormRenderer`` (setting ``FORM_RENDERER``) use the same templates, so ``{{ form }}`` looks alike.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.forms import BaseForm, BoundField
from django.forms.renderers import TemplatesSetting
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from cartable.ui.typography import is_french

CHECKS = (forms.CheckboxInput,)
GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple)
BY_TYPE = {"date": forms.DateInput, "time": forms.TimeInput, "datetime-local": forms.DateTimeInput}


class FormRenderer(TemplatesSetting):
    """Makes ``{{ form }}`` look as ``{% form_body %}`` does."""

    form_template_name = "ui/forms/form.html"
    field_template_name = "ui/forms/field_of_form.html"


def control_class(widget: forms.Widget) -> str:
    """The class of the control itself."""
    if isinstance(widget, CHECKS):
        return "form-check-input"
    if isinstance(widget, GROUPS):
        return ""
    return "form-select" if isinstance(widget, forms.Select) else "form-control"


def native_widget(widget: forms.Widget) -> None:
    """Dates and times use the device's own picker."""
    for kind, base in BY_TYPE.items():
        if isinstance(widget, base) and getattr(widget, "input_type", "") == "text":
            widget.input_type = kind
            widget.format = {"date": "%Y-%m-%d", "time": "%H:%M", "datetime-local": "%Y-%m-%dT%H:%M"}[kind]


def draw_control(bound: BoundField) -> SafeString:
    """The control with its class; Django adds aria-describedby and aria-invalid."""
    widget = bound.field.widget
    native_widget(widget)
    if widget.attrs.get("placeholder") == bound.label:
        del widget.attrs["placeholder"]  # it would only repeat the label, paler
    css = " ".join(part for part in (control_class(widget), widget.attrs.get("class", "")) if part)
    attributes: dict[str, Any] = {"class": css} if css else {}
    if isinstance(widget, forms.Textarea) and widget.attrs.get("rows") == "10":  # Django's own default
        attributes["rows"] = "4"
    return bound.as_widget(attrs=attributes)


def draw_field(bound: BoundField) -> SafeString:
    """One field whole."""
    widget = bound.field.widget
    if bound.is_hidden:
        return bound.as_widget()
    context = {
        "field": bound,
        "control": draw_control(bound),
        "is_check": isinstance(widget, CHECKS),
        "is_group": isinstance(widget, GROUPS) or bool(getattr(widget, "use_fieldset", False)),
    }
    return render_to_string("ui/forms/field.html", context)


def draw_fields(form: BaseForm) -> SafeString:
    """Every field, in order."""
    return SafeString("".join(draw_field(bound) for bound in form))


def draw_faults(form: BaseForm) -> SafeString:
    """The summary: how many points, each a link to its field. Nothing for a form without fault."""
    if not form.errors:
        return SafeString("")
    colon = " : " if is_french() else ": "
    on_fields = [
        (bound.id_for_label or bound.auto_id, f"{str(bound.label).rstrip(' ?:')}{colon}{error}")
        for bound in form
        for error in bound.errors
    ]
    whole = form.non_field_errors()
    context = {"whole": whole, "on_fields": on_fields, "count": len(whole) + len(on_fields)}
    return render_to_string("ui/forms/faults.html", context)
