"""Identifiers that name one person: their form, their control key, and what to do when one is wrong.

The keys of the two INE forms that carry a published one are computed (base 36: the value of the first ten characters in
base 36, modulo 10; BEA: the first ten figures modulo 23, in an alphabet without I, O and Q). The three other forms
(RNIE, apprentice, provisional) have no published key: their form alone is checked, and ``Ine.has_key`` says so.
ORCID: ISO 7064, mod 11-2.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault, InputRefused

LETTERS_23 = "ABCDEFGHJKLMNPRSTUVWXYZ"
FORMS = {
    "bea": re.compile(r"\d{10}[A-HJ-NPR-Z]"),
    "rnie": re.compile(r"\d{9}[A-HJK]{2}"),
    "apprentice": re.compile(r"\d{4}A\d{5}[A-HJ-NPR-Z]"),
    "provisional": re.compile(r"\d{4}D\d{5}[A-HJ-NPR-Z]"),
    "base36": re.compile(r"[0-9A-Z]{10}\d"),
}
BLANKS = re.compile(r"[\s.\-]+")
ORCID_PREFIX = re.compile(r"^(?:https?://)?(?:www\.)?orcid\.org/", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Ine:
    """A national student number whose form is right, and whose key is when the form has one.

    ``form`` is one of bea, rnie, apprentice, provisional, base36. A provisional number gives way to a final one.
    """

    value: str
    form: str

    @property
    def has_key(self) -> bool:
        """Whether a control key was checked."""
        return self.form in ("bea", "base36")

    @property
    def is_provisional(self) -> bool:
        """Whether a final number is to replace it: two different ones then prove nothing."""
        return self.form == "provisional"


def read_ine(text: str) -> Ine:
    """The national student number in ``text``; blanks, dots, hyphens and case don't matter.

    Raises InputRefused for a wrong length, an unknown form or a wrong key.
    """
    value = BLANKS.sub("", text).upper()
    if len(value) != 11:
        what = format_lazy(_("“{value}” has {length} characters; a national student number has 11."), **_told(value))
        raise InputRefused(Fault("ine.length", what, "ine", _copy_again()))
    form = next((name for name, shape in FORMS.items() if shape.fullmatch(value)), None)
    if form is None:
        what = format_lazy(_("“{value}” has the form of no national student number."), value=value)
        raise InputRefused(Fault("ine.form", what, "ine", _forms_told()))
    expected = {"bea": bea_key, "base36": base36_key}[form](value[:10]) if form in ("bea", "base36") else value[10]
    if value[10] != expected:
        what = format_lazy(_("The last character of “{value}” doesn't fit the ten before it."), value=value)
        raise InputRefused(Fault("ine.key", what, "ine", _copy_again()))
    return Ine(value, form)


def find_ine(text: str) -> Ine | None:
    """The number in ``text``, or None when there is none or it is wrong."""
    try:
        return read_ine(text) if text.strip() else None
    except InputRefused:
        return None


def bea_key(figures: str) -> str:
    """The letter that follows ten figures: their value modulo 23, in the alphabet without I, O and Q."""
    return LETTERS_23[int(figures) % 23]


def base36_key(characters: str) -> str:
    """The figure that follows ten figures or letters: their value in base 36, modulo 10."""
    return str(int(characters, 36) % 10)


def read_orcid(text: str) -> str:
    """The ORCID iD in ``text``, written 0000-0000-0000-0000; an address of orcid.org will do.

    Raises InputRefused for a wrong form or a wrong key.
    """
    value = BLANKS.sub("", ORCID_PREFIX.sub("", text.strip())).upper()
    if not re.fullmatch(r"\d{15}[\dX]", value):
        what = format_lazy(_("“{value}” has the form of no ORCID iD."), value=text.strip()[:60])
        mend = _("Write sixteen figures in four groups, like 0000-0002-1825-0097; the last may be X.")
        raise InputRefused(Fault("orcid.form", what, "orcid", mend))
    if value[15] != orcid_key(value[:15]):
        what = format_lazy(_("The last character of “{value}” doesn't fit those before it."), value=text.strip()[:60])
        raise InputRefused(Fault("orcid.key", what, "orcid", _("Copy it again from the person's page at orcid.org.")))
    return "-".join(value[start : start + 4] for start in range(0, 16, 4))


def orcid_key(figures: str) -> str:
    """The character that follows fifteen figures (ISO 7064, mod 11-2)."""
    total = 0
    for figure in figures:
        total = (total + int(figure)) * 2
    key = (12 - total % 11) % 11
    return "X" if key == 10 else str(key)


def _told(value: str) -> dict[str, object]:
    return {"value": value[:40], "length": len(value)}


def _copy_again() -> str | Promise:
    return _("Copy it again from the certificate, the transcript or the card; mind 0 and O, 1 and I.")


def _forms_told() -> str | Promise:
    return _(
        "Write ten figures and a letter, nine figures and two letters of A to K, ten figures or letters and a figure, "
        "or four figures, A, five figures and a letter."
    )
