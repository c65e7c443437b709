"""What is said of a person's own record and account."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Account, Person
from cartable.engines.people.populations.builtin.facts import ACCOUNT, PERSON
from cartable.engines.people.populations.person_facts import PersonFacts
from cartable.engines.people.populations.words import (
    Arguments,
    Attribute,
    Condition,
    Parameter,
    Phrase,
    Shown,
    ValueType,
)


def _protected(arguments: Arguments, on: date) -> Q:
    return Q(is_protected=True)


def _said_protected(shown: Shown) -> Phrase:
    return Phrase(
        gettext("who are under protection"), gettext("who are not under protection"), gettext("people under protection")
    )


def _account(arguments: Arguments, on: date) -> Q:
    accounts = Account.objects.filter(person=OuterRef("pk"))
    if "open" in arguments:
        accounts = accounts.filter(is_active=arguments["open"])
    return Q(Exists(accounts.order_by()))


def _has_account(person: Person, arguments: Arguments, on: date, facts: PersonFacts) -> bool:
    is_open = facts.is_account_open
    return is_open is not None and arguments.get("open", is_open) == is_open


def _said_account(shown: Shown) -> Phrase:
    if "open" not in shown:
        return Phrase(gettext("who have an account"), gettext("who have no account"))
    if shown["open"]:
        return Phrase(gettext("whose account is open"), gettext("who have no open account"))
    return Phrase(gettext("whose account is closed"), gettext("who have no closed account"))


WORDS = (
    Condition(
        "protected",
        _("protected"),
        _("Is under protection: seen by themselves, registrars and administrators only."),
        _protected,
        _said_protected,
        (PERSON,),
        holds=lambda person, arguments, on, facts: person.is_protected,
    ),
    Condition(
        "has_account",
        _("has an account"),
        _("Has an account; with open=true, one that is open, with open=false, one that is closed."),
        _account,
        _said_account,
        (ACCOUNT,),
        (Parameter("open", ValueType.FLAG, _("true: open, false: closed")),),
        holds=_has_account,
    ),
    Attribute(
        "born",
        _("born"),
        _("The birth date. Whoever has none on record was born on no day."),
        Parameter("born", ValueType.DAY),
        lambda arguments, on: "birth_on",
        lambda shown: pgettext("whose", "birth date"),
        (PERSON,),
        read=lambda person, arguments, on: person.birth_on,
    ),
    Attribute(
        "number",
        _("campus number"),
        _("The campus number."),
        Parameter("number", ValueType.TEXT),
        lambda arguments, on: "code",
        lambda shown: pgettext("whose", "campus number"),
        (PERSON,),
        read=lambda person, arguments, on: person.code,
    ),
    Attribute(
        "origin",
        _("origin"),
        _("Where the record comes from."),
        Parameter("origin", ValueType.TEXT),
        lambda arguments, on: "origin",
        lambda shown: pgettext("whose", "origin of the record"),
        (PERSON,),
        read=lambda person, arguments, on: person.origin,
    ),
)
