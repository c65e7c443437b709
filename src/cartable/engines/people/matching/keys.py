"""Keys under which a record is filed and looked up: two records of one person should share at least one.

Each key survives what another doesn't: a misspelt name, names exchanged, a wrong day of birth. They are short texts, so
that a database can hold them in an indexed column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cartable.engines.people.matching.fields import Field
from cartable.engines.people.matching.records import Record
from cartable.engines.people.matching.sounds import sound_key
from cartable.engines.people.matching.tables import value_of
from cartable.engines.people.matching.words import name_parts, squeeze

MOST_PARTS = 6
"""Parts of a name that are filed: a text of a hundred words is no name, and would make thousands of keys."""


def list_keys(record: Record, fields: Sequence[Field]) -> list[str]:
    """The keys of a record, each once, in a fixed order."""
    return list(dict.fromkeys(_keys(record, fields)))


def _keys(record: Record, fields: Sequence[Field]) -> Iterator[str]:
    names = [*_words(record.family_name), *_words(record.usage_name)]
    given = _words(record.given_name)
    sounds = [sound_key(name) for name in names]
    given_sounds = [sound_key(name) for name in given]
    # Sorted, so that names exchanged meet: "Martin Paul" and "Paul Martin".
    for sound in sounds:
        for other in given_sounds:
            yield "n:" + "/".join(sorted((sound, other)))
    yield from _birth_keys(record.birth, [*sounds, *given_sounds], [*names, *given])
    if record.mail:
        yield "m:" + record.address
        yield "l:" + record.address.partition("@")[0]
    yield from _field_keys(record, fields, [*sounds, *given_sounds])


def _words(name: str) -> list[str]:
    """The parts of a name, and the whole in one word: "La Grange" meets "Lagrange"."""
    return list(dict.fromkeys((*name_parts(name)[:MOST_PARTS], *filter(None, [squeeze(name)]))))


def _birth_keys(birth: str, sounds: list[str], names: list[str]) -> Iterator[str]:
    if not birth:
        return
    for sound in sounds:
        yield f"y:{birth[:4]}/{sound}"
        yield f"d:{birth[4:]}/{sound}"
    # Whatever order the figures were typed in; one initial tells the people of one day apart.
    for initial in sorted({name[0] for name in names}):
        yield f"b:{''.join(sorted(birth))}/{initial}"
    if not names:
        yield f"b:{birth}"


def _field_keys(record: Record, fields: Sequence[Field], sounds: list[str]) -> Iterator[str]:
    held = [squeeze(value_of(record, field)) for field in fields if field.is_key]
    for place, value in enumerate(held):
        if not value:
            continue
        yield f"t:{value}"
        for sound in sounds:
            yield f"s:{value[:6]}/{sound}"
        for other in held[place + 1 :]:
            if other:
                yield "p:" + "/".join(sorted((value[:5], other[:5])))
