"""How a structure is reached and known outside: UAI, mail, telephone."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.person_rows import PHONE, tidy
from cartable.engines.people.matching.identifiers import LETTERS_23
from cartable.kernel.problems import Fault

UAI = re.compile(r"\d{7}[A-HJ-NPR-Z]")


def tidy_reach(uai: str, mail: str, phone: str) -> tuple[str, str, str]:
    """The three as they are kept: no blank in an UAI, which is in capitals; mails in small letters."""
    return re.sub(r"\s", "", uai).upper(), tidy(mail).lower(), tidy(phone)


def reach_faults(uai: str, mail: str, phone: str) -> list[Fault]:
    """All that is wrong in them; empty ones are right."""
    faults = _uai_faults(uai) if uai else []
    if mail:
        try:
            validate_email(mail)
        except ValidationError:
            what = format_lazy(_("“{value}” is no mail address."), value=mail[:80])
            mend = _("Write it like name@example.org, or leave it empty.")
            faults.append(Fault("structure.mail_form", what, "mail", mend))
    if phone and not PHONE.fullmatch(phone):
        what = format_lazy(_("“{value}” is no telephone number."), value=phone[:40])
        mend = _("Write it like +33 3 84 58 30 00, or leave it empty.")
        faults.append(Fault("structure.phone_form", what, "phone", mend))
    return faults


def uai_key(figures: str) -> str:
    """The letter that follows seven figures: their value modulo 23, in the alphabet without I, O and Q."""
    return LETTERS_23[int(figures) % 23]


def _uai_faults(uai: str) -> list[Fault]:
    if not UAI.fullmatch(uai):
        what = format_lazy(_("“{value}” has not the form of an UAI number."), value=uai[:20])
        return [Fault("structure.uai_form", what, "uai", _("Write seven figures and a letter, like 0900424X."))]
    if uai[7] != uai_key(uai[:7]):
        what = format_lazy(_("The last letter of “{value}” doesn't fit its figures."), value=uai)
        mend = _("Copy it again from the national register (UAI, formerly RNE).")
        return [Fault("structure.uai_key", what, "uai", mend)]
    return []
