"""Create a year and a term, and change the use of a week."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.calendar.api import (
    access_term,
    access_year,
    change_week,
    create_term,
    create_year,
    current_year,
    list_years,
    weeks_of,
)
from cartable.engines.calendar.web.labels import WEEKS
from cartable.engines.calendar.web.week_numbers import WeekNumbers
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.ui.moments import say_day
from cartable.ui.views import FormPage

CODE_HINT = _("Short, without blank; it never changes.")
ONE_DAY = timedelta(days=1)


class YearForm(forms.Form):
    """An academic year."""

    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("As in 2026-2027."))
    starts_on = forms.DateField(label=_("First day"))
    ends_on = forms.DateField(label=_("Last day"), help_text=_("Included."))

    def clean_ends_on(self) -> date:
        """The engine keeps the first day after the year."""
        last: date = self.cleaned_data["ends_on"]
        return last + ONE_DAY


class TermForm(forms.Form):
    """A term: its year, its weeks, what they are for."""

    year = forms.ChoiceField(label=_("Academic year"))
    code = forms.CharField(label=_("Code"), max_length=40, help_text=CODE_HINT)
    title_fr = forms.CharField(label=_("French title"), max_length=120)
    title_en = forms.CharField(label=_("English title"), max_length=120, required=False)
    starts_on = forms.DateField(label=_("First day"), help_text=_("A Monday."))
    weeks_count = forms.IntegerField(
        label=_("Weeks"), min_value=1, max_value=60, initial=20, help_text=_("Breaks and exams included.")
    )
    break_weeks = WeekNumbers(label=_("Weeks of break"))
    exam_weeks = WeekNumbers(label=_("Weeks of exams"))
    days_count = forms.IntegerField(
        label=_("Days a week"), min_value=1, max_value=7, initial=6, help_text=_("From Monday: 6 goes to Saturday.")
    )
    slot_minutes = forms.IntegerField(
        label=_("Length of a slot, in minutes"),
        min_value=1,
        max_value=60,
        initial=5,
        help_text=_("Times of the timetable are multiples of it."),
    )

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["year"].choices = [("", "–"), *((row.code, row.code) for row in list_years())]  # type: ignore[attr-defined]


class WeekForm(forms.Form):
    """Another use of a week."""

    number = forms.TypedChoiceField(label=_("Week"), coerce=int)
    kind = forms.ChoiceField(label=pgettext_lazy("week", "Use"))
    reason = forms.CharField(label=_("Reason"), max_length=300, help_text=_("Kept in the history."))

    def __init__(self, *given: Any, weeks: list[tuple[int, Any]], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["number"].choices = [("", "–"), *weeks]  # type: ignore[attr-defined]
        kinds = [(kind, status.text) for kind, status in WEEKS.items()]
        self.fields["kind"].choices = [("", "–"), *kinds]  # type: ignore[attr-defined]


class CalendarFormPage(FormPage):
    """What these forms share."""

    permission = "term.edit"
    year_code = ""

    def crumbs(self) -> list[tuple[Any, str]]:
        """The calendar."""
        return [(_("Calendar"), reverse("calendar:now"))]

    def success_url(self) -> str:
        """The year's page."""
        return reverse("calendar:year", args=[self.year_code])


class NewYear(CalendarFormPage):
    """Add an academic year."""

    title = _("New academic year")
    lead = _("A year holds its terms; it begins and ends on any day.")
    form_class = YearForm
    submit_label = _("Create the year")

    def perform(self, form: Any) -> None:
        """Create it."""
        self.year_code = create_year(**form.cleaned_data).code

    def success_message(self) -> Any:
        """And what comes next."""
        return gettext("The year %(code)s is created. Add its terms.") % {"code": self.year_code}


class NewTerm(CalendarFormPage):
    """Add a term with its weeks."""

    title = _("New term")
    lead = _("Teaching weeks alternate A and B; breaks and exams have no letter.")
    form_class = TermForm
    submit_label = _("Create the term")

    def initial(self) -> dict[str, Any]:
        """In the year that the address names, else the one under way."""
        under_way = current_year(today())
        return {"year": self.request.GET.get("year") or (under_way.code if under_way else "")}

    def perform(self, form: Any) -> None:
        """Create it."""
        year = access_year(self.request.user, form.cleaned_data["year"])
        self.term = create_term(**form.cleaned_data | {"year": year})
        self.year_code = year.code

    def success_message(self) -> Any:
        """Done."""
        return gettext("The term “%(title)s” is created.") % {"title": title_of(self.term)}


class ChangeWeek(CalendarFormPage):
    """Give a week another use; the letters A and B of the term are counted again."""

    title = _("Change a week")
    form_class = WeekForm
    submit_label = _("Change the week")

    def prepare(self) -> None:
        """The term."""
        self.term = access_term(self.request.user, self.kwargs["code"])
        self.year_code = self.term.year.code

    def lead_text(self) -> Any:
        """Which term, and what follows."""
        return format_lazy(
            _("{term}: the letters A and B of its teaching weeks are counted again."), term=title_of(self.term)
        )

    def crumbs(self) -> list[tuple[Any, str]]:
        """The calendar, the year."""
        return [*super().crumbs(), (self.year_code, self.success_url())]

    def form_arguments(self) -> dict[str, Any]:
        """The weeks, each with its Monday and its use."""
        said = gettext("%(number)d, from %(day)s (%(kind)s)")
        return {
            "weeks": [
                (
                    week.number,
                    said % {"number": week.number, "day": say_day(week.starts_on), "kind": WEEKS[week.kind].text},
                )
                for week in weeks_of(self.term)
            ]
        }

    def perform(self, form: Any) -> None:
        """Change it, in the reader's name."""
        change_week(term=self.term, actor=self.request.user, **form.cleaned_data)

    def success_message(self) -> Any:
        """Done."""
        return gettext("The week is changed, and the letters are counted again.")
