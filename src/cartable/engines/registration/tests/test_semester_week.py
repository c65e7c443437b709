"""The page beside a week: what fits, what clashes, the drawing."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cartable.engines.calendar.demo import make_term
from cartable.engines.catalogue.demo import classes_of, make_offering, make_unit
from cartable.engines.people.demo import make_student
from cartable.engines.registration.api import WishDraft, compatibility, save_list
from cartable.engines.registration.compatibility import port
from cartable.engines.registration.demo import make_campaign
from cartable.kernel.clock import system_clock, today

pytestmark = pytest.mark.django_db

MONDAY, TUESDAY = 1, 2
EIGHT, TEN = 96, 120
TWO_HOURS = 24


class Week:
    """A week made by hand: class ids with (days, start)."""

    def __init__(self, classes):
        self.classes = classes

    def version(self, term_id):
        """Another one each time it changes."""
        return f"draft:{sorted(self.classes.items())}"

    def read(self, term_id):
        """The plan."""
        times = {
            pk: (compatibility.ClassTime(days, 0xFFFF, start, TWO_HOURS),) for pk, (days, start) in self.classes.items()
        }
        return compatibility.WeekPlan("draft", "version 3", times)


@pytest.fixture
def week(client, monkeypatch):
    """A student whose week holds MT01 (lecture on Monday at eight) and IF44, which meets at the same time."""
    monday = today() + timedelta(days=70)
    term = make_term("P27", starts_on=monday - timedelta(days=monday.weekday()))
    lecture, first, second = classes_of(make_offering(term, make_unit("MT01"), cm=1, td=2))
    clash = classes_of(make_offering(term, make_unit("IF44"), cm=1))[0]
    beside = classes_of(make_offering(term, make_unit("SY25"), cm=1))[0]
    plan = {
        lecture.pk: (MONDAY, EIGHT),
        first.pk: (TUESDAY, EIGHT),
        second.pk: (TUESDAY, TEN),
        clash.pk: (MONDAY, EIGHT),
        beside.pk: (TUESDAY, EIGHT),
    }
    monkeypatch.setattr(port, "_providers", [Week(plan)])
    port._kept.cache_clear()
    campaign = make_campaign(term, "CHOIX-P27", now=system_clock())
    account = make_student()
    client.force_login(account)
    yield campaign, account.person
    port._kept.cache_clear()


def page_of(client, campaign, person, *codes):
    """The page with these main units chosen."""
    drafts = [WishDraft(code) for code in codes]
    save_list(campaign=campaign, person=person, wishes=drafts, revision=0, actor=person, now=system_clock())
    answer = client.get("/registration/semester/", {"show": "all"})
    return answer.content.decode().replace("\u202f", " ").replace("\xa0", " ")


def test_each_unit_says_whether_it_fits(client, week):
    page = page_of(client, *week, "MT01")
    for text in (
        "Jugé sur une semaine en construction (version 3)",
        "IF44 CM",
        "Compatible avec votre semaine",
        'class="mini-week"',
        "MT01 TD 1",
    ):
        assert text in page
    assert "La semaine ne tient pas" not in page


def test_one_group_left_is_named_with_its_time(client, week):
    page = page_of(client, *week, "SY25")
    assert "Compatible dans un seul groupe : TD 2, mardi 10 h." in page


def test_a_clash_is_drawn_told_and_has_ways_out(client, week):
    page = page_of(client, *week, "MT01", "IF44")
    for text in (
        "La semaine ne tient pas",
        "is-clash",
        "Mettre MT01 en réserve",
        "Mettre IF44 en réserve",
        "1 conflit",
    ):
        assert text in page
