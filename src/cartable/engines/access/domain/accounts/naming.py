"""Sign-in names made of a person's names, in plain letters, each of them given once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from django.db.models.functions import Upper
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import Account, Person
from cartable.kernel.problems import Fault, InputRefused
from cartable.kernel.search import folded

FIELD = re.compile(r"\{(\w*)\}")
FIELDS = ("given", "family", "initial", "number", "code")
PLAIN = re.compile(r"[a-z0-9._-]*")
MOST = 50
"""Letters of a name before its number: the column holds 60."""
AHEAD = 10
"""How many numbers are tried at once."""
TOGETHER = 5000


def check_pattern(pattern: str) -> str:
    """The pattern, in small letters. Raises InputRefused when it names an unknown part or can't tell people apart."""
    said = pattern.strip().lower()
    unknown = [name for name in FIELD.findall(said) if name not in FIELDS]
    plain = FIELD.sub("", said)
    if unknown or not PLAIN.fullmatch(plain):
        raise InputRefused(
            Fault(
                "account.pattern",
                _("“%(pattern)s” isn't a pattern of sign-in names.") % {"pattern": pattern},
                "name_pattern",
                _("Use {given} {family} {initial} {code} {number}, letters without accent, figures, . _ and -."),
            )
        )
    if not {"given", "family", "initial", "code"} & set(FIELD.findall(said)):
        raise InputRefused(
            Fault(
                "account.pattern_empty",
                _("This pattern would give everybody the same name."),
                "name_pattern",
                _("Put {given}, {family}, {initial} or {code} in it."),
            )
        )
    return said


def fold(text: str) -> str:
    """Small letters from a to z, figures and hyphens: « d'Étienne-Łucja » is “detienne-lucja”."""
    return re.sub(r"[^a-z0-9]+", "-", re.sub(r"['’ʼ]", "", folded(text))).strip("-")


def name_of(person: Person, pattern: str, number: int = 1) -> str:
    """The sign-in name of a person; from the second bearer on with a number, where the pattern wants it or at the end.

    Whoever's names hold no letter that can be folded is named by the campus number.
    """
    figure = str(number) if number > 1 else ""
    made = _filled(person, pattern, figure)
    if "number" in FIELD.findall(pattern) and len(made) <= MOST + len(figure) and made != figure:
        return made
    plain = _filled(person, pattern, "")[:MOST].strip("._-") or fold(f"p{person.code or person.pk}")[:MOST]
    return f"{plain}{figure}"


def _filled(person: Person, pattern: str, figure: str) -> str:
    given, family = fold(person.shown_given_name), fold(person.shown_family_name)
    parts = {"given": given, "family": family, "initial": given[:1], "code": fold(person.code), "number": figure}
    made = FIELD.sub(lambda found: parts[found[1]], pattern)
    return re.sub(r"([._-])[._-]+", r"\1", made).strip("._-")


def names_for(people: Iterable[Person], pattern: str) -> dict[int, str]:
    """A name for each person, by key: free, and different whatever the case. The first come have the plain names."""
    waiting = sorted(people, key=lambda person: person.pk)
    found: dict[int, str] = {}
    used: set[str] = set()
    first = 1
    while waiting:
        used |= _taken(_candidates(waiting, pattern, first, first + AHEAD))
        waiting = [person for person in waiting if not _choose(person, pattern, first, first + AHEAD, used, found)]
        first += AHEAD
    return found


def _choose(person: Person, pattern: str, first: int, last: int, used: set[str], found: dict[int, str]) -> bool:
    for number in range(first, last):
        name = name_of(person, pattern, number)
        if name.upper() not in used:
            used.add(name.upper())
            found[person.pk] = name
            return True
    return False


def _candidates(people: Iterable[Person], pattern: str, first: int, last: int) -> Iterator[str]:
    return (name_of(person, pattern, number) for person in people for number in range(first, last))


def _taken(names: Iterable[str]) -> set[str]:
    """Those that an account has already, closed ones too, in capitals."""
    wanted = iter({name.upper() for name in names})
    taken: set[str] = set()
    while some := list(islice(wanted, TOGETHER)):
        rows = Account.objects.annotate(upper=Upper("username")).filter(upper__in=some)
        taken |= set(rows.values_list("upper", flat=True))
    return taken
