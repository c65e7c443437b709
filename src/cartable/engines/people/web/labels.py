"""Words shown for the values that the tables hold."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

KINDS = {
    "student": _("Student"),
    "faculty": _("Teacher"),
    "staff": _("Staff"),
    "temporary": _("Temporary teacher"),
    "affiliate": _("Hosted"),
    "applicant": _("Applicant"),
    "alumnus": _("Alumnus"),
}
KEEPING_ROLES = {
    "administrator": _("Administrator"),
    "registrar": _("Registrar"),
    "timetabler": _("Timetabler"),
    "room_manager": _("Room manager"),
    "service_manager": _("Service manager"),
    "security_officer": _("Security officer"),
    "data_protection_officer": _("Data protection officer"),
}
"""Roles that open rights in the product."""
ANSWERING_ROLES = {
    "director": _("Director"),
    "deputy_director": _("Deputy director"),
    "manager": _("Manager"),
    "secretary": _("Secretary"),
    "programme_head": _("Head of programme"),
}
"""Roles that say who answers for a structure; most open nothing by themselves."""
ROLES = {**KEEPING_ROLES, **ANSWERING_ROLES}
ROLE_CHOICES = [
    ("", "–"),
    (_("Keeps"), list(KEEPING_ROLES.items())),
    (_("Answers for"), list(ANSWERING_ROLES.items())),
]
CONTRACT_KINDS = {
    "permanent": _("Permanent post"),
    "fixed_term": _("Fixed-term contract"),
    "doctoral": _("Doctoral contract"),
    "hourly": _("Hourly contract"),
    "apprentice": _("Apprenticeship"),
    "secondment": _("Secondment"),
    "hosting": _("Hosting agreement"),
}
IDENTIFIER_KINDS = {
    "ine": _("National student number (INE)"),
    "hr": _("HR number"),
    "orcid": _("ORCID iD"),
    "idhal": _("HAL identifier"),
    "card": _("Card number"),
    "eppn": _("Federated identifier"),
    "source": _("Number at a source"),
}
CONSENT_KINDS = {"photo": _("Photo"), "phone": _("Telephone"), "news": _("News")}
CONSENTS = {
    "photo": _("My photo is shown to those who see my name"),
    "phone": _("My telephone number is shown to those who see my name"),
    "news": _("I receive the news of the institution"),
}
STRUCTURE_KINDS = {
    "institution": _("Institution"),
    "school": _("School"),
    "department": _("Department"),
    "laboratory": _("Laboratory"),
    "team": _("Team"),
    "service": _("Service"),
    "programme": _("Programme"),
}
