"""Forms of a preparation: numbers, a kind of class, a teacher, an unavailability, a constraint in words."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import dashboard, preparation
from cartable.engines.catalogue.web.dashboard.frame import dashboard_crumbs
from cartable.engines.catalogue.web.dashboard.naming import named_person
from cartable.engines.catalogue.web.dashboard.preparation import preparation_address
from cartable.engines.catalogue.web.dashboard.words import ROOM_KINDS, STRENGTHS
from cartable.engines.catalogue.web.labels import KINDS
from cartable.engines.places.api import list_rooms
from cartable.kernel.languages import title_of
from cartable.kernel.problems import Fault, InputRefused, NotFound
from cartable.ui.views import FormPage

MOST = 2000


def day_choices() -> list[tuple[str, Any]]:
    """Monday to Saturday."""
    return [("", "–"), *((str(number + 1), WEEKDAYS[number]) for number in range(6))]


class PreparationForm(FormPage):
    """A form on one preparation."""

    def prepare(self) -> None:
        """Find the preparation, for one who writes it."""
        keys = self.kwargs
        self.row = dashboard.access_preparation(
            self.request.user, keys["code"], keys["term"], permission="unit.prepare"
        )

    def lead_text(self) -> Any:
        """Of which unit, for which term."""
        return f"{self.row.unit.code}, {title_of(self.row.term)}"

    def crumbs(self) -> list[tuple[Any, str]]:
        """The dashboard, the preparation."""
        return [*dashboard_crumbs(self.row.unit), (_("Preparation"), self.success_url())]

    def described(self) -> list[tuple[str, Any]]:
        """The kinds of class that the preparation describes; all of them when it describes none."""
        said = {one.kind for one in self.row.kinds.all()}
        return [(kind, title) for kind, title in KINDS.items() if kind in said or not said]

    def success_url(self) -> str:
        """The preparation."""
        return preparation_address(self.row.unit, self.row.term)

    def success_message(self) -> Any:
        """Said each time."""
        return gettext("Saved.")


class NumbersForm(forms.Form):
    """How many students, and words for the timetabler."""

    expected = forms.IntegerField(
        label=_("Students expected"),
        required=False,
        min_value=0,
        max_value=MOST,
        help_text=_("Leave it empty to follow the demand."),
    )
    note = forms.CharField(label=_("Note for the timetabler"), required=False, widget=forms.Textarea, max_length=4000)


class SetNumbers(PreparationForm):
    """Numbers and note."""

    title = _("Numbers and note")
    form_class = NumbersForm

    def initial(self) -> dict[str, Any]:
        """What is said."""
        return {"expected": self.row.expected, "note": self.row.note}

    def perform(self, form: NumbersForm) -> None:
        """Write it."""
        preparation.set_expected(preparation=self.row, actor=self.request.user, **form.cleaned_data)


class KindForm(forms.Form):
    """How a kind of class is to be."""

    minutes = forms.IntegerField(label=_("Minutes of a session"), min_value=15, max_value=600, initial=120)
    per_week = forms.IntegerField(label=_("Sessions a week"), min_value=1, max_value=14, initial=1)
    weeks_count = forms.IntegerField(label=_("Weeks"), min_value=1, max_value=60, initial=14)
    every_other_week = forms.BooleanField(label=_("Every other week (A or B)"), required=False)
    group_size = forms.IntegerField(label=_("Students in a group, at most"), min_value=1, max_value=MOST)
    groups_count = forms.IntegerField(label=_("Groups"), min_value=1, max_value=200)
    room_kind = forms.ChoiceField(label=_("Kind of room"), required=False, choices=list(ROOM_KINDS.items()))
    rooms = forms.CharField(
        label=_("Rooms"),
        required=False,
        max_length=300,
        help_text=_("Codes with commas between them, when only these will do."),
    )
    room_needs = forms.CharField(
        label=_("What the room must have"), required=False, max_length=200, help_text=_("In words: fume hood, bench…")
    )


class SetKind(PreparationForm):
    """How lectures, tutorials or labs are to be."""

    form_class = KindForm

    def prepare(self) -> None:
        """Find what is said of this kind."""
        super().prepare()
        if self.kwargs["kind"] not in KINDS:
            raise NotFound(_("No such kind of class."), _("Open the preparation again."))
        self.kind = next((one for one in self.row.kinds.all() if one.kind == self.kwargs["kind"]), None)

    def page_title(self) -> Any:
        """« TD »."""
        return KINDS[self.kwargs["kind"]]

    def initial(self) -> dict[str, Any]:
        """What is said; else as many groups as the demand needs of the usual size."""
        if self.kind is not None:
            names = KindForm.base_fields.keys() - {"rooms"}
            said = {name: getattr(self.kind, name) for name in names}
            return {**said, "rooms": ", ".join(room.code for room in self.kind.rooms.all())}
        demand = preparation.demand_of(term_id=self.row.term_id, unit_ids=[self.row.unit_id]).get(self.row.unit_id)
        students = self.row.expected or (demand.number if demand else None)
        size = {"cm": max(students or 0, 24), "td": 24, "tp": 12}[self.kwargs["kind"]]
        weeks = min(14, self.row.term.weeks_count)
        return {"group_size": size, "groups_count": preparation.groups_needed(students, size), "weeks_count": weeks}

    def perform(self, form: KindForm) -> None:
        """Write it."""
        given = dict(form.cleaned_data)
        given["rooms"] = self._rooms(given["rooms"])
        draft = preparation.KindDraft(kind=self.kwargs["kind"], **given)
        preparation.set_kind(preparation=self.row, draft=draft, actor=self.request.user)

    def _rooms(self, text: str) -> tuple[Any, ...]:
        codes = list(dict.fromkeys(code.strip() for code in text.replace(";", ",").split(",") if code.strip()))
        found = {room.code: room for room in list_rooms().filter(code__in=codes)}
        unknown = [code for code in codes if code not in found]
        if unknown:
            what = gettext("No room has the code %(codes)s.") % {"codes": ", ".join(unknown)}
            raise InputRefused(Fault("preparation.room", what, "rooms", _("Correct it, or leave it out.")))
        return tuple(found[code] for code in codes)


class TeacherForm(forms.Form):
    """Who teaches how many groups."""

    person = forms.CharField(
        label=_("Person"), max_length=120, help_text=_("Campus number, or family name and given name.")
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    groups_count = forms.IntegerField(
        label=_("Groups"), min_value=0, max_value=200, initial=1, help_text=_("0 takes the person off.")
    )

    def __init__(self, *given: Any, kinds: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["kind"].choices = kinds  # type: ignore[attr-defined]


class SetTeacher(PreparationForm):
    """Who teaches what."""

    title = _("Who teaches")
    form_class = TeacherForm

    def form_arguments(self) -> dict[str, Any]:
        """The kinds described."""
        return {"kinds": self.described()}

    def initial(self) -> dict[str, Any]:
        """A row of the page brings its own values."""
        asked = self.request.GET
        return {name: asked[name] for name in ("person", "kind", "groups_count") if name in asked}

    def perform(self, form: TeacherForm) -> None:
        """Write it."""
        given = dict(form.cleaned_data)
        given["person"] = named_person(self.request.user, given["person"], field="person")
        preparation.set_teacher(preparation=self.row, actor=self.request.user, **given)


class TimeForm(forms.Form):
    """When somebody doesn't teach."""

    person = forms.TypedChoiceField(label=_("Person"), coerce=int)
    day = forms.TypedChoiceField(label=_("Day"), coerce=int, choices=day_choices)
    starts = forms.TimeField(label=pgettext_lazy("time", "From"), initial="08:00")
    ends = forms.TimeField(label=pgettext_lazy("time", "To"), initial="12:00")
    strength = forms.ChoiceField(label=_("How much"), choices=list(STRENGTHS.items()))

    def __init__(self, *given: Any, people: list[tuple[int, str]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class AddTime(PreparationForm):
    """Add an unavailability of a teacher of the preparation."""

    title = _("When a teacher isn't available")
    form_class = TimeForm

    def lead_text(self) -> Any:
        """It counts for all their units."""
        return _("Each week of the term, for all the person's units. The reason isn't asked.")

    def form_arguments(self) -> dict[str, Any]:
        """Those who teach the unit."""
        self.people = {one.person_id: one.person for one in self.row.teachers.all()}
        return {"people": [(pk, person.full_name) for pk, person in self.people.items()]}

    def perform(self, form: TimeForm) -> None:
        """Write it."""
        given = dict(form.cleaned_data)
        given["person"] = self.people[given["person"]]
        preparation.add_unavailability(term=self.row.term, actor=self.request.user, **given)


class RuleForm(forms.Form):
    """What fills the places of a sentence."""

    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    other_kind = forms.ChoiceField(label=_("Other kind"), choices=list(KINDS.items()))
    day = forms.TypedChoiceField(label=_("Day"), coerce=int, choices=day_choices)
    starts = forms.TimeField(label=pgettext_lazy("time", "From"), initial="08:00")
    ends = forms.TimeField(label=pgettext_lazy("time", "To"), initial="12:00")
    week = forms.IntegerField(label=_("Week of the term"), min_value=1, max_value=60, initial=2)
    is_required = forms.BooleanField(
        label=_("It must be so"), required=False, initial=True, help_text=_("Unticked: if possible.")
    )

    def __init__(self, *given: Any, places: frozenset[str], kinds: list[tuple[str, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        for name in ("kind", "other_kind"):
            self.fields[name].choices = kinds  # type: ignore[attr-defined]
        kept = {"kind", "is_required", *(places - {"times"}), *(("starts", "ends") if "times" in places else ())}
        for name in set(self.fields) - kept:
            del self.fields[name]


class AddRule(PreparationForm):
    """Choose a sentence, then fill its places."""

    title = _("Add a constraint")
    form_class = RuleForm
    template_name = "catalogue/dashboard/add_rule.html"
    submit_label = _("Add the constraint")

    def prepare(self) -> None:
        """The sentence is in the address."""
        super().prepare()
        self.sentence = preparation.SENTENCES.get(self.request.GET.get("sentence", ""))

    def form_arguments(self) -> dict[str, Any]:
        """The places of the sentence."""
        return {"places": self.sentence.places if self.sentence else frozenset(), "kinds": self.described()}

    def extra(self) -> dict[str, Any]:
        """The sentences."""
        return {"sentence": self.sentence, "sentences": list(preparation.SENTENCES.values())}

    def perform(self, form: RuleForm) -> None:
        """Add it."""
        if self.sentence is None:
            raise InputRefused(
                Fault("rule.sentence", _("No sentence was chosen."), mend=_("Choose one of the list first."))
            )
        values = {"sentence": self.sentence.key, **form.cleaned_data}
        self.rule = preparation.add_rule(preparation=self.row, values=values, actor=self.request.user)

    def success_message(self) -> Any:
        """The sentence whole."""
        return preparation.say_rule(self.rule)
