"""Merging and unmerging without loss."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cartable.engines.people.demo import (
    affiliate,
    give_role,
    make_account,
    make_account_with_role,
    make_group,
    make_person,
    make_structure,
)
from cartable.engines.people.domain.merging.checking import MergeRefused
from cartable.engines.people.domain.merging.links import list_links
from cartable.engines.people.domain.merging.merging import merge_people
from cartable.engines.people.domain.merging.unmerging import MergeUndone, unmerge
from cartable.engines.people.domain.people import edit_person
from cartable.engines.people.models import (
    Affiliation,
    Consent,
    Contract,
    Identifier,
    LikelyDuplicate,
    MatchCandidate,
    Merge,
    Person,
    Source,
    SourceRecord,
)
from cartable.kernel.problems import InputRefused, NotAllowed

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def keeper():
    return make_account_with_role("administrator")


def merge(kept: Person, absorbed: Person, actor: Any, **options: Any) -> Merge:
    said = {"choices": {}, "reason": "Même personne", "now": NOW} | options
    return merge_people(kept=kept, absorbed=absorbed, actor=actor, **said)


def undo(done: Merge, actor: Any) -> Merge:
    return unmerge(merge=done, actor=actor, reason="Deux personnes", now=NOW + timedelta(days=1))


def everything() -> dict[str, list[dict[str, Any]]]:
    """All rows of all tables that name a person, and of people themselves; the history and merges aside."""
    tables = {link.model for link in list_links()} | {Person}
    return {table._meta.label: list(table._base_manager.order_by("pk").values()) for table in tables}


def test_every_column_of_the_product_that_names_a_person_is_known():
    labels = {link.label for link in list_links()}
    assert {
        "people.Account.person",
        "people.Affiliation.person",
        "people.Identifier.person",
        "people.RoleAssignment.granted_by",
        "people.SourceRecord.decided_by",
        "people.MatchCandidate.person",
        "people.Person.merged_into",
        "catalogue.ClassTeacher.person",
        "registration.Choice.person",
        "timetable.Seat.person",
    } <= labels
    found = {
        f"{model._meta.label}.{field.name}"
        for model in apps.get_models()
        if not hasattr(model, "pgh_tracked_model") and model is not Merge
        for field in model._meta.concrete_fields
        if isinstance(field, models.ForeignKey) and field.related_model is Person
    }
    assert found == labels


def test_everything_moves_and_comes_back(keeper):
    kept = make_person("1", family_name="Martin", given_name="Zoé", mail="zoe@ut.example", birth_on=date(2000, 1, 2))
    other = make_person("2", family_name="Durand", given_name="Zoe", mail="z.durand@ut.example")
    Person.objects.filter(pk=other.pk).update(phone="+33 3 25 71 76 00", birth_place="Troyes")
    other.refresh_from_db()
    place = make_structure()
    affiliate(kept, "student")
    twin = affiliate(other, "student")
    moved = affiliate(other, "staff", structure=place)
    group = make_group(people=(kept, other))
    role = give_role(other, "timetabler", structure=place)
    account = make_account(other)
    make_account(kept)
    Identifier.objects.create(person=other, kind="orcid", value="0000-0002-1825-0097", noted_on=NOW.date())
    before = everything()
    done = merge(kept, other, keeper, choices={"family_name": "absorbed"})
    kept.refresh_from_db()
    other.refresh_from_db()
    account.refresh_from_db()
    assert (kept.family_name, kept.phone, kept.birth_place, kept.mail) == (
        "Durand",
        "+33 3 25 71 76 00",
        "Troyes",
        "zoe@ut.example",
    )
    assert (other.merged_into, account.is_active, account.person) == (kept, False, other)
    assert done.moved == {
        "people.Affiliation.person": [moved.pk],
        "people.Identifier.person": [Identifier.objects.get().pk],
        "people.RoleAssignment.person": [role.pk],
    }
    assert done.left == {
        "people.Account.person": [account.pk],
        "people.Affiliation.person": [twin.pk],
        "people.GroupMembership.person": [group.memberships.get(person=other).pk],
    }
    undone = undo(done, keeper)
    assert everything() == before
    assert undone.values["stayed"] == {}
    assert (undone.undone_by, undone.undo_reason) == (keeper.person, "Deux personnes")


def test_the_account_follows_when_the_other_has_none(keeper):
    kept, other = make_person(), make_person()
    account = make_account(other)
    done = merge(kept, other, keeper)
    account.refresh_from_db()
    assert (account.person, account.is_active) == (kept, True)
    undo(done, keeper)
    account.refresh_from_db()
    assert account.person == other


def test_what_is_written_since_stays_and_is_listed(keeper):
    kept, other = make_person(mail="a@ut.example"), make_person(family_name="Autre")
    Person.objects.filter(pk=other.pk).update(phone="+33 3 25 71 76 00")
    done = merge(kept, other, keeper)
    kept.refresh_from_db()
    tie = affiliate(kept, "staff")
    edit_person(person=kept, actor=keeper, reason="Mariage", family_name="Nouveau")
    undone = undo(done, keeper)
    kept.refresh_from_db()
    assert undone.values["stayed"] == {"people.Affiliation.person": [tie.pk], "values": ["family_name"]}
    assert (kept.family_name, kept.phone, kept.provenance["family_name"][0]) == ("Nouveau", "", "")
    tie.refresh_from_db()
    assert tie.person == kept


def test_two_numbers_are_never_chosen_silently(keeper):
    kept, other = make_person(), make_person()
    for person, value in ((kept, "0000-0002-1825-0097"), (other, "0000-0001-5109-3700")):
        Identifier.objects.create(person=person, kind="orcid", value=value, noted_on=NOW.date())
    before = everything()
    with pytest.raises(MergeRefused) as refusal:
        merge(kept, other, keeper)
    assert [(fault.code, fault.where) for fault in refusal.value.faults] == [("merge.two_numbers", "orcid")]
    assert everything() == before
    done = merge(kept, other, keeper, choices={"orcid": "absorbed"})
    assert Identifier.objects.get(person=kept).value == "0000-0001-5109-3700"
    assert Identifier.objects.get(person=other).value == "0000-0002-1825-0097"
    undo(done, keeper)
    assert everything() == before


def test_what_is_refused(keeper):
    kept, other, third = make_person(), make_person(), make_person()
    for faulty, code in (
        ({"absorbed": kept}, "merge.itself"),
        ({"reason": " "}, "merge.reason"),
        ({"reason": "x" * 301}, "text.too_long"),
    ):
        with pytest.raises(MergeRefused) as refusal:
            merge_people(
                **{"kept": kept, "absorbed": other, "choices": {}, "actor": keeper, "reason": "x", "now": NOW} | faulty
            )
        assert [fault.code for fault in refusal.value.faults] == [code]
    done = merge(kept, other, keeper)
    for pair in ((third, other), (other, third)):
        with pytest.raises(MergeRefused) as refusal:
            merge(*pair, keeper)
        assert [fault.code for fault in refusal.value.faults] == ["merge.twice"]
    above = merge(third, kept, keeper)
    other.refresh_from_db()
    assert other.merged_into == third
    with pytest.raises(MergeUndone):
        undo(done, keeper)
    undo(above, keeper)
    other.refresh_from_db()
    assert other.merged_into == kept
    with pytest.raises(InputRefused):
        unmerge(merge=done, actor=keeper, reason="", now=NOW)
    undo(done, keeper)
    with pytest.raises(MergeUndone):
        undo(done, keeper)
    with pytest.raises(NotAllowed):
        merge(kept, other, make_account_with_role("timetabler"))


def test_nobody_comes_to_a_role_by_a_merge():
    registrar = make_account_with_role("registrar")
    chief = make_account_with_role("administrator")
    mine = make_person()
    for pair in ((mine, chief.person), (chief.person, mine), (registrar.person, chief.person)):
        with pytest.raises(NotAllowed) as refusal:
            merge(*pair, registrar)
        assert refusal.value.permission == "role.grant"
    assert Merge.objects.count() == 0


def test_a_merged_record_appears_nowhere(keeper):
    from django.urls import reverse

    from cartable.engines.people.api import find_person_by_code, people_by_code, search_people
    from cartable.engines.people.populations.membership import population_query
    from cartable.engines.people.queries import count_people, get_person, list_known_people, list_people, namesakes
    from cartable.engines.people.tests.conftest import client_of

    home = make_structure()
    kept, other = make_person("K", family_name="Unique"), make_person("A", family_name="Unique")
    for person in (kept, other):
        affiliate(person, "student", structure=home)
    merge(kept, other, keeper)
    assert list(search_people(keeper, "Unique")) == [kept]
    for listed in (list_people(keeper), list_known_people(keeper), population_query("student", date(2026, 11, 22))):
        assert other not in listed
        assert kept in listed
    assert list(namesakes(family_name="Unique", given_name="Camille", birth_on=None)) == [kept]
    assert count_people(home, date(2026, 11, 22)) == 1
    assert get_person(other.uuid) == find_person_by_code("A") == people_by_code(["A"])["A"] == kept
    response = client_of(keeper).get(reverse("people:person", args=[other.uuid]))
    assert (response.status_code, response.url) == (302, reverse("people:person", args=[kept.uuid]))
    assert (
        client_of(make_account_with_role("timetabler")).get(reverse("people:person", args=[other.uuid])).status_code
        == 403
    )


KINDS = ("student", "staff", "faculty")
A_DAY = st.integers(min_value=0, max_value=12)
TIES = st.lists(st.tuples(st.booleans(), st.sampled_from(KINDS), A_DAY), max_size=8)
FACTS = st.fixed_dictionaries(
    {
        "family_name": st.sampled_from(["Martin", "Durand"]),
        "mail": st.sampled_from(["", "{}@ut.example"]),
        "phone": st.sampled_from(["", "07"]),
        "birth_on": st.sampled_from([None, date(2000, 1, 2)]),
        "is_protected": st.booleans(),
    }
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    facts=st.tuples(FACTS, FACTS),
    ties=TIES,
    numbers=st.lists(st.tuples(st.booleans(), st.sampled_from(["ine", "hr", "card"])), max_size=5, unique=True),
    accounts=st.tuples(st.booleans(), st.booleans()),
    side=st.sampled_from(["kept", "absorbed"]),
)
def test_merge_then_unmerge_leaves_everything_as_it_was(facts, ties, numbers, accounts, side):
    from django.db import transaction

    with transaction.atomic():
        keeper, place = make_account_with_role("administrator"), make_structure()
        pair = []
        for place_of, said in enumerate(facts):
            person = make_person(**{name: said[name] for name in ("family_name", "birth_on", "is_protected")})
            person.mail, person.phone = said["mail"].format(place_of), said["phone"]
            person.save()
            pair.append(person)
            if accounts[place_of]:
                make_account(person)
        write_ties(pair, ties, place)
        for which, kind in numbers:
            Identifier.objects.create(person=pair[which], kind=kind, value=f"{kind}{which}", noted_on=NOW.date())
        write_the_rest(pair)
        before = everything()
        done = merge(*pair, keeper, choices={"ine": side, "hr": side, "family_name": side, "mail": side})
        assert not Affiliation.objects.filter(pk__in=done.moved.get("people.Affiliation.person", []), person=pair[1])
        undo(done, keeper)
        assert everything() == before
        transaction.set_rollback(True)


def write_ties(pair, ties, place):
    """Those of the drawn ties that each person can hold."""
    held: set[tuple[bool, str, int]] = set()
    for which, kind, month in ties:
        if (which, kind, month) in held:
            continue
        held.add((which, kind, month))
        begins = date(2026, 1, 1) + timedelta(days=30 * month)
        affiliate(pair[which], kind, structure=place, valid_from=begins, valid_until=begins + timedelta(days=20))


def write_the_rest(pair):
    """A row of each other table of this engine that names a person."""
    group = make_group(people=tuple(pair))
    source = Source.objects.create(code=f"s{group.pk}", title_fr="S", kind="file")
    for place, person in enumerate(pair):
        Contract.objects.create(
            person=person,
            structure=make_structure(),
            number=f"{group.pk}-{place}",
            kind="hourly",
            valid_from=NOW.date(),
        )
        Consent.objects.create(person=person, kind="photo", given_at=NOW)
        record = SourceRecord.objects.create(
            source=source,
            key=str(place),
            payload={},
            digest="",
            state="same",
            person=person,
            arrived_at=NOW,
            seen_at=NOW,
            decided_by=person,
        )
        MatchCandidate.objects.create(record=record, person=person, probability=0.5)
    MatchCandidate.objects.create(record=record, person=pair[0], probability=0.5)
    low, high = sorted(pair, key=lambda person: person.pk)
    LikelyDuplicate.objects.create(one=low, other=high, probability=0.9, found_at=NOW)
    give_role(make_person(), "registrar", structure=make_structure(), granted_by=pair[1])
