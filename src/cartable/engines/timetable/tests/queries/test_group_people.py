"""Groups of a unit on its dashboard, and who may be written to."""

from __future__ import annotations

import pytest

from cartable.engines.catalogue.api import mails
from cartable.engines.people.demo import make_account_with_role
from cartable.engines.timetable.api import publish
from cartable.engines.timetable.demo import NOW, make_imported_term, make_published_term, make_solution
from cartable.engines.timetable.models import Seat
from cartable.engines.timetable.queries.weeks import monday_of
from cartable.kernel.clock import today

pytestmark = pytest.mark.django_db


def test_each_group_in_force_is_an_audience():
    term, publication = make_published_term()
    unit = term.offerings.order_by("pk")[0].unit
    found = [one for one in mails.list_audiences(unit=unit, on=term.starts_on) if one.key.startswith("class:")]
    assert found
    for one in found:
        _audience, people = mails.get_audience(unit=unit, key=one.key, on=term.starts_on)
        seats = Seat.objects.filter(solution=publication.solution, course_class__uuid=one.key.partition(":")[2])
        assert sorted(people) == sorted(seats.values_list("person_id", flat=True))
        assert one.count == len(people)


def test_the_dashboard_shows_the_groups(client):
    term = make_imported_term(starts_on=monday_of(today()))
    make_solution(term)
    publish(term=term, actor="tests", now=NOW)
    unit = term.offerings.order_by("pk")[0].unit
    client.force_login(make_account_with_role("registrar"))
    page = client.get(f"/catalogue/units/{unit.code}/dashboard/").content.decode()
    assert "group=class:" in page
    key = page.partition("group=class:")[2].partition('"')[0]
    listed = client.get(f"/registration/units/{unit.code}/students/", {"term": term.code, "group": f"class:{key}"})
    assert listed.status_code == 200
