"""A person named in a form: by their campus number, or by their name when one person only answers."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext

from cartable.engines.people.api import Person, find_person_by_code, search_people
from cartable.kernel.permissions import is_allowed
from cartable.kernel.problems import Fault, InputRefused

MOST_OFFERED = 5


def named_person(actor: Any, text: str, *, field: str) -> Person:
    """The one person that the text names, whose name the actor may read. Raises InputRefused on ``field``."""
    text = text.strip()
    known = find_person_by_code(text)
    if known is not None and is_allowed(actor, "person.view", known):
        return known
    found = search_people(actor, text, MOST_OFFERED + 1)
    exact = [one for one in found if text.casefold() in (one.full_name.casefold(), one.sorted_name.casefold())]
    if len(exact or found) == 1:
        return (exact or found)[0]
    if not found:
        raise InputRefused(
            Fault("person.unknown", gettext("Nobody answers to this."), field, gettext("Give the campus number."))
        )
    names = ", ".join(f"{one.full_name} ({one.code})" for one in found[:MOST_OFFERED])
    what = gettext("Several people answer: %(names)s.") % {"names": names}
    raise InputRefused(Fault("person.several", what, field, gettext("Give the campus number of one of them.")))
