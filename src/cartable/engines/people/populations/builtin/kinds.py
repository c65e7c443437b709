"""What people are to the institution: student, teacher, employee, alumnus…"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Affiliation
from cartable.engines.people.populations.builtin.facts import AFFILIATION
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.words import Arguments, Condition, Option, Phrase, Scope, Shown
from cartable.kernel.problems import Text

Kind = Affiliation.Kind
EMPLOYEE = (Kind.FACULTY.value, Kind.STAFF.value)
"""eduPerson's *employee*: teachers and staff; temporary teachers, paid by the hour, are ``temporary``."""


def options() -> list[Option]:
    """The values of ``affiliation``."""
    return [
        Option(Kind.STUDENT.value, _("Student")),
        Option(Kind.FACULTY.value, _("Teacher")),
        Option(Kind.STAFF.value, _("Staff")),
        Option(Kind.TEMPORARY.value, _("Temporary teacher")),
        Option("employee", _("Employee")),
        Option(Kind.HOSTED.value, _("Hosted")),
        Option(Kind.APPLICANT.value, _("Applicant")),
        Option(Kind.ALUMNUS.value, _("Alumnus")),
    ]


def _kind(name: str, title: Text, doc: Text, kinds: tuple[str, ...], phrase: Callable[[], Phrase]) -> Condition:
    def to_query(arguments: Arguments, on: date) -> Q:
        return Q(kind__in=kinds) if len(kinds) > 1 else Q(kind=kinds[0])

    def holds(tie: Affiliation, arguments: Arguments, on: date, facts: PersonFacts) -> bool:
        return tie.kind in kinds

    def said(shown: Shown) -> Phrase:
        return phrase()

    return Condition(name, title, doc, to_query, said, (AFFILIATION,), scope=Scope.AFFILIATION, holds=holds)


def _students() -> Phrase:
    return Phrase(
        gettext("who are students"),
        gettext("who are not students"),
        gettext("students"),
        gettext("as a student"),
        gettext("otherwise than as a student"),
    )


def _teachers() -> Phrase:
    return Phrase(
        gettext("who are teachers"),
        gettext("who are not teachers"),
        gettext("teachers"),
        gettext("as a teacher"),
        gettext("otherwise than as a teacher"),
    )


def _staff() -> Phrase:
    return Phrase(
        gettext("who are administrative or technical staff"),
        gettext("who are not administrative or technical staff"),
        gettext("administrative and technical staff"),
        gettext("as administrative or technical staff"),
        gettext("otherwise than as administrative or technical staff"),
    )


def _employees() -> Phrase:
    return Phrase(
        gettext("who are employees"),
        gettext("who are not employees"),
        gettext("employees"),
        gettext("as an employee"),
        gettext("otherwise than as an employee"),
    )


def _temporary() -> Phrase:
    return Phrase(
        gettext("who are temporary teachers"),
        gettext("who are not temporary teachers"),
        gettext("temporary teachers"),
        gettext("as a temporary teacher"),
        gettext("otherwise than as a temporary teacher"),
    )


def _applicants() -> Phrase:
    return Phrase(
        gettext("who apply for admission"),
        gettext("who do not apply for admission"),
        gettext("applicants"),
        gettext("as an applicant"),
        gettext("otherwise than as an applicant"),
    )


def _alumni() -> Phrase:
    return Phrase(
        gettext("who are alumni"),
        gettext("who are not alumni"),
        gettext("alumni"),
        gettext("as an alumnus"),
        gettext("otherwise than as an alumnus"),
    )


def _hosted() -> Phrase:
    return Phrase(
        gettext("who are hosted"),
        gettext("who are not hosted"),
        gettext("hosted people"),
        gettext("as a hosted person"),
        gettext("otherwise than as a hosted person"),
    )


def _anybody(arguments: Arguments, on: date) -> Q:
    return Q(pk__isnull=False)


def _affiliated(shown: Shown) -> Phrase:
    return Phrase(
        gettext("who have an affiliation"),
        gettext("who have no affiliation"),
        gettext("people with an affiliation"),
        gettext("of any kind"),
        gettext("of no kind"),
    )


WORDS = (
    _kind("student", _("student"), _("Is a student today."), (Kind.STUDENT.value,), _students),
    _kind("teacher", _("teacher"), _("Is a teacher today."), (Kind.FACULTY.value,), _teachers),
    _kind("staff", _("staff"), _("Is administrative or technical staff today."), (Kind.STAFF.value,), _staff),
    _kind("employee", _("employee"), _("Is a teacher or staff today."), EMPLOYEE, _employees),
    _kind("temporary", _("temporary"), _("Is a temporary teacher today."), (Kind.TEMPORARY.value,), _temporary),
    _kind("hosted", _("hosted"), _("Is hosted today."), (Kind.HOSTED.value,), _hosted),
    _kind("applicant", _("applicant"), _("Applies for admission today."), (Kind.APPLICANT.value,), _applicants),
    _kind("alumnus", _("alumnus"), _("Is an alumnus today."), (Kind.ALUMNUS.value,), _alumni),
    Condition(
        "affiliated",
        _("affiliated"),
        _("Has an affiliation today, of whatever kind."),
        _anybody,
        _affiliated,
        (AFFILIATION,),
        scope=Scope.AFFILIATION,
        holds=lambda tie, arguments, on, facts: True,
    ),
)
