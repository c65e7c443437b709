"""What becomes of a record that arrives: the same, new, or for a human, and why."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.utils import translation

from cartable.engines.people.matching.defaults import default_model
from cartable.engines.people.matching.frequencies import Frequencies
from cartable.engines.people.matching.keys import list_keys
from cartable.engines.people.matching.matcher import Matcher, decide_among
from cartable.engines.people.matching.policy import Outcome, Policy
from cartable.engines.people.matching.records import Record

INE, OTHER_INE = "6454048904Y", "0281521879T"
ZOE = Record("zoe", "Le Guennec-Abadie", "Zoé", "Martin", "2004-03-17", "zoe.leguennec@mail.example", {"ine": INE})
PAUL = Record("paul", "Zeller", "Paul", "", "1971-11-02", "", {"hr": "12 345", "source:rh": "R7"})
TWIN = Record("twin", "Zeller", "Agathe", "", "1971-11-02")
OTHERS = [
    Record(f"o{place}", f"Nom{place}", "Jean", "", f"19{60 + place % 40}-01-0{1 + place % 9}") for place in range(300)
]
MATCHER = Matcher([ZOE, PAUL, TWIN, *OTHERS], model=default_model())


def arriving(person: Record, **changes: object) -> Record:
    return replace(person, **{"key": "new", "identifiers": {}, **changes})


@pytest.mark.parametrize(
    ("record", "outcome", "code", "person"),
    [
        (arriving(ZOE), Outcome.SAME, "score.certain", "zoe"),
        (
            arriving(ZOE, family_name="LE GUENNEC", given_name="ZOE", usage_name=""),
            Outcome.SAME,
            "score.certain",
            "zoe",
        ),
        (arriving(ZOE, family_name="Martin", usage_name="", given_name="Zoe"), Outcome.SAME, "score.certain", "zoe"),
        (arriving(ZOE, family_name="Zoé", given_name="Martin", usage_name=""), Outcome.SAME, "score.certain", "zoe"),
        (arriving(ZOE, birth_on="17/03/2004", mail=""), Outcome.SAME, "score.certain", "zoe"),
        (arriving(ZOE, birth_on="2004-03-18"), Outcome.SAME, "score.certain", "zoe"),
        (arriving(PAUL, birth_on="1971-02-11"), Outcome.DECIDE, "score.between", None),
        (arriving(PAUL, birth_on=""), Outcome.DECIDE, "score.between", None),
        (arriving(ZOE, given_name="Chloé-Anne"), Outcome.DECIDE, "score.guarded", None),
        (arriving(ZOE, birth_on="1969-10-25"), Outcome.DECIDE, "score.guarded", None),
        (Record("new", "Vuillemin", "Ondine", "", "2005-06-07"), Outcome.NEW, "score.nobody", None),
        (Record("new", "Zeller", "Ondine", "", "2005-06-07"), Outcome.NEW, "score.nobody", None),
        (Record("new", "Vuillemin"), Outcome.DECIDE, "record.too_little", None),
        (Record("new"), Outcome.DECIDE, "record.too_little", None),
        (Record("new", identifiers={"ine": INE}), Outcome.SAME, "identifier.same", "zoe"),
        (Record("new", identifiers={"ine": INE[:-1] + "Z"}), Outcome.DECIDE, "record.too_little", None),
        (Record("new", "Martin", "Zoé", identifiers={"hr": "12345"}), Outcome.DECIDE, "identifier.contradicted", None),
        (Record("new", "Zeller", "Paul", identifiers={"source:rh": "R7"}), Outcome.SAME, "identifier.same", "paul"),
        (Record("new", "Petit", "Zoé", identifiers={"ine": INE}), Outcome.SAME, "identifier.same", "zoe"),
        (arriving(ZOE, identifiers={"ine": OTHER_INE}), Outcome.DECIDE, "identifier.conflict", None),
        (arriving(ZOE, identifiers={"ine": "0751D12345F"}), Outcome.SAME, "score.certain", "zoe"),
        (arriving(ZOE, identifiers={"ine": INE, "hr": "12345"}), Outcome.DECIDE, "identifier.several", None),
        (
            arriving(PAUL, identifiers={"source:rh": "R7", "hr": "999"}),
            Outcome.DECIDE,
            "identifier.conflict",
            None,
        ),
    ],
)
def test_verdicts(record: Record, outcome: Outcome, code: str, person: str | None):
    verdict = MATCHER.decide(record)
    assert (verdict.outcome, verdict.code, verdict.person) == (outcome, code, person)
    assert bool(verdict.candidates) is (code not in ("score.nobody", "record.too_little"))


def test_two_people_known_who_fit_alike_are_for_a_human():
    twice = Matcher([ZOE, replace(ZOE, key="zoe2", identifiers={}), *OTHERS], model=default_model())
    verdict = twice.decide(arriving(ZOE))
    assert (verdict.outcome, verdict.code) == (Outcome.DECIDE, "score.between")
    assert [candidate.person.key for candidate in verdict.candidates] == ["zoe", "zoe2"]
    assert [round(candidate.probability, 3) for candidate in verdict.candidates] == [0.5, 0.5]


def test_an_identifier_finds_whom_no_key_would():
    renamed = Record("new", "Xu", "Wei", identifiers={"source:rh": "R7"})
    assert not set(list_keys(renamed, MATCHER.model.fields)) & set(list_keys(PAUL, MATCHER.model.fields))
    assert MATCHER.decide(renamed).candidates[0].person is PAUL


@pytest.mark.parametrize(
    "record", [arriving(ZOE), arriving(PAUL, birth_on=""), arriving(ZOE, identifiers={"ine": OTHER_INE})]
)
def test_people_fetched_by_their_keys_give_the_verdict_of_all_in_memory(record: Record):
    people = [ZOE, PAUL, TWIN, *OTHERS]
    fields = MATCHER.model.fields
    keys = set(list_keys(record, fields))
    fetched = [person for person in people if keys & set(list_keys(person, fields))]
    verdict = decide_among(
        record,
        fetched,
        model=default_model(),
        frequencies=Frequencies.of([MATCHER.table], fields),
        register_size=len(people),
    )
    expected = MATCHER.decide(record)
    assert (verdict.outcome, verdict.person) == (expected.outcome, expected.person)
    assert [each.person.key for each in verdict.candidates] == [each.person.key for each in expected.candidates]


def test_nobody_known_yet():
    assert Matcher([], model=default_model()).decide(arriving(ZOE)).outcome is Outcome.NEW


def test_reasons_are_told_field_by_field_in_both_languages():
    record = arriving(ZOE, family_name="Zoé", given_name="Martin", usage_name="", birth_on="2004-17-03", mail="")
    reasons = MATCHER.decide(record).candidates[0].reasons
    told = [(reason.field, reason.one, reason.other) for reason in reasons]
    assert told == [
        ("family_name", "Zoé", "Le Guennec-Abadie / Martin"),
        ("given_name", "Martin", "Zoé"),
        ("birth_on", "2004-17-03", "2004-03-17"),
        ("mail", "", "zoe.leguennec@mail.example"),
    ]
    with translation.override("en"):
        assert [f"{reason.label}: {reason.how}" for reason in reasons] == [
            "Family name: exchanged with: Given name",
            "Given name: exchanged with: Family name",
            "Day of birth: close: day and month exchanged",
            "Mail address: missing",
        ]
        assert str(reasons[3]) == "Mail address: missing (+0.0)"
    with translation.override("fr"):
        assert [f"{reason.label} : {reason.how}" for reason in reasons] == [
            "Nom de famille : interverti avec : Prénom",
            "Prénom : interverti avec : Nom de famille",
            "Date de naissance : proche : jour et mois intervertis",
            "Adresse électronique : manque",
        ]


def test_a_verdict_says_why_in_both_languages():
    why = MATCHER.decide(arriving(ZOE, identifiers={"ine": OTHER_INE})).why
    with translation.override("en"):
        expected = "Alike, but two different identifiers of which a person has one only: National student number."
        assert str(why) == expected
    with translation.override("fr"):
        assert str(why).endswith("dont une personne n'a qu'un seul : Numéro national d'étudiant (INE).")


@pytest.mark.parametrize(
    "wrong", [{"certain": 0.5, "possible": 0.6}, {"possible": 0.0}, {"certain": 1.0}, {"known_share": 0.0}]
)
def test_a_policy_has_its_thresholds_in_order(wrong: dict[str, float]):
    with pytest.raises(ValueError, match="possible <= certain"):
        Policy(**wrong)
