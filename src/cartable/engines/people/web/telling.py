"""Changes of a record, in words."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from cartable.engines.people.queries import PersonChange
from cartable.engines.people.web.labels import CONSENT_KINDS, CONTRACT_KINDS, IDENTIFIER_KINDS, KINDS, ROLES
from cartable.ui.cells import plain

EVERY_KIND = {**KINDS, **CONTRACT_KINDS, **IDENTIFIER_KINDS, **CONSENT_KINDS}
SUBJECTS = {
    "person": lambda: _("Record"),
    "affiliation": lambda: _("Affiliation"),
    "roleassignment": lambda: _("Role"),
    "account": lambda: _("Account"),
    "identifier": lambda: _("Number"),
    "contract": lambda: _("Contract"),
    "consent": lambda: _("Consent"),
}
ACTS = {"insert": lambda: _("creation"), "update": lambda: _("change"), "delete": lambda: _("removal")}
FIELDS = {
    "family_name": lambda: _("Family name"),
    "given_name": lambda: _("Given name"),
    "usage_family_name": lambda: _("Family name of use"),
    "usage_given_name": lambda: _("Given name of use"),
    "code": lambda: _("Campus number"),
    "mail": lambda: _("Mail"),
    "personal_mail": lambda: _("Personal mail"),
    "phone": lambda: _("Telephone"),
    "birth_on": lambda: _("Born on"),
    "birth_place": lambda: _("Place of birth"),
    "birth_country": lambda: _("Country of birth"),
    "nationality": lambda: _("Nationality"),
    "is_protected": lambda: _("Protection"),
    "kind": lambda: _("Kind"),
    "role": lambda: _("Role"),
    "level": lambda: _("Level"),
    "value": lambda: _("Number"),
    "number": lambda: _("Number"),
    "grade": lambda: _("Grade"),
    "working_percent": lambda: _("Share of time"),
    "given_at": lambda: _("Given"),
    "withdrawn_at": lambda: _("Withdrawn"),
    "valid_from": lambda: pgettext("day", "From"),
    "valid_until": lambda: _("Until, excluded"),
    "username": lambda: _("Sign-in name"),
    "is_active": lambda: pgettext("account", "Open"),
    "reason": lambda: _("Reason"),
}


def tell_change(change: PersonChange) -> dict[str, Any]:
    """When, what, which fields before and after, who and why."""
    return {
        "at": change.happened_at,
        "what": _("%(what)s: %(act)s") % {"what": SUBJECTS[change.subject](), "act": ACTS[change.label]()},
        "fields": [
            (FIELDS[name](), _value(name, change.before.get(name)), _value(name, change.after.get(name)))
            for name in FIELDS
            if _is_told(change, name)
        ],
        "who": change.actor_name,
        "why": change.reason,
    }


def _is_told(change: PersonChange, name: str) -> bool:
    """Whether a column changed from something or to something."""
    return any(side.get(name) not in (None, "") for side in (change.before, change.after))


def _value(name: str, value: Any) -> str:
    if value in (None, ""):
        return "–"
    words: dict[str, Any] = {"kind": EVERY_KIND, "role": ROLES}.get(name, {})
    return plain(words.get(value, value))
