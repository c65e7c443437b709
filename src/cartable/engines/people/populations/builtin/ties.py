"""What is said of an affiliation: its structure, its level, when it begins and ends."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db.models import Case, F, Q, TextField, When
from django.db.models.expressions import Combinable
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Affiliation, Structure
from cartable.engines.people.populations.builtin import references
from cartable.engines.people.populations.builtin.facts import AFFILIATION, STRUCTURE
from cartable.engines.people.populations.builtin.kinds import EMPLOYEE, options
from cartable.engines.people.populations.builtin.levels import YearOfStudy, year_of_study
from cartable.engines.people.populations.builtin.tree import below
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.words import (
    Arguments,
    Attribute,
    Condition,
    Fact,
    Parameter,
    Phrase,
    Plain,
    Scope,
    Shown,
    ValueType,
)
from cartable.kernel.problems import Text


def _column(path: str) -> Callable[[Arguments, date], str]:
    return lambda arguments, on: path


def _programme(arguments: Arguments, on: date) -> Combinable:
    """The code of the structure when it is a programme."""
    is_programme = When(structure__kind=Structure.Kind.PROGRAMME, then=F("structure__code"))
    return Case(is_programme, default=None, output_field=TextField())


def _programme_at_hand(tie: Affiliation) -> str | None:
    return tie.structure.code if tie.structure.kind == Structure.Kind.PROGRAMME else None


def _last_day(tie: Affiliation) -> date | None:
    return tie.valid_until - timedelta(days=1) if tie.valid_until else None


def _day_after(day: Plain) -> Plain:
    """A last day as the table keeps it: by the first day without."""
    return day + timedelta(days=1) if isinstance(day, date) and day < date.max else day


def _member(arguments: Arguments, on: date) -> Q:
    code = str(arguments["structure"])
    return Q(structure__in=below(code)) if arguments.get("below") else Q(structure__code=code)


def _is_member(tie: Affiliation, arguments: Arguments, on: date, facts: PersonFacts) -> bool:
    code, own = arguments["structure"], tie.structure.code
    return code in facts.lineage(own) if arguments.get("below") else code == own


def _belonging(shown: Shown) -> Phrase:
    if shown.get("below"):
        return Phrase(
            gettext("who belong to %(structure)s, including what is below it") % shown,
            gettext("who belong neither to %(structure)s nor to what is below it") % shown,
            gettext("people of %(structure)s, including what is below it") % shown,
            gettext("to %(structure)s or to what is below it") % shown,
            gettext("neither to %(structure)s nor to what is below it") % shown,
        )
    return Phrase(
        gettext("who belong to %(structure)s") % shown,
        gettext("who do not belong to %(structure)s") % shown,
        gettext("people of %(structure)s") % shown,
        gettext("to %(structure)s") % shown,
        gettext("elsewhere than to %(structure)s") % shown,
    )


def _begun_within(distance: str) -> tuple[str, str]:
    said = {"distance": distance}
    return gettext("is at most %(distance)s ago") % said, gettext("is more than %(distance)s ago") % said


def _ends_within(distance: str) -> tuple[str, str]:
    said = {"distance": distance}
    return gettext("is at most %(distance)s away") % said, gettext("is more than %(distance)s away") % said


def _attribute(
    name: str,
    title: Text,
    doc: Text,
    value: Parameter,
    expression: Callable[[Arguments, date], str | Combinable],
    read: Callable[[Affiliation], Plain | None],
    label: Callable[[Shown], str],
    *facts: Fact,
    stored: Callable[[Plain], Plain] | None = None,
    groups: dict[str, tuple[str, ...]] | None = None,
    within: Callable[[str], tuple[str, str]] | None = None,
) -> Attribute:
    return Attribute(
        name,
        title,
        doc,
        value,
        expression,
        label,
        (AFFILIATION, *facts),
        scope=Scope.AFFILIATION,
        stored=stored,
        groups=groups,
        within=within,
        read=lambda tie, arguments, on: read(tie),
    )


WORDS = (
    Condition(
        "member_of",
        _("member of"),
        _("Has an affiliation to a structure; with below=true, to it or to any structure below it."),
        _member,
        _belonging,
        (AFFILIATION, STRUCTURE),
        (
            Parameter("structure", ValueType.TEXT, _("code of the structure"), True, references.STRUCTURE),
            Parameter("below", ValueType.FLAG, _("true: what is below it too")),
        ),
        scope=Scope.AFFILIATION,
        holds=_is_member,
    ),
    _attribute(
        "affiliation",
        _("affiliation"),
        _("The kind of an affiliation."),
        Parameter("affiliation", ValueType.CHOICE, choices=options),
        _column("kind"),
        lambda tie: tie.kind,
        lambda shown: pgettext("whose", "kind"),
        groups={"employee": EMPLOYEE},
    ),
    _attribute(
        "structure",
        _("structure"),
        _("The structure of an affiliation, by its code."),
        Parameter("structure", ValueType.TEXT, refers_to=references.STRUCTURE),
        _column("structure__code"),
        lambda tie: tie.structure.code,
        lambda shown: pgettext("whose", "structure"),
        STRUCTURE,
    ),
    _attribute(
        "programme",
        _("programme"),
        _("The programme of an affiliation, by its code."),
        Parameter("programme", ValueType.TEXT, refers_to=references.PROGRAMME),
        _programme,
        _programme_at_hand,
        lambda shown: pgettext("whose", "programme"),
        STRUCTURE,
    ),
    _attribute(
        "level",
        _("level"),
        _("The level of an affiliation, as it is written: S3, L2, M1…"),
        Parameter("level", ValueType.TEXT),
        _column("level"),
        lambda tie: tie.level,
        lambda shown: pgettext("whose", "level"),
    ),
    _attribute(
        "year",
        _("year of study"),
        _("The year of study that the level tells: S3 and S4 are the second, M1 the fourth, D1 the sixth."),
        Parameter("year", ValueType.NUMBER),
        lambda arguments, on: YearOfStudy("level"),
        lambda tie: year_of_study(tie.level),
        lambda shown: pgettext("whose", "year of study"),
    ),
    _attribute(
        "begins",
        _("begins"),
        _("The first day of an affiliation."),
        Parameter("begins", ValueType.DAY),
        _column("valid_from"),
        lambda tie: tie.valid_from,
        lambda shown: pgettext("whose", "first day"),
        within=_begun_within,
    ),
    _attribute(
        "ends",
        _("ends"),
        _("The last day of an affiliation; one without end ends on no day."),
        Parameter("ends", ValueType.DAY),
        _column("valid_until"),
        _last_day,
        lambda shown: pgettext("whose", "last day"),
        stored=_day_after,
        within=_ends_within,
    ),
    _attribute(
        "source",
        _("source"),
        _("Where an affiliation comes from."),
        Parameter("source", ValueType.TEXT),
        _column("source"),
        lambda tie: tie.source,
        lambda shown: pgettext("whose", "source"),
    ),
)
