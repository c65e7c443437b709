"""Words for what a directory tells."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

FIELDS = {
    "key": _("Key at the source"),
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
}
KINDS = {
    "student": _("Student"),
    "faculty": _("Teacher"),
    "staff": _("Staff"),
    "temporary": _("Temporary teacher"),
    "affiliate": _("Guest"),
    "applicant": _("Applicant"),
    "alumnus": _("Alumnus"),
}
FORESEEN = {
    "new": ("ok", _("Somebody new")),
    "same": ("ok", _("Somebody known")),
    "to_decide": ("wait", _("To decide")),
    "refused": ("no", _("Refused")),
    "gone": ("none", _("No longer there")),
}
