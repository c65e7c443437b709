"""The form of a version: facts, texts side by side in two languages, sessions, rows."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.domain.versions import ShapeDraft, VersionContent
from cartable.engines.catalogue.models import CourseUnit
from cartable.engines.catalogue.web.labels import CATEGORIES, KINDS
from cartable.engines.catalogue.web.versions.rows import ROWS, competence_choices, row_sets, typed_rows
from cartable.engines.catalogue.web.versions.words import FIELDS, LANGUAGES
from cartable.engines.places.api import Campus
from cartable.kernel.languages import title_of

HOURS = ("lecture", "tutorial", "lab", "personal")
PAIRS = ("content", "assessment", "sustainability", "ai_note")
SHAPE_FIELDS = ("minutes", "per_week", "weeks_count", "group_size", "room_needs")


def _text(name: str, rows: int, hint: Any = "") -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=FIELDS[name], required=False, widget=widget, max_length=50_000, help_text=hint)


def _number(label: Any, least: int, most: int, **given: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most, **given)


def _hours(name: str) -> forms.DecimalField:
    return forms.DecimalField(
        label=FIELDS[f"{name}_minutes"], min_value=0, max_value=1000, decimal_places=2, required=False
    )


class VersionForm(forms.Form):
    """What a version says. ``rows`` holds its sets of rows; ``content()`` gives it all, once valid."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    title_fr = forms.CharField(label=FIELDS["title_fr"], max_length=200)
    title_en = forms.CharField(label=FIELDS["title_en"], max_length=200, required=False)
    category = forms.ChoiceField(label=FIELDS["category"], choices=[*CATEGORIES.items()])
    credits = _number(FIELDS["credits"], 0, 60)
    level = _number(FIELDS["level"], 1, 6, help_text=_("1 is the first year of study."))
    language = forms.ChoiceField(label=FIELDS["language"], choices=[*LANGUAGES.items()])
    campus = forms.TypedChoiceField(label=FIELDS["campus_id"], coerce=int, empty_value=None, required=False)
    capacity = _number(
        FIELDS["capacity"], 0, 100_000, required=False, help_text=_("Empty: the places of the groups decide.")
    )
    in_autumn = forms.BooleanField(label=FIELDS["in_autumn"], required=False)
    in_spring = forms.BooleanField(label=FIELDS["in_spring"], required=False)
    lecture_hours = _hours("lecture")
    tutorial_hours = _hours("tutorial")
    lab_hours = _hours("lab")
    personal_hours = _hours("personal")
    summary_fr = _text("summary_fr", 2, _("One or two sentences: the guide shows them first."))
    summary_en = _text("summary_en", 2)
    content_fr = _text("content_fr", 8)
    content_en = _text("content_en", 8)
    assessment_fr = _text("assessment_fr", 4)
    assessment_en = _text("assessment_en", 4)
    sustainability_fr = _text("sustainability_fr", 3)
    sustainability_en = _text("sustainability_en", 3)
    ai_note_fr = _text("ai_note_fr", 3)
    ai_note_en = _text("ai_note_en", 3)
    tags = forms.CharField(
        label=FIELDS["tags"], required=False, max_length=1000, help_text=_("Codes of profiles, with commas between.")
    )

    def __init__(self, data: Any = None, files: Any = None, *, rows: Any = None, more: str = "", **given: Any) -> None:
        super().__init__(data, **given)
        campuses = [(row.pk, row.title) for row in Campus.objects.order_by("code")]
        self.fields["campus"].choices = [("", "–"), *campuses]  # type: ignore[attr-defined]
        self._keep_language()
        self.shapes = [self._shape_fields(kind) for kind in KINDS]
        self.rows = row_sets(data, values=rows, more=more, choices=competence_choices())

    def is_valid(self) -> bool:
        """The rows too; what is wrong in one is told with the place of the row."""
        sound = super().is_valid()
        for name, rows in self.rows.items():
            if rows.is_valid():
                continue
            sound = False
            for number, row in enumerate(rows.forms, start=1):
                for field, errors in row.errors.items():
                    label = row.fields[field].label if field in row.fields else ""
                    place = {"rows": ROWS[name][1], "number": number, "field": label, "error": " ".join(errors)}
                    self.add_error(None, gettext("%(rows)s, row %(number)d, %(field)s: %(error)s") % place)
        return sound

    def content(self) -> VersionContent:
        """All that the form says."""
        given = self.cleaned_data
        said: dict[str, Any] = {f"{name}_minutes": round((given[f"{name}_hours"] or 0) * 60) for name in HOURS}
        names = [f"{name}_{one}" for name in ("title", "summary", *PAIRS) for one in ("fr", "en")]
        names += ["category", "credits", "level", "language", "in_autumn", "in_spring"]
        said |= {name: given[name] for name in names}
        said |= {name: tuple(row.value() for row in rows if row.has_changed()) for name, rows in self.rows.items()}
        return VersionContent(
            **said,
            campus_id=given["campus"],
            capacity=given["capacity"],
            tags=tuple(dict.fromkeys(tag.strip() for tag in given["tags"].split(",") if tag.strip())),
            shapes=tuple(self._shape(kind) for kind in KINDS if given[f"shape_{kind}_minutes"]),
        )

    def clean(self) -> dict[str, Any]:
        """Sessions described in part are told."""
        given = super().clean() or {}
        for kind in KINDS:
            wanted = [f"shape_{kind}_{name}" for name in SHAPE_FIELDS[:4]]
            told = [given.get(name) for name in wanted]
            if any(told) and not all(told) and not any(name in self.errors for name in wanted):
                lacking = next(name for name in wanted if not given.get(name))
                self.add_error(lacking, _("Describe these sessions whole, or leave the whole row empty."))
        return given

    def _keep_language(self) -> None:
        """A language that the list hasn't stays what it is."""
        asked = (self.data if self.is_bound else self.initial).get("language", "")
        field: Any = self.fields["language"]
        if asked and asked not in LANGUAGES and len(asked) == 2 and asked.isalpha():
            field.choices = [*LANGUAGES.items(), (asked, asked)]

    def _shape_fields(self, kind: str) -> dict[str, Any]:
        made = {
            "minutes": _number(_("Minutes of a session"), 5, 600, required=False),
            "per_week": _number(_("Sessions a week"), 1, 20, required=False),
            "weeks_count": _number(_("Weeks"), 1, 60, required=False),
            "group_size": _number(_("Students in a group"), 1, 2000, required=False),
            "room_needs": forms.CharField(label=_("Needs of the room"), required=False, max_length=200),
        }
        for name, field in made.items():
            self.fields[f"shape_{kind}_{name}"] = field
        return {"kind": KINDS[kind], "key": kind, "fields": [self[f"shape_{kind}_{name}"] for name in made]}

    def _shape(self, kind: str) -> ShapeDraft:
        return ShapeDraft(kind, *(self.cleaned_data[f"shape_{kind}_{name}"] for name in SHAPE_FIELDS))


def initial_of(content: VersionContent, revision: int) -> dict[str, Any]:
    """What the form begins with."""
    columns = content.columns()
    hours = {f"{name}_hours": _as_hours(columns[f"{name}_minutes"]) for name in HOURS}
    shapes = {f"shape_{shape.kind}_{name}": getattr(shape, name) for shape in content.shapes for name in SHAPE_FIELDS}
    lists = {"tags": ", ".join(content.tags), "campus": content.campus_id, "revision": revision}
    return columns | hours | shapes | lists


def rows_of(content: VersionContent) -> dict[str, list[dict[str, Any]]]:
    """What the rows begin with."""
    return {name: [row.initial_of(value) for value in getattr(content, name)] for name, (row, *_words) in ROWS.items()}


def typed(data: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    """What was typed, judged by nobody: fields and rows."""
    checks = ("in_autumn", "in_spring")
    fields = {name: data.get(name, "") for name in data if "-" not in name}
    return fields | {name: name in data for name in checks}, typed_rows(data)


def _as_hours(minutes: int) -> Any:
    return round(minutes / 60, 2) if minutes % 60 else minutes // 60


class BeginForm(forms.Form):
    """For which year."""

    year = forms.ChoiceField(label=_("Academic year"))

    def __init__(self, *args: Any, years: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["year"].choices = [(row.code, row.code) for row in years]  # type: ignore[attr-defined]


class DecideForm(forms.Form):
    """What becomes of a proposal."""

    decision = forms.ChoiceField(
        label=_("Decision"),
        widget=forms.RadioSelect,
        choices=[
            ("adopt", pgettext_lazy("version", "Adopt")),
            ("send_back", pgettext_lazy("version", "Send back with a comment")),
            ("refuse", pgettext_lazy("version", "Refuse")),
        ],
    )
    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("The authors read it. Required to send back and to refuse."),
    )

    def __init__(self, *args: Any, may_adopt: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_adopt:
            field: Any = self.fields["decision"]
            field.choices = field.choices[1:]


def replacing_field() -> forms.CharField:
    """The units that take the place of a withdrawn one, by their codes."""
    return forms.CharField(
        label=_("Replaced by"),
        required=False,
        max_length=1000,
        help_text=_("Codes of the units that take its place, with commas between. Empty: none does."),
    )


class WithdrawForm(forms.Form):
    """From which day, and why."""

    on = forms.DateField(label=_("First day on which it is taught no more"))
    replaced_by = replacing_field()
    reason = forms.CharField(
        label=_("Reason"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Students who chose the unit read it."),
    )


class ReplacedForm(forms.Form):
    """What takes the place of a withdrawn unit, and why."""

    replaced_by = replacing_field()
    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("The history keeps it, with your name."))


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Reason"), max_length=500, help_text=_("The history keeps it, with your name."))


class UnitForm(forms.Form):
    """A new unit."""

    code = forms.CharField(label=_("Code"), max_length=40)
    title_fr = forms.CharField(label=FIELDS["title_fr"], max_length=200)
    title_en = forms.CharField(label=FIELDS["title_en"], max_length=200, required=False)
    category = forms.ChoiceField(label=FIELDS["category"], choices=[*CATEGORIES.items()])
    credits = _number(FIELDS["credits"], 0, 60, initial=6)
    structure = forms.TypedChoiceField(label=_("Structure"), coerce=int, empty_value=None, required=False)

    def __init__(self, *args: Any, structures: Any, is_free: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["structure"]
        field.choices = [*([("", "–")] if is_free else []), *((row.pk, title_of(row)) for row in structures)]
        field.required = not is_free

    def clean_code(self) -> str:
        """Addresses hold it: no slash, no space."""
        code = str(self.cleaned_data["code"]).strip()
        if any(letter in code for letter in "/\\ \t?#"):
            raise forms.ValidationError(_("A code has neither space nor slash."))
        if CourseUnit.objects.filter(code=code).exists():
            raise forms.ValidationError(_("A unit already has this code."))
        return code
