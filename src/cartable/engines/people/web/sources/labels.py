"""Words for sources, records, verdicts and what is compared."""

from __future__ import annotations

from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.matching.days import birth_figures, is_swapped
from cartable.engines.people.matching.explaining import WORDS, label_of
from cartable.engines.people.matching.fields import Level
from cartable.ui.cells import Status

SOURCE_KINDS = {
    "enrolment": _("Enrolment"),
    "hr": _("Human resources"),
    "hosted": _("Requests for guests"),
    "file": _("File"),
    "scim": _("SCIM directory"),
    "ldap": _("LDAP directory"),
}
RUN_STATES = {
    "reading": ("wait", _("Being read")),
    "held": ("no", _("Held back")),
    "applied": ("ok", _("Applied")),
    "refused": ("none", _("Refused")),
}
RECORD_STATES = {
    "same": ("ok", _("Somebody known")),
    "new": ("ok", _("Somebody new")),
    "to_decide": ("wait", _("To decide")),
    "set_aside": ("none", _("Was set aside")),
}
FIELDS = {
    "family_name": _("Family name"),
    "given_name": _("Given name"),
    "usage_family_name": _("Family name of use"),
    "usage_given_name": _("Given name of use"),
    "birth_on": _("Day of birth"),
    "birth_place": _("Place of birth"),
    "birth_country": _("Country of birth"),
    "nationality": _("Nationality"),
    "mail": _("Mail address"),
    "personal_mail": _("Personal address"),
    "phone": _("Phone"),
    "code": _("Campus number"),
    "ine": _("National student number"),
    "hr": _("National staff number"),
    "orcid": _("ORCID iD"),
    "idhal": _("IdHAL"),
    "is_protected": _("Protection"),
}
VERDICTS = {
    "score.between": _("Alike, not alike enough to be sure."),
    "score.certain": _("Names, birth and the other fields agree beyond doubt."),
    "score.guarded": _("Very much alike, but one field differs that tells close relatives apart."),
    "score.nobody": _("Nobody known is alike."),
    "identifier.same": _("The same identifier, and nothing contradicts it."),
    "identifier.several": _("The identifiers of this record belong to several people."),
    "identifier.contradicted": _(
        "The same identifier, but names and birth differ: one of the two was given it by mistake."
    ),
    "identifier.conflict": _("Alike, but two different identifiers of which a person has one only."),
    "record.too_little": _("Too little to tell: the record needs both names, or an identifier."),
}
COUNTS = {
    "total": _("Records received"),
    "unchanged": _("As they were"),
    "same": _("Of somebody known"),
    "new": _("Of somebody new"),
    "to_decide": _("To decide"),
    "corrected": _("People corrected"),
    "ties_written": _("Affiliations written"),
    "ties_changed": _("Affiliations changed"),
    "ties_ended": _("Affiliations ended"),
    "ties_left": _("Affiliations left: another source has them"),
    "gone": _("Gone from the source"),
    "refused": _("Records refused"),
}
LEVELS = {
    Level.SAME: "ok",
    Level.CLOSE: "wait",
    Level.AKIN: "wait",
    Level.DIFFERENT: "no",
    Level.MISSING: "none",
    Level.SWAPPED: "info",
}
TABLES = {
    "people.Account": _("Account"),
    "people.Affiliation": _("Affiliations"),
    "people.Consent": _("Consents"),
    "people.Contract": _("Contracts"),
    "people.GroupMembership": _("Groups"),
    "people.Identifier": _("Numbers"),
    "people.MatchCandidate": _("Records to decide"),
    "people.Person": _("Records merged before"),
    "people.RoleAssignment": _("Roles"),
    "people.SourceRecord": _("Records of sources"),
    "catalogue.ClassTeacher": _("Classes taught"),
    "catalogue.CourseUnit": _("Units in charge"),
    "registration.Choice": _("Choices of units"),
    "timetable.CalendarAddress": _("Calendar addresses"),
    "timetable.Publication": _("Timetables published"),
    "timetable.Seat": _("Places in classes"),
    "timetable.StudentClash": _("Clashes"),
}


def status_of(states: dict[str, Any], state: str) -> Status:
    """The pastille of a state."""
    return Status(*states[state])


def verdict_text(code: str) -> Any:
    """Why a record was judged so."""
    return VERDICTS.get(code, "")


def field_label(name: str) -> Any:
    """The name of a field or of an identifier, for people."""
    if name.startswith("source:"):
        return _("Campus number") if name == "source:campus" else _("Key at the source")
    return FIELDS.get(name) or label_of(name)


def table_title(label: str) -> Any:
    """The kind of rows that a merge moved: ``app.Model.field``."""
    return TABLES.get(label.rpartition(".")[0]) or _("Other records")


def agreement(level: int, name: str = "", one: str = "", other: str = "") -> Status:
    """How two values agree, in words and colour."""
    found = Level(level)
    text = WORDS.get(found, _("exchanged"))
    if found is Level.SWAPPED:
        partner = {"family_name": "given_name", "given_name": "family_name"}.get(name, name)
        text = format_lazy(_("exchanged with: {field}"), field=field_label(partner))
    elif name == "birth_on" and found is Level.CLOSE and is_swapped(birth_figures(one), birth_figures(other)):
        text = _("close: day and month exchanged")
    return Status(LEVELS[found], text)
