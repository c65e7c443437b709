"""What the addresses of campaigns, progress, advice, assignments and the guide name, and what is sent there."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from cartable.kernel.clock import system_clock, today
from tests.conformance.addresses.asking import Form, Key, Keys, Upload
from tests.conformance.campus import Campus


def _uuid(thing: str) -> Keys:
    return lambda campus: [getattr(campus.choosing, thing).uuid]


def _campaign(thing: str, *more: str) -> Keys:
    return lambda campus: [getattr(campus.choosing, thing).code, *(getattr(campus.choosing, one).uuid for one in more)]


def _programme(campus: Campus) -> list[Any]:
    return [campus.choosing.regulation.programme.code]


def _student(campus: Campus) -> list[Any]:
    return [campus.person("student").uuid]


def _unit(campus: Campus) -> list[Any]:
    return [campus.choosing.unit.code]


def _always(**form: Any) -> Form:
    return lambda campus: form


WISHES = (
    "semester",
    "semester-act",
    "ask-derogation",
    "board",
    "board-missing",
    "board-units",
    "campaign",
    "campaign-phases",
    "campaign-remind",
    "cancel-campaign",
    "change-campaign",
)
ADJUSTED = (
    "adjustments",
    "adjust",
    "places",
    "change-places",
    "assignment",
    "draw-seed",
    "new-assignment",
    "compare-assignments",
)
LISTS = ("advised-list", "read-list", "comment-list", "propose-units", "return-list", "approve-list")
PROGRESS = ("progress", "other-programme", "new-exemption")

PAGE_KEYS: dict[str, Keys] = {
    **{f"registration:{name}": _campaign("campaign") for name in WISHES},
    **{f"registration:{name}": _campaign("adjusting") for name in ADJUSTED},
    **{f"registration:{name}": _uuid("wish_list") for name in LISTS},
    **{f"registration:{name}": _student for name in PROGRESS},
    "registration:take-over": _uuid("proposal"),
    "registration:derogation": _uuid("derogation"),
    "registration:withdraw-derogation": _uuid("derogation"),
    "registration:assignment-run": _campaign("adjusting", "run"),
    "registration:assignment-moved": _campaign("adjusting", "run", "run"),
    "registration:publish-assignment": _campaign("adjusting", "run"),
    "registration:why": lambda campus: [campus.choosing.adjusting.code, campus.choosing.full.unit.code],
    "registration:programme-students": _programme,
    "registration:end-exemption": _uuid("exemption"),
    "registration:correct-result": _uuid("result"),
    "registration:unit-students": _unit,
    "registration:unit-photos": _unit,
    "guide:unit": _unit,
    "guide:path": _programme,
}

PATH_KEYS: dict[str, Key] = {
    "campaigns": lambda campus: campus.choosing.adjusting.code,
    "waiting": lambda campus: campus.choosing.waiting.uuid,
}

FORMS: dict[str, Form] = {
    "registration:new-exemption": _always(node="english", kind="waived", reason="Jury"),
    "registration:end-exemption": _always(reason="Erreur"),
    "registration:correct-result": _always(is_acquired="on", credits=6, grade="E", reason="Copie"),
    "registration:advice": lambda campus: {"pick": campus.person("student").pk},
    "registration:comment-list": _always(text="Voyons-nous."),
    "registration:propose-units": lambda campus: {"added": campus.choosing.other_unit.code},
    "registration:return-list": _always(text="À revoir"),
    "registration:ask-derogation": _always(rule="credits_low", reason="Un semestre léger"),
    "registration:derogation": _always(granted="yes", reason="Acquis ailleurs"),
    "registration:import-advisers": lambda campus: {
        "text": f"{campus.person('other_student').code};{campus.person('other_teacher').code}",
        "valid_from": today().isoformat(),
    },
    "registration:assign-adviser": lambda campus: {
        "population": "student",
        "adviser": campus.person("other_teacher").code,
        "valid_from": today().isoformat(),
    },
    "registration:new-campaign": lambda campus: {
        "code": "NEXT",
        "term": campus.term.code,
        "title_fr": "Choix",
        "population": "student",
        "units_at_most": 8,
        "reminder_days": "7, 2",
        "reason": "Calendrier",
    },
    "registration:change-campaign": _always(
        title_fr="Choix", population="student", units_at_most=7, reminder_days="3", reason="Calendrier"
    ),
    "registration:campaign-phases": lambda campus: {
        "preparation_opens": "",
        "wishes_opens": "",
        "adjustments_opens": (system_clock() + timedelta(days=60)).strftime("%Y-%m-%dT%H:%M"),
        "adjustments_closes": (system_clock() + timedelta(days=70)).strftime("%Y-%m-%dT%H:%M"),
        "reason": "Calendrier",
    },
    "registration:cancel-campaign": _always(reason="Erreur"),
    "registration:change-places": lambda campus: {
        "pick": campus.choosing.full.pk,
        "capacity": 3,
        "reason": "Une salle de plus",
    },
    "registration:new-assignment": _always(first="degree", seed="seed"),
    "registration:adjust": lambda campus: {"add": campus.choosing.offering.unit.code, "token": "abc"},
    "registration:semester-act": lambda campus: {"add": campus.choosing.other_unit.code, "revision": 1},
}

BODIES: dict[str, Form] = {
    "POST /api/v1/campaigns/{code}/changes": lambda campus: {"add": [campus.choosing.offering.unit.code], "drop": []},
    "POST /api/v1/campaigns/{code}/waiting": lambda campus: {"unit": campus.choosing.full.unit.code},
}

QUERIES: dict[str, str] = {}

UPLOADS: dict[str, Upload] = {}
