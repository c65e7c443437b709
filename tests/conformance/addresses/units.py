"""What the addresses of units, their teams and preparations, programmes and frameworks name, and what is sent there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from cartable.kernel.clock import today
from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus


def _uuid(thing: str) -> Keys:
    return lambda campus: [getattr(campus.choosing, thing).uuid]


def _unit(campus: Campus) -> list[Any]:
    return [campus.choosing.unit.code]


def _other(campus: Campus) -> list[Any]:
    return [campus.choosing.other_unit.code]


def _programme(campus: Campus) -> list[Any]:
    return [campus.choosing.regulation.programme.code]


def _prepared(*more: Any) -> Keys:
    return lambda campus: [campus.choosing.unit.code, campus.choosing.preparation.term.code, *more]


def _always(**form: Any) -> Form:
    return lambda campus: form


OF_UNIT = (
    "dashboard",
    "team",
    "add-to-team",
    "unit-preparations",
    "unit-mails",
    "write-mail",
    "unit-history",
    "unit-versions",
    "unit-rules",
    "unit-withdraw",
    "unit-restore",
)
OF_PREPARATION = (
    "preparation",
    "begin-preparation",
    "hand-over-preparation",
    "take-back-preparation",
    "preparation-numbers",
    "preparation-teachers",
    "add-unavailability",
    "add-constraint",
)
OF_DRAFT = ("version", "version-edit", "version-compare", "version-propose", "version-discard")
OF_PROPOSED = ("version-decide", "version-take-back")
OF_REGULATION = ("regulation", "regulation-compare", "regulation-export")
OF_DRAFT_REGULATION = (
    "regulation-edit",
    "regulation-texts",
    "regulation-import",
    "regulation-adopt",
    "regulation-discard",
    "regulation-act",
)

PAGE_KEYS: dict[str, Keys] = {
    **{f"catalogue:{name}": _unit for name in OF_UNIT},
    "catalogue:version-begin": _other,
    **{f"catalogue:{name}": _prepared() for name in OF_PREPARATION},
    "catalogue:preparation-kind": _prepared("td"),
    "catalogue:remove-kind": _prepared("td"),
    "catalogue:remove-unavailability": lambda campus: [
        campus.choosing.unit.code,
        campus.choosing.preparation.term.code,
        campus.choosing.unavailability.uuid,
    ],
    "catalogue:remove-constraint": _uuid("constraint"),
    "catalogue:end-part": _uuid("member"),
    "catalogue:mail": _uuid("mail"),
    **{f"catalogue:{name}": _uuid("draft_version") for name in OF_DRAFT},
    **{f"catalogue:{name}": _uuid("proposed_version") for name in OF_PROPOSED},
    "catalogue:programme": _programme,
    "catalogue:regulation-new": _programme,
    **{f"catalogue:{name}": _uuid("regulation") for name in OF_REGULATION},
    **{f"catalogue:{name}": _uuid("draft_regulation") for name in OF_DRAFT_REGULATION},
    "catalogue:requirement-preview": lambda campus: [campus.choosing.draft_regulation.uuid, "credits"],
    "catalogue:requirement-edit": lambda campus: [campus.choosing.draft_regulation.uuid, "cs"],
    "catalogue:requirement-add": lambda campus: [campus.choosing.draft_regulation.uuid, "degree"],
    "catalogue:framework": lambda campus: [campus.choosing.framework.code],
    "catalogue:framework-wanted": lambda campus: [campus.choosing.framework.code],
    "catalogue:unit-import-report": lambda campus: [campus.unit_import.uuid],
    "catalogue:unit-import-faults": lambda campus: [campus.unit_import.uuid],
    "catalogue:unit-import-write": lambda campus: [campus.unit_import.uuid],
}

PATH_KEYS: dict[str, Key] = {
    "frameworks": lambda campus: campus.choosing.framework.code,
    "programmes": lambda campus: campus.choosing.regulation.programme.code,
    "regulations": lambda campus: campus.choosing.regulation.uuid,
    "versions": lambda campus: campus.choosing.draft_version.uuid,
}

FORMS: dict[str, Form] = {
    "catalogue:add-to-team": lambda campus: {
        "person": campus.person("other_teacher").code,
        "part": "assistant",
        "valid_from": today().isoformat(),
        "reason": "Renfort",
    },
    "catalogue:end-part": lambda campus: {"last_day": today().isoformat(), "reason": "Départ"},
    "catalogue:preparation-numbers": _always(expected=40, note="Comme l'an passé"),
    "catalogue:preparation-kind": _always(
        minutes=120, per_week=1, weeks_count=2, group_size=24, groups_count=3, room_needs=""
    ),
    "catalogue:preparation-teachers": lambda campus: {
        "person": campus.person("other_teacher").code,
        "kind": "td",
        "groups_count": 1,
    },
    "catalogue:add-unavailability": lambda campus: {
        "person": campus.person("teacher").pk,
        "day": 1,
        "starts": "08:00",
        "ends": "10:00",
        "strength": "impossible",
    },
    "catalogue:add-constraint": _always(kind="td", is_required="on"),
    "catalogue:write-mail": _always(audience="team:all", subject="Bonjour", body="La salle change."),
    "catalogue:unit-import": lambda campus: {
        "file": SimpleUploadedFile("units.csv", b"code;title_fr\nZZ99;Titre\n"),
    },
    "catalogue:version-begin": lambda campus: {"year": campus.term.year.code},
    "catalogue:version-decide": _always(decision="adopt", reason="Vu"),
    "catalogue:unit-withdraw": lambda campus: {
        "withdrawn_on": (today() + timedelta(days=300)).isoformat(),
        "reason": "Plus d'étudiants",
    },
    "catalogue:unit-restore": _always(reason="Erreur"),
    "catalogue:programme-new": lambda campus: {
        "code": "NEWP",
        "title_fr": "Nouvelle formation",
        "kind": "master",
        "structure": campus.choosing.regulation.programme.structure.code,
        "terms_count": 4,
        "reason": "Ouverture",
    },
    "catalogue:regulation-new": _always(entry_year=2030, reason="Révision"),
    "catalogue:regulation-texts": _always(text_fr="Texte", credits_min=24, credits_max=36),
    "catalogue:regulation-import": _always(tree='{"kind": "total", "key": "total", "minimum": 12}'),
    "catalogue:regulation-adopt": _always(reason="Vu"),
    "catalogue:regulation-discard": _always(reason="Doublon"),
    "catalogue:requirement-edit": _always(title_fr="Sciences", minimum=18),
    "catalogue:requirement-add": _always(kind="total", title_fr="Total", minimum=12),
}

BODIES: dict[str, Form] = {
    "PATCH /api/v1/versions/{uuid}": lambda campus: {"revision": 0, "title_fr": "Autre titre"},
    "POST /api/v1/units/{code}/versions": lambda campus: {"year": campus.term.year.code, "title_fr": "Titre"},
    "POST /api/v1/versions/{uuid}/adopt": lambda campus: {"reason": "Vu"},
}

QUERIES: dict[str, str] = {}

UPLOADS: dict[str, Upload] = {}
