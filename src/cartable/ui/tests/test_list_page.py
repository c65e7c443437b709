"""ListPage on real rows: search, filters, sort, pages, exports, rights, and a constant number of queries."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.translation import override
from python_calamine import CalamineWorkbook

from cartable.kernel.jobs.models import Job
from cartable.kernel.permissions import add_rule, remove_rule
from cartable.kernel.problems import InputRefused, NotAllowed
from cartable.ui.lists import BulkAction, ChoiceFilter, Column
from cartable.ui.tests.accounts import make_account
from cartable.ui.views import ListPage

pytestmark = pytest.mark.django_db


class PersonList(ListPage):
    """Jobs stand for people here: a title is the family name, a name the first name. ``ui`` may not import engines."""

    title = "People"
    default_sort = "name"
    search_fields = ("title", "name")
    columns = (
        Column("name", "Name", value="title", order_by=("title", "name"), url=lambda p: f"/p/{p.pk}/"),
        Column("given", "First name", value="name", order_by="name"),
        Column("born", "Born", value="started_at", order_by="started_at"),
        Column("by", "By", value="actor.username"),
        Column("hidden", "Hidden", value="message", export=False),
    )
    filters = (ChoiceFilter("given", "First name", choices=[("Inès", "Inès"), ("Malo", "Malo")], lookup="name"),)
    bulk_actions = (BulkAction("mark", "Mark"),)

    def queryset(self):
        return Job.objects.filter(title__startswith="T-").select_related("actor")

    def run_bulk(self, action, rows):
        return f"{action} {rows.count()}"


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def asked(address: str = "/people/", page: type[ListPage] = PersonList, **headers: str) -> HttpResponse:
    request = RequestFactory().get(address, headers=headers)
    request.user = AnonymousUser()
    return page.as_view()(request)


def names(answer: HttpResponse) -> list[str]:
    text = answer.content.decode()
    return [part.split("</a>")[0].split(">")[-1] for part in text.split('<th role="rowheader"')[1:]]


def make_people(*people: tuple[str, str]) -> None:
    for family, given in people:
        Job.objects.create(title=f"T-{family}", name=given, created_at=timezone.now(), actor=make_account())


def test_list_asks_the_same_queries_for_1_and_30_rows():
    make_people(("A", "Inès"))
    with CaptureQueriesContext(
        connection,
    ) as one:
        asked()
    make_people(*((f"B{number:02}", "Malo") for number in range(29)))
    with CaptureQueriesContext(connection) as thirty:
        answer = asked()
    assert len(names(answer)) == 25
    assert len(one) == len(thirty) == 2


def test_list_sorts_both_ways_and_names_the_sorted_column():
    make_people(("B", "Inès"), ("A", "Malo"))
    assert names(asked("/people/")) == ["T-A", "T-B"]
    answer = asked("/people/?sort=-name")
    assert names(answer) == ["T-B", "T-A"]
    text = answer.content.decode()
    assert 'aria-sort="descending"><a class="sort" href="?sort=name">' in text
    assert "People, sorted by Name" in text


def test_list_search_ignores_accents_and_wants_every_word():
    make_people(("Élan", "Inès"), ("Elan", "Malo"), ("Autre", "Inès"))
    assert names(asked("/people/?q=elan")) == ["T-Elan", "T-Élan"]
    assert names(asked("/people/?q=ELAN+ines")) == ["T-Élan"]
    assert names(asked("/people/?q=elan+zz")) == []


def test_list_search_takes_wildcards_for_letters():
    make_people(("A%", "Inès"), ("B_", "Malo"))
    assert names(asked("/people/?q=%25")) == ["T-A%"]
    assert names(asked("/people/?q=_")) == ["T-B_"]


def test_list_filter_shows_a_chip_that_takes_it_away():
    make_people(("A", "Inès"), ("B", "Malo"))
    answer = asked("/people/?given=Malo&sort=name&page=4")
    assert names(answer) == ["T-B"]
    assert '<a class="chip" href="?sort=name">First name: Malo' in answer.content.decode()


def test_list_unknown_values_are_named_and_left_aside():
    make_people(("A", "Inès"))
    answer = asked("/people/?given=Zoe&sort=-mail")
    assert names(answer) == ["T-A"]
    assert "given=Zoe, sort=-mail" in answer.content.decode()


def test_list_pages_keep_the_search_and_a_page_too_far_is_the_last():
    make_people(*((f"{number:02}", "Inès") for number in range(30)))
    answer = asked("/people/?q=t&page=99")
    text = answer.content.decode()
    assert names(answer) == [f"T-{number:02}" for number in range(25, 30)]
    assert "26 to 30 of 30" in text
    assert 'href="?q=t&amp;page=1" rel="prev"' in text


def test_list_ties_never_repeat_a_row_across_pages():
    make_people(*(("Same", "Inès") for _ in range(30)))
    first = asked("/people/?sort=given").content.decode()
    second = asked("/people/?sort=given&page=2").content.decode()
    links = [part.split('"')[0] for text in (first, second) for part in text.split('href="/p/')[1:]]
    assert len(links) == len(set(links)) == 30


def test_list_empty_says_why_and_narrowed_says_how_to_widen():
    assert "Nothing here yet" in asked().content.decode()
    assert "Remove a word or a filter." in asked("/people/?q=zz").content.decode()


def test_list_for_htmx_gives_the_body_alone_and_a_clean_address():
    make_people(("A", "Inès"))
    answer = asked("/people/?q=a&given=", **{"HX-Request": "true", "HX-Request-Type": "partial"})
    text = answer.content.decode()
    assert "<html" not in text
    assert '<span hx-swap-oob="innerHTML:#list-count">1 result</span>' in text
    assert answer["HX-Push-Url"] == "/people/?q=a"
    assert "HX-Request-Type" in answer["Vary"]


def test_list_export_csv_has_every_row_of_the_search_and_no_formula():
    make_people(*((f"{number:02}", "=cmd") for number in range(30)), ("Autre", "Malo"))
    answer = asked("/people/?q=cmd&export=csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert answer["Content-Disposition"] == 'attachment; filename="list.csv"'
    assert lines[0] == "Name,First name,Born,By"
    assert lines[1].startswith("T-00,'=cmd,,ui")
    assert len(lines) == 31


def test_list_export_xlsx_opens():
    make_people(("A", "=1+1"))
    answer = asked("/people/?export=xlsx")
    book = CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content)))
    assert book.get_sheet_by_index(0).to_python()[1][:2] == ["T-A", "=1+1"]


def test_list_export_of_an_unknown_kind_is_refused():
    with pytest.raises(InputRefused) as refused:
        asked("/people/?export=pdf")
    assert [fault.code for fault in refused.value.faults] == ["export.format"]


def test_list_with_a_permission_refuses_before_reading():
    class Guarded(PersonList):
        permission = "uitest.look"

    with CaptureQueriesContext(connection) as queries, pytest.raises(NotAllowed):
        asked(page=Guarded)
    assert len(queries) == 0
    add_rule("uitest.look", lambda actor, obj: True, anonymous=True)
    try:
        assert asked(page=Guarded).status_code == 200
    finally:
        remove_rule("uitest.look")


def sent(data: dict[str, object]):
    request = RequestFactory().post("/people/?q=t", data)
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)
    return PersonList.as_view()(request), [str(message) for message in request._messages]


def test_list_bulk_acts_on_the_ticked_rows_of_this_list_only():
    make_people(("A", "Inès"), ("B", "Malo"))
    stranger = Job.objects.create(title="Outside", created_at=timezone.now())
    picked = [person.pk for person in Job.objects.filter(title="T-A")]
    answer, said = sent({"bulk": "mark", "pick": [*picked, stranger.pk]})
    assert (answer.status_code, answer["Location"]) == (302, "/people/?q=t")
    assert said == ["mark 1"]


@pytest.mark.parametrize("data", [{"bulk": "mark"}, {"bulk": "other", "pick": ["1"]}, {"bulk": "mark", "pick": ["x"]}])
def test_list_bulk_without_act_or_rows_is_refused(data: dict[str, object]):
    with pytest.raises(InputRefused):
        sent(data)
