"""A small campus with one of each thing that pages of rights show."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.test import Client

from cartable.engines.access import api
from cartable.engines.access.demo import make_level, make_owner, make_pool, make_rule, make_service, make_zone
from cartable.engines.access.models import EntitlementRule, HeldChange
from cartable.engines.people.demo import (
    affiliate,
    make_account,
    make_account_with_role,
    make_person,
    make_structure,
    make_student,
    make_teacher,
)
from cartable.kernel.clock import system_clock, today

ACTORS = (
    "anonymous",
    "student",
    "other",
    "teacher",
    "manager",
    "delegate",
    "security",
    "dpo",
    "administrator",
    "ended",
)
DAY = timedelta(days=1)


@dataclass
class World:
    """One of each."""

    actors: dict[str, Any]
    mail: Any
    storage: Any
    design: Any
    cluster: Any
    pool: Any
    zone: Any
    rule: Any
    draft: Any
    grant: Any
    request: Any
    refused: Any
    delegation: Any
    clearance: Any
    cleared: Any
    pair: Any
    review: Any
    held: Any

    def person(self, actor: str) -> Any:
        """The person behind an actor."""
        return self.actors[actor].person


def client_of(account: Any, language: str = "en") -> Client:
    """A browser where the account is signed in."""
    client = Client(headers={"Accept-Language": language})
    if account is not None:
        client.force_login(account)
    return client


def make_actors() -> dict[str, Any]:
    """The accounts, by actor."""
    info = make_structure("INFO", title_fr="Informatique", title_en="Computing")
    actors: dict[str, Any] = {"anonymous": None}
    actors["student"] = make_student("student", family_name="Caradec", structure=info)
    actors["other"] = make_student("other", family_name="Perrin", structure=info)
    actors["teacher"] = make_teacher("teacher", family_name="Ferrand", structure=info)
    actors["manager"] = make_account_with_role("service_manager", structure=make_owner(), family_name="Gestion")
    actors["delegate"] = make_teacher("delegate", family_name="Relais", structure=info)
    actors["security"] = make_account_with_role("security_officer", family_name="Garde")
    actors["dpo"] = make_account_with_role("data_protection_officer", family_name="Veille")
    actors["administrator"] = make_account_with_role("administrator", family_name="Renaudin")
    gone = make_person(family_name="Ancienne")
    affiliate(gone, "student", valid_until=date(2021, 7, 1))
    actors["ended"] = make_account(gone, username="gone")
    return actors


def make_world() -> World:
    """Write it in the current transaction, and compute the rights."""
    actors, now, on = make_actors(), system_clock(), today()
    manager, administrator = actors["manager"], actors["administrator"]
    mail = make_service("mail", title_fr="Messagerie", title_en="Mail")
    storage = make_service("storage", title_fr="Espace de fichiers", title_en="File store", quota_unit="Go")
    reader = make_level(storage, "reader", title_fr="Lecture", title_en="Reader")
    editor = make_level(storage, "editor", title_fr="Écriture", title_en="Editor")
    design = make_service("design", title_fr="Logiciel de dessin", title_en="Design software")
    pool = make_pool(design, 1, code="design-seats", title_fr="Licences de dessin", title_en="Design licences")
    zone = make_zone("lab-zone", title_fr="Zone du laboratoire", title_en="Laboratory zone")
    cluster = make_service("cluster", title_fr="Grappe de calcul", title_en="Cluster", zone=zone)
    rule = make_rule(mail, "student or employee", code="mail-all", grace_days=90)
    make_rule(storage, "student", code="storage-students", level=reader, quota=20)
    make_rule(design, "student", code="design-students", pool=pool)
    make_rule(cluster, "student", code="cluster-students")
    draft = make_rule(storage, "teacher", code="storage-teachers", state=EntitlementRule.State.DRAFT, level=editor)
    api.refresh_all(on=on, now=now)
    student, other, teacher, delegate = (actors[name].person for name in ("student", "other", "teacher", "delegate"))
    grant = api.give(
        person=teacher, service=storage, level=editor, quota=50, valid_from=on, valid_until=on + 20 * DAY,
        reason="Projet ANR", actor=manager, now=now,
    )  # fmt: skip
    request = api.ask(
        person=student, service=storage, level=editor, reason="Projet de fin d'études", actor=actors["student"], now=now
    )
    refused = api.ask(person=other, service=storage, level=editor, reason="Pour voir", actor=actors["other"], now=now)
    api.refuse(grant=refused, actor=manager, reason="Pas de besoin", now=now)
    delegation = api.delegate(
        holder=delegate, services=[storage], structure=student.affiliations.get().structure, max_days=90,
        valid_from=on, valid_until=on + 200 * DAY, reason="Au plus près des étudiants", actor=manager, now=now,
    )  # fmt: skip
    clearance = api.ask_clearance(person=student, zone=zone, reason="Stage", actor=actors["student"], now=now)
    cleared = api.ask_clearance(person=other, zone=zone, reason="Thèse", actor=actors["other"], now=now)
    api.decide_clearance(
        clearance=cleared, is_granted=True, decision="Avis favorable", reference="ZRR-2026-12", valid_from=on,
        valid_until=on + 300 * DAY, actor=actors["security"], now=now,
    )  # fmt: skip
    orders = make_service("orders", title_fr="Commandes", title_en="Orders")
    payments = make_service("payments", title_fr="Paiements", title_en="Payments")
    pair = api.forbid_together(
        first=orders, second=payments, reason_fr="Qui commande ne paie pas", reason_en="Who orders doesn't pay",
        actor=administrator, now=now,
    )  # fmt: skip
    review = api.open_review(title="Revue d'automne", service=storage, due_on=on + 30 * DAY, actor=manager, now=now)
    held = HeldChange.objects.create(rule=rule, population=rule.population, computed_on=on, entering=0, leaving=3)
    return World(
        actors, mail, storage, design, cluster, pool, zone, rule, draft, grant, request, refused, delegation,
        clearance, cleared, pair, review, held,
    )  # fmt: skip
