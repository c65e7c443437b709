"""Made students of a university of technology: a regulation of the usual shape, 350 units, records part of the way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from random import Random

from cartable.engines.catalogue import regulations as r

SIZES = {"cs": 6, "tm": 6, "ec": 4, "me": 4, "ht": 4}
SHARES = ["cs"] * 110 + ["tm"] * 120 + ["ec"] * 40 + ["me"] * 35 + ["ht"] * 45
PROFILES = ["data", "web", "security", "energy", "transport", "materials", "statistics", "design"]
DEGREE = {
    "kind": "all",
    "key": "degree",
    "of": [
        {"kind": "total", "key": "total", "minimum": 300},
        {
            "kind": "credits",
            "key": "science",
            "minimum": 66,
            "where": {"categories": ["cs"]},
            "of": [{"kind": "credits", "key": "statistics", "minimum": 6, "where": {"tags": ["statistics"]}}],
        },
        {
            "kind": "credits",
            "key": "methods",
            "minimum": 104,
            "where": {"categories": ["tm"]},
            "of": [{"kind": "credits", "key": "advanced", "minimum": 12, "where": {"level_from": 5}}],
        },
        {"kind": "credits", "key": "expression", "minimum": 20, "where": {"categories": ["ec"]}},
        {
            "kind": "credits",
            "key": "humanities",
            "minimum": 50,
            "where": {"categories": ["ht", "me"]},
            "of": [{"kind": "credits", "key": "management", "minimum": 4, "where": {"categories": ["me"]}}],
        },
        {
            "kind": "some",
            "key": "opening",
            "n": 1,
            "of": [
                {"kind": "units", "key": "project", "n": 2, "units": ["UE010", "UE150", "UE200", "UE210"]},
                {"kind": "abroad", "key": "term-abroad", "weeks": 20},
            ],
        },
        {
            "kind": "all",
            "key": "profile",
            "apart": True,
            "of": [
                {"kind": "credits", "key": "speciality", "minimum": 24, "where": {"tags": ["data", "web", "security"]}},
                {"kind": "credits", "key": "second", "minimum": 12, "where": {"tags": ["security", "energy", "data"]}},
                {"kind": "credits", "key": "free", "minimum": 12, "where": {"level_from": 4}},
            ],
        },
        {"kind": "block", "key": "ethics", "competence": "ETH", "credits": 8},
        {"kind": "internship", "key": "internships", "weeks": 44},
        {"kind": "abroad", "key": "abroad", "weeks": 12},
        {"kind": "language", "key": "english", "language": "en", "level": "B2"},
        {"kind": "pix", "key": "pix", "points": 500},
    ],
}
INTERNSHIPS = [
    r.Credit("ST40", category="st", level=4, credits=30, origin="internship", weeks=24, weeks_abroad=0),
    r.Credit("ST50", category="st", level=5, credits=30, origin="internship", weeks=24, weeks_abroad=24),
]


MOBILITY = r.Credit("", "Mobilité", category="tm", level=4, credits=24, origin="mobility", weeks_abroad=20)


def make_units(random: Random) -> list[r.Credit]:
    """350 units, each of one to three profiles at times."""
    return [
        r.Credit(
            f"UE{number:03}",
            category=category,
            credits=SIZES[category],
            level=1 + number % 6,
            language="en" if number % 9 == 0 else "fr",
            tags=frozenset(random.sample(PROFILES, random.choice([0, 0, 1, 2]))),
            competences=frozenset({"ETH"} if number % 17 == 0 else ()),
        )
        for number, category in enumerate(SHARES)
    ]


def make_records(count: int, units: Sequence[r.Credit], random: Random) -> Iterator[r.Record]:
    """Students after 0 to 9 terms of six units, six more under way; one in twenty has a decision."""
    for _ in range(count):
        terms = random.randint(0, 9)
        followed = random.sample(units, 6 * terms + 6)
        held = [*followed[:-6], *(replace(one, state="in_progress") for one in followed[-6:])]
        held += INTERNSHIPS[: max(0, terms - 6)]
        if random.random() < 0.3:
            held.append(
                r.Credit("", "Mobilité", category="tm", level=4, credits=24, origin="mobility", weeks_abroad=20)
            )
        yield r.Record(
            tuple(held),
            r.Facts({"en": random.choice(["B1", "B2", "C1"])}, random.randint(300, 700)),
            (r.Exemption("abroad", "lowered", minimum=8),) if random.random() < 0.05 else (),
        )
