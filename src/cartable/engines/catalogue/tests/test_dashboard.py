"""The unit's dashboard: who opens it, the team, the preparation, the lists across units."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.api import TeacherRow, assign_teachers, preparation, team
from cartable.engines.catalogue.demo import classes_of, make_offering, make_unit
from cartable.engines.catalogue.domain.preparation import demand
from cartable.engines.catalogue.domain.preparation.sentences import SENTENCES
from cartable.engines.catalogue.models import CourseUnit, Preparation, TeamMember, Unavailability, UnitVersion
from cartable.engines.people.demo import make_account_with_role, make_student, make_teacher
from cartable.kernel.clock import today
from cartable.kernel.problems import InputRefused
from cartable.ui.typography import NO_BREAK

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)


@pytest.fixture
def unit():
    return make_unit("MA11", title_fr="Analyse", title_en="Analysis")


@pytest.fixture
def lead(client, unit):
    """The person in charge, signed in."""
    account = make_teacher(family_name="Ferrand")
    join(unit, account.person, "lead")
    client.force_login(account)
    return account


def join(unit, person, part, start=None, end=None):
    return team.add_to_team(
        unit=unit,
        person=person,
        part=part,
        valid_from=start or today(),
        valid_until=end,
        actor="tests",
        reason="tests",
        on=today(),
    )


def make_preparation(unit, term=None):
    return preparation.begin_preparation(unit=unit, term=term or make_term("P27"), actor="tests")


KIND = {"minutes": 120, "per_week": 1, "weeks_count": 4, "group_size": 24, "groups_count": 2}


def set_kind(row, kind="td", **figures):
    draft = preparation.KindDraft(kind=kind, **(KIND | figures))
    return preparation.set_kind(preparation=row, draft=draft, actor="tests")


def add_rule(row, sentence, kind, **places):
    return preparation.add_rule(preparation=row, values={"sentence": sentence, "kind": kind, **places}, actor="tests")


# --- the team ---------------------------------------------------------------------------------------------------


def test_the_lead_in_force_is_in_charge_then_no_more(unit):
    person = make_teacher().person
    member = join(unit, person, "lead")
    assert CourseUnit.objects.get(pk=unit.pk).in_charge_id == person.pk
    team.end_part(member=member, valid_until=today(), actor="tests", reason="leaves", on=today())
    assert CourseUnit.objects.get(pk=unit.pk).in_charge_id == person.pk or not TeamMember.objects.exists()
    later = join(unit, person, "deputy", today() - timedelta(days=9), today() - timedelta(days=2))
    assert later.valid_until is not None


def test_a_lead_to_come_is_in_charge_from_that_night(unit):
    person = make_teacher().person
    day = today() + timedelta(days=3)
    join(unit, person, "lead", day)
    assert CourseUnit.objects.get(pk=unit.pk).in_charge_id is None
    assert team.follow_leads(on=day) == 1
    assert CourseUnit.objects.get(pk=unit.pk).in_charge_id == person.pk
    assert team.follow_leads(on=day) == 0


def test_two_leads_at_once_and_a_part_twice_are_refused(unit):
    person, other = make_teacher().person, make_teacher().person
    join(unit, person, "lead")
    with pytest.raises(InputRefused) as refused:
        join(unit, other, "lead")
    assert [fault.code for fault in refused.value.faults] == ["team.lead"]
    with pytest.raises(InputRefused) as refused:
        join(unit, person, "lead")
    assert [fault.code for fault in refused.value.faults] == ["team.twice"]


def test_a_part_over_already_cant_be_ended(unit):
    member = join(unit, make_teacher().person, "teacher", date(2026, 1, 1), date(2026, 2, 1))
    with pytest.raises(team.NotOfTeam):
        team.end_part(member=member, valid_until=date(2026, 3, 1), actor="tests", reason="", on=today())


# --- the preparation --------------------------------------------------------------------------------------------


def test_a_preparation_begins_with_what_is_known(unit):
    version = UnitVersion.objects.create(unit=unit, year=make_term("A26").year, state="adopted", title_fr="Analyse")
    version.shapes.create(kind="td", minutes=90, weeks_count=40, group_size=20)
    unit.version, unit.capacity = version, 50
    unit.save()
    first = make_preparation(unit, make_term("A27", starts_on=date(2027, 9, 6)))
    kind = first.kinds.get()
    assert (kind.minutes, kind.weeks_count, kind.groups_count) == (90, first.term.weeks_count, 3)
    add_rule(first, "never_on", "td", day=1)
    second = make_preparation(unit, make_term("P28", starts_on=date(2028, 2, 14)))
    assert [preparation.constraint_of(rule).days for rule in second.rules.all()] == [1]
    assert make_preparation(unit, second.term).pk == second.pk


def test_sentences_become_constraints(unit):
    row = make_preparation(unit)
    for kind in ("cm", "td", "tp"):
        set_kind(row, kind)
    rule = add_rule(row, "follows", "tp", other_kind="cm", day=3, week=9)
    assert (rule.day, rule.week) == (None, None)
    found = preparation.constraint_of(rule)
    assert (found.constraint, found.kinds, found.is_required) == ("Precedence", ("cm", "tp"), True)
    rule = add_rule(row, "never_then", "td", day=1, starts=time(8), ends=time(12), is_required=False)
    found = preparation.constraint_of(rule)
    assert (found.constraint, found.days, found.start, found.end) == ("Closed", 1, 480, 720)
    assert "Le TD n'est jamais le lundi" in preparation.say_rule(rule)


@pytest.mark.parametrize("sentence", sorted(SENTENCES))
def test_every_sentence_wants_its_places(unit, sentence):
    row = make_preparation(unit)
    places = SENTENCES[sentence].places
    if places:
        with pytest.raises(InputRefused):
            add_rule(row, sentence, "td")
    filled = {"other_kind": "cm", "day": 2, "starts": time(8), "ends": time(10), "week": 2}
    rule = add_rule(row, sentence, "td", **filled)
    assert preparation.say_rule(rule)
    assert preparation.constraint_of(rule).kinds[-1] == "td"
    with pytest.raises(InputRefused) as refused:
        add_rule(row, sentence, "td", **filled)
    assert refused.value.faults[0].code == "rule.twice"


@pytest.mark.parametrize(
    ("said", "then", "code"),
    [
        (("follows", "td", {"other_kind": "cm"}), ("follows", "cm", {"other_kind": "td"}), "rule.circle"),
        (("only_on", "td", {"day": 1}), ("only_on", "td", {"day": 2}), "rule.two_days"),
        (("only_on", "td", {"day": 1}), ("never_on", "td", {"day": 1}), "rule.never_only"),
        (("never_on", "td", {"day": 1}), ("only_on", "td", {"day": 1}), "rule.never_only"),
        (None, ("follows", "td", {"other_kind": "td"}), "rule.kinds"),
        (None, ("from_week", "td", {"week": 61}), "rule.week"),
        (None, ("never_then", "td", {"day": 1, "starts": time(9), "ends": time(8)}), "rule.times"),
        (None, ("nonsense", "td", {}), "rule.sentence"),
    ],
)
def test_what_cant_hold_together_is_refused(unit, said, then, code):
    row = make_preparation(unit)
    if said:
        add_rule(row, said[0], said[1], **said[2])
    with pytest.raises(InputRefused) as refused:
        add_rule(row, then[0], then[1], **then[2])
    assert [fault.code for fault in refused.value.faults] == [code]


def test_handing_over_wants_places_for_all_then_closes(unit):
    row = make_preparation(unit)
    with pytest.raises(InputRefused) as refused:
        preparation.hand_over(preparation=row, actor="tests", now=NOW)
    assert [fault.code for fault in refused.value.faults] == ["preparation.empty"]
    set_kind(row)
    preparation.set_expected(preparation=row, expected=60, note="", actor="tests")
    with pytest.raises(InputRefused) as refused:
        preparation.hand_over(preparation=row, actor="tests", now=NOW)
    assert [fault.code for fault in refused.value.faults] == ["preparation.places"]
    set_kind(row, groups_count=3)
    preparation.hand_over(preparation=row, actor="tests", now=NOW)
    with pytest.raises(preparation.PreparationHandedOver):
        set_kind(row)
    preparation.take_back(preparation=row, actor="tests", reason="forgot a group")
    set_kind(row)
    assert Preparation.objects.get(pk=row.pk).state == "in_progress"


def test_figures_out_of_the_term_are_refused(unit):
    row = make_preparation(unit)
    with pytest.raises(InputRefused) as refused:
        set_kind(row, weeks_count=row.term.weeks_count + 1, group_size=0)
    assert {str(fault.where) for fault in refused.value.faults} == {"weeks_count", "group_size"}


def test_unavailabilities_dont_overlap(unit):
    person, term = make_teacher().person, make_term("P27")
    facts = {"person": person, "term": term, "day": 1, "strength": "impossible", "actor": "tests"}
    preparation.add_unavailability(starts=time(8), ends=time(10), **facts)
    preparation.add_unavailability(starts=time(10), ends=time(12), **facts)
    with pytest.raises(InputRefused):
        preparation.add_unavailability(starts=time(9), ends=time(11), **facts)
    with pytest.raises(InputRefused):
        preparation.add_unavailability(starts=time(14), ends=time(14), **facts)


# --- pages ------------------------------------------------------------------------------------------------------

PAGES = ("dashboard", "team", "preparation", "mails", "history", "mails/write", "team/add")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("page", PAGES)
def test_pages_open_to_the_team_in_both_languages(client, unit, lead, page, language):
    answer = client.get(f"/catalogue/units/MA11/{page}/", headers={"accept-language": language})
    assert answer.status_code == 200


@pytest.mark.parametrize("page", PAGES)
def test_pages_are_closed_to_students_and_to_teachers_of_others(client, unit, page):
    for account in (make_student(), make_teacher()):
        client.force_login(account)
        assert client.get(f"/catalogue/units/MA11/{page}/").status_code == 403


def test_who_teaches_a_class_opens_the_dashboard_and_doesnt_change_the_team(client):
    offering = make_offering(make_term("A26"), make_unit("MT01"), cm=1)
    account = make_teacher()
    assign_teachers(rows=[TeacherRow(classes_of(offering)[0].pk, account.person.pk)])
    client.force_login(account)
    assert client.get("/catalogue/units/MT01/dashboard/").status_code == 200
    assert client.get("/catalogue/units/MT01/team/add/").status_code == 403
    assert client.post("/catalogue/units/MT01/preparation/A26/begin/").status_code == 403
    assert "MT01" in client.get("/catalogue/my-units/").content.decode()


def test_the_team_is_changed_by_its_pages(client, unit, lead):
    other = make_teacher(family_name="Bellec").person
    given = {"person": other.code, "part": "teacher", "valid_from": today().isoformat(), "reason": "helps"}
    assert client.post("/catalogue/units/MA11/team/add/", given).status_code == 302
    assert "Bellec" in client.get("/catalogue/units/MA11/team/").content.decode()
    assert client.post("/catalogue/units/MA11/team/add/", given).status_code == 422
    assert client.post("/catalogue/units/MA11/team/add/", given | {"person": "nobody"}).status_code == 422
    member = TeamMember.objects.get(person=other)
    address = f"/catalogue/team/{member.uuid}/end/"
    assert client.post(address, {"last_day": today().isoformat(), "reason": "done"}).status_code == 302
    assert TeamMember.objects.get(person=other).valid_until == today() + timedelta(days=1)


def test_the_preparation_is_written_by_its_pages(client, unit, lead):
    term = make_term("P27")
    base = "/catalogue/units/MA11/preparation/P27/"
    assert client.get(base).status_code == 404
    assert client.post(f"{base}begin/").status_code == 302
    assert client.post(f"{base}hand-over/", follow=True).status_code == 200
    given = KIND | {"rooms": ""}
    assert client.post(f"{base}kinds/td/", given).status_code == 302
    assert client.post(f"{base}kinds/td/", given | {"rooms": "NOWHERE"}).status_code == 422
    assert client.get(f"{base}kinds/xx/").status_code == 404
    assert client.get(f"{base}kinds/tp/").status_code == 200
    teacher = lead.person
    named = {"person": teacher.code, "kind": "td", "groups_count": 2}
    assert client.post(f"{base}teachers/", named).status_code == 302
    assert client.post(f"{base}teachers/", named | {"kind": "tp"}).status_code == 422
    when = {"person": teacher.pk, "day": 1, "starts": "08:00", "ends": "12:00", "strength": "impossible"}
    assert client.post(f"{base}times/", when).status_code == 302
    assert client.post(f"{base}times/", when).status_code == 422
    assert client.get(f"{base}constraints/").status_code == 200
    assert client.get(f"{base}constraints/?sentence=never_on").status_code == 200
    ruled = {"kind": "td", "day": 1, "is_required": "on"}
    assert client.post(f"{base}constraints/?sentence=never_on", ruled).status_code == 302
    assert client.post(f"{base}constraints/?sentence=never_on", ruled).status_code == 422
    assert client.post(f"{base}numbers/", {"expected": 40, "note": "Salle au calme"}).status_code == 302
    page = client.get(base).content.decode()
    for told in ("Salle au calme", "n’est jamais le lundi", "Ferrand"):
        assert told in page
    assert client.post(f"{base}hand-over/").status_code == 302
    row = Preparation.objects.get(unit=unit, term=term)
    assert (row.state, row.handed_over_by) == ("handed_over", teacher)
    assert client.post(f"{base}kinds/td/", given).status_code == 409
    assert client.post(f"/catalogue/constraints/{row.rules.get().uuid}/remove/").status_code == 302
    assert row.rules.count() == 1
    assert client.post(f"{base}take-back/").status_code == 302
    assert client.post(f"/catalogue/constraints/{row.rules.get().uuid}/remove/").status_code == 302
    assert client.post(f"{base}times/{Unavailability.objects.get().uuid}/remove/").status_code == 302
    assert client.post(f"{base}kinds/td/remove/").status_code == 302
    assert [row.rules.count(), row.teachers.count(), row.kinds.count(), Unavailability.objects.count()] == [0] * 4
    assert client.get("/catalogue/units/MA11/history/").status_code == 200


@pytest.mark.parametrize("count", [1, 30])
def test_lists_across_units_ask_as_much_at_any_length(client, count, django_assert_max_num_queries):
    term = make_term("P27")
    for number in range(count):
        row = make_preparation(make_unit(f"U{number}"), term)
        set_kind(row)
        add_rule(row, "same_day", "td")
        unit = row.unit
        unit.version = UnitVersion.objects.create(
            unit=unit, year=term.year, state="adopted", title_fr="U", software=[{"name": "R"}, {"name": "Octave"}]
        )
        unit.save()
    keeper = make_account_with_role("timetabler")
    client.force_login(keeper)
    with django_assert_max_num_queries(20):
        page = client.get("/catalogue/preparations/").content.decode()
    assert page.count("2 TD") >= min(count, 25)
    with django_assert_max_num_queries(20):
        page = client.get("/catalogue/needs/software/").content.decode()
    assert "Octave" in page
    export = b"".join(client.get("/catalogue/needs/software/", {"export": "csv"}).streaming_content)
    assert len(export.decode().splitlines()) == 1 + 2 * count
    assert client.get("/catalogue/needs/software/", {"q": "octave"}).status_code == 200
    assert client.get("/catalogue/needs/equipment/").status_code == 200
    client.force_login(make_student())
    assert client.get("/catalogue/needs/software/").status_code == 403
    assert client.get("/catalogue/preparations/").status_code == 403
    assert client.get("/catalogue/my-units/").status_code == 403


@pytest.mark.parametrize("count", [1, 30])
def test_needs_over_a_term_tell_how_many_students_and_groups(client, monkeypatch, count, django_assert_max_num_queries):
    term = make_term("P27")
    provided = [lambda _term_id, unit_ids: {unit_id: preparation.Demand(21, "wishes") for unit_id in unit_ids}]
    monkeypatch.setattr(demand, "_providers", provided)
    for number in range(count):
        unit = make_unit(f"U{number}")
        version = UnitVersion.objects.create(
            unit=unit, year=term.year, state="adopted", title_fr="U", software=[{"name": "Octave"}]
        )
        CourseUnit.objects.filter(pk=unit.pk).update(version=version)
        make_offering(term, unit, cm=1, tp=[16, 12])
    client.force_login(make_account_with_role("service_manager"))
    with django_assert_max_num_queries(24):
        page = client.get("/catalogue/needs/software/", {"term": "P27"}).content.decode()
    groups = f"1{NO_BREAK}CM, 2{NO_BREAK}TP{NO_BREAK}×{NO_BREAK}16"
    assert page.count(groups) == min(count, 25)
    lines = b"".join(client.get("/catalogue/needs/software/", {"term": "P27", "export": "csv"}).streaming_content)
    assert lines.decode().count(f'21,"{groups}"') + lines.decode().count(f"21;{groups}") == count
    assert client.get("/catalogue/needs/software/", {"term": "P27", "export": "xlsx"}).status_code == 200


def test_ones_units_are_on_the_home_page(client, unit, lead):
    assert "/catalogue/units/MA11/dashboard/" in client.get("/").content.decode()
