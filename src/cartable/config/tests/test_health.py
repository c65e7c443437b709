"""What a monitor is told."""

from __future__ import annotations

import pytest
from django.db import OperationalError, connection
from django.test import Client

pytestmark = pytest.mark.django_db


def test_without_a_worker_the_site_is_degraded_and_still_serves() -> None:
    answer = Client().get("/health")
    assert answer.status_code == 200
    told = answer.json()
    assert (told["status"], told["parts"]["database"], told["parts"]["migrations"]) == ("degraded", "ok", "ok")
    assert told["parts"]["worker"] == "silent"
    assert "no-store" in answer.headers["Cache-Control"]


def test_with_a_worker_all_is_well() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now())")
    assert Client().get("/health").json()["status"] == "ok"


def test_a_worker_silent_for_long_is_told() -> None:
    with connection.cursor() as cursor:
        cursor.execute("INSERT INTO procrastinate_workers (last_heartbeat) VALUES (now() - interval '2 minutes')")
    assert Client().get("/health").json()["parts"]["worker"] == "silent"


def test_a_database_that_does_not_answer_takes_the_site_out(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(connection, "cursor", refuse)
    answer = Client().get("/health")
    assert (answer.status_code, answer.json()["status"], answer.json()["parts"]["database"]) == (503, "down", "down")


def test_a_full_disk_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type("Usage", (), {"free": 1000})()
    monkeypatch.setattr("cartable.config.health.shutil.disk_usage", lambda place: usage)
    assert Client().get("/health").json()["parts"]["disk"] == "low"
