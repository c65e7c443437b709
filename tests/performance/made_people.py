"""A made-up register of a French university, and records that arrive: half of people known, written as sources do.

Names are recombined from the demo's lists so that 67,000 people hold some ten thousand family names, a few of them
common; one person in a hundred has a twin there. The rates of error are assumptions, listed below, not measurements.
"""

from __future__ import annotations

import random
import unicodedata
from dataclasses import replace
from datetime import date, timedelta

from cartable.engines.people.matching.records import Record
from cartable_demo.plan.names import FAMILY, GIVEN

# Each as a share of the records that arrive of people known.
FAMILY_TYPO, FAMILY_SHORTENED, GIVEN_TYPO, SECOND_GIVEN, EXCHANGED = 0.03, 0.5, 0.02, 0.05, 0.01
PLAIN_LETTERS, BIRTH_TYPO, BIRTH_EXCHANGED, BIRTH_MISSING, MAIL_MISSING, MAIL_OTHER = 0.4, 0.01, 0.005, 0.03, 0.3, 0.2
MARRIED, TWIN, DOUBLE = 0.08, 0.01, 0.06


def make_people(size: int, *, seed: int = 0, label: str = "p") -> list[Record]:
    """A register of ``size`` people."""
    chance = random.Random(seed)
    people: list[Record] = []
    while len(people) < size:
        person = _make_person(chance, f"{label}{len(people)}")
        people.append(person)
        if chance.random() < TWIN and len(people) < size:
            people.append(_make_twin(chance, person, f"{label}{len(people)}"))
    return people


def make_arrivals(people: list[Record], count: int, *, seed: int = 0) -> list[tuple[Record, str | None]]:
    """``count`` records, each with the key of the person known that it is of; every other one is of nobody known."""
    chance = random.Random(seed)
    strangers = make_people(count, seed=seed + 1_000_003, label="n")
    arrivals: list[tuple[Record, str | None]] = []
    for place in range(count):
        if place % 2:
            arrivals.append((replace(strangers[place], key=f"a{place}"), None))
        else:
            person = chance.choice(people)
            arrivals.append((_write_again(chance, person, f"a{place}"), person.key))
    return arrivals


def _make_person(chance: random.Random, key: str) -> Record:
    family, given = _family(chance), chance.choice(GIVEN)
    if chance.random() < DOUBLE:
        family = f"{family}-{_family(chance)}"
    usage = _family(chance) if chance.random() < MARRIED else ""
    years = chance.triangular(18, 27, 19) if chance.random() < 0.85 else chance.uniform(25, 66)
    birth = date(2026, 9, 1) - timedelta(days=int(years * 365.25))
    return Record(key, family, given, usage, birth, _mail(chance, given, family))


def _make_twin(chance: random.Random, person: Record, key: str) -> Record:
    given = chance.choice([name for name in GIVEN if name != person.given_name])
    return replace(person, key=key, given_name=given, usage_name="", mail=_mail(chance, given, person.family_name))


def _family(chance: random.Random) -> str:
    """One in five from the list, the first ones oftener; else the start of one with the end of another."""
    if chance.random() < 0.2:
        return FAMILY[int(len(FAMILY) * chance.random() ** 2)]
    start, end = chance.choice(FAMILY), chance.choice(FAMILY).lower()
    return start[: max(3, len(start) // 2)] + end[len(end) // 2 :]


def _mail(chance: random.Random, given: str, family: str) -> str:
    return plain(f"{given}.{family}{chance.randrange(100)}@{chance.choice(('mail', 'post', 'web'))}.example").lower()


def _write_again(chance: random.Random, person: Record, key: str) -> Record:
    family = person.usage_name if person.usage_name and chance.random() < 0.5 else person.family_name
    if "-" in person.family_name and chance.random() < FAMILY_SHORTENED:
        family = family.split("-")[0]
    given = person.given_name
    family = mistype(chance, family) if chance.random() < FAMILY_TYPO else family
    given = mistype(chance, given) if chance.random() < GIVEN_TYPO else given
    given = f"{given} {chance.choice(GIVEN)}" if chance.random() < SECOND_GIVEN else given
    if chance.random() < EXCHANGED:
        family, given = given, family
    if chance.random() < PLAIN_LETTERS:
        family, given = plain(family).upper(), plain(given).upper()
    mail = "" if chance.random() < MAIL_MISSING else person.mail
    if mail and chance.random() < MAIL_OTHER:
        mail = f"{mistype(chance, mail.partition('@')[0])}{chance.randrange(1000)}@other.example"
    return Record(key, family, given, "", _write_birth(chance, person), mail)


def _write_birth(chance: random.Random, person: Record) -> str:
    figures, drawn = person.birth, chance.random()
    if drawn < BIRTH_MISSING:
        return ""
    if drawn < BIRTH_MISSING + BIRTH_EXCHANGED:
        return figures[:4] + figures[6:] + figures[4:6]
    if drawn < BIRTH_MISSING + BIRTH_EXCHANGED + BIRTH_TYPO:
        place = chance.randrange(3, 8)
        return figures[:place] + str(chance.randrange(10)) + figures[place + 1 :]
    return figures


def mistype(chance: random.Random, text: str) -> str:
    """The text with a letter too many, too few, wrong, or exchanged with its neighbour."""
    place, letter = chance.randrange(1, len(text)), chance.choice("abcdefghijklmnopqrstuvwxyz")
    kind = chance.randrange(4)
    if kind == 0:
        return text[:place] + letter + text[place:]
    if kind == 1:
        return text[:place] + text[place + 1 :]
    if kind == 2:
        return text[:place] + letter + text[place + 1 :]
    return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]


def plain(text: str) -> str:
    """The text without accents."""
    return unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
