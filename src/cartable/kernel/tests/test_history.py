"""The history of changes: who, when, before, after, why."""

from __future__ import annotations

import threading

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, IntegrityError, connection, transaction
from django.http import HttpResponse
from django.test import RequestFactory

from cartable.kernel.audit import because, current_actor, history_of
from cartable.kernel.audit.middleware import ActorMiddleware
from cartable.kernel.files import StoredFile
from cartable.kernel.jobs.models import Job
from cartable.kernel.tests.rows import make_account, make_row

pytestmark = pytest.mark.django_db


def make_file(name: str = "a.txt") -> StoredFile:
    return make_row(StoredFile, name=name, size=1, sha256="0" * 64)


def test_insert_update_and_delete_are_told_with_what_changed():
    with because(actor="import", reason="first load"):
        file = make_file()
    with because(actor="desk", reason="wrong name", page="/files/"):
        file.name = "b.txt"
        file.save()
    uuid = file.uuid
    with because(actor="desk", reason="asked by its owner"):
        file.delete()

    changes = history_of(StoredFile(uuid=uuid))
    assert [(c.label, c.actor, c.reason) for c in changes] == [
        ("insert", "import", "first load"),
        ("update", "desk", "wrong name"),
        ("delete", "desk", "asked by its owner"),
    ]
    assert (changes[0].before, changes[0].after["name"]) == ({}, "a.txt")
    assert (changes[1].before, changes[1].after, changes[1].more) == (
        {"name": "a.txt"},
        {"name": "b.txt"},
        {"page": "/files/"},
    )
    assert (changes[2].before["name"], changes[2].after) == ("b.txt", {})


def test_bulk_writes_and_raw_sql_are_caught():
    first, second = make_file("1"), make_file("2")
    with because(actor="desk", reason="bulk"):
        StoredFile.objects.filter(pk__in=[first.pk, second.pk]).update(name="same")
        StoredFile.objects.bulk_update([StoredFile(pk=first.pk, size=7)], ["size"])
        with connection.cursor() as cursor:
            cursor.execute("UPDATE kernel_files_storedfile SET media_type = %s WHERE id = %s", ["x/y", second.pk])
    assert [c.after for c in history_of(first)[1:]] == [{"name": "same"}, {"size": 7}]
    assert [c.after for c in history_of(second)[1:]] == [{"name": "same"}, {"media_type": "x/y"}]
    assert {c.reason for c in [*history_of(first)[1:], *history_of(second)[1:]]} == {"bulk"}


def test_a_write_that_changes_nothing_is_no_change():
    file = make_file()
    file.save()
    assert len(history_of(file)) == 1


def test_outside_a_block_nobody_is_named_even_later_in_the_same_transaction():
    with because(actor="desk", reason="mine"):
        file = make_file()
    StoredFile.objects.filter(pk=file.pk).update(name="later")
    assert [(c.actor, c.reason) for c in history_of(file)] == [("desk", "mine"), ("", "")]


def test_an_inner_block_has_its_own_reason_and_gives_back_the_outer_one():
    with because(actor="job", reason="outer", job="7"):
        file = make_file()
        with because(actor="desk", reason="inner"):
            assert current_actor() == "desk"
            StoredFile.objects.filter(pk=file.pk).update(name="inner")
        StoredFile.objects.filter(pk=file.pk).update(name="outer again")
    assert [(c.actor, c.reason, c.more) for c in history_of(file)] == [
        ("job", "outer", {"job": "7"}),
        ("desk", "inner", {"job": "7"}),
        ("job", "outer", {"job": "7"}),
    ]
    assert current_actor() == ""


def test_an_error_inside_the_block_leaves_it_clean():
    with pytest.raises(IntegrityError), transaction.atomic(), because(actor="a", reason="b"):
        StoredFile.objects.create()
    assert current_actor() == ""
    assert [c.actor for c in history_of(make_file())] == [""]


def test_a_model_without_history_is_refused():
    with pytest.raises(LookupError, match=r"kernel_jobs\.Job keeps no history"):
        history_of(Job(pk=1))


@pytest.mark.django_db(transaction=True)
def test_in_a_thread_without_transaction_as_a_script_does():
    kept: list[StoredFile] = []

    def script() -> None:
        with because(actor="script", reason="nightly"):
            kept.append(make_file())
            StoredFile.objects.update(name="z")
        StoredFile.objects.update(name="y")
        connection.close()

    thread = threading.Thread(target=script)
    thread.start()
    thread.join()
    assert [c.actor for c in history_of(kept[0])] == ["script", "script", ""]


def test_a_page_names_the_account_even_when_it_signs_in_on_the_way():
    account = make_account("elodie")
    kept: list[StoredFile] = []

    def view(request):
        kept.append(make_file("before"))
        request.user = account
        kept.append(make_file("after"))
        return HttpResponse("ok")

    request = RequestFactory().post("/files/new/")
    request.user = AnonymousUser()
    ActorMiddleware(view)(request)
    last = history_of(kept[1])[0]
    assert (last.actor, last.reason) == (str(getattr(account, "uuid", account.pk)), "POST /files/new/")


def test_a_page_that_writes_nothing_asks_nothing(django_assert_num_queries):
    class Untouchable:
        @property
        def user(self):
            raise AssertionError("the account was read")

    request = RequestFactory().get("/")
    request.__class__ = type("Request", (Untouchable, type(request)), {})
    with django_assert_num_queries(0):
        assert ActorMiddleware(lambda _request: HttpResponse("ok"))(request).status_code == 200


@pytest.mark.parametrize(
    "sql", ["UPDATE kernel_files_storedfileevent SET name = 'other'", "DELETE FROM kernel_files_storedfileevent"]
)
def test_what_is_recorded_stays(sql: str):
    file = make_file()
    refused = pytest.raises(DatabaseError, match="Cannot update or delete")
    with refused, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert [change.after["name"] for change in history_of(file)] == ["a.txt"]
