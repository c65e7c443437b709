"""What a person's record must be, before it is compared with the others."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.types import PersonRow
from cartable.kernel.problems import Fault

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
COUNTRY = re.compile(r"[A-Z]{2}")
PHONE = re.compile(r"\+?[0-9][0-9 ().-]{3,38}")
LONGEST = {
    "family_name": 120,
    "given_name": 120,
    "usage_family_name": 120,
    "usage_given_name": 120,
    "birth_place": 120,
    "mail": 254,
    "personal_mail": 254,
    "phone": 40,
    "origin": 60,
}
OLDEST = date(1900, 1, 1)


def tidy(text: str) -> str:
    """The same text composed (NFC), without blanks at the ends or runs of blanks inside."""
    return " ".join(unicodedata.normalize("NFC", text).split())


def tidy_row(row: PersonRow) -> PersonRow:
    """The row as it will be written; mails in lower case, since nobody distinguishes them."""
    return replace(
        row,
        code=tidy(row.code),
        family_name=tidy(row.family_name),
        given_name=tidy(row.given_name),
        mail=tidy(row.mail).lower(),
        origin=tidy(row.origin),
        usage_family_name=_of_use(row.usage_family_name, row.family_name),
        usage_given_name=_of_use(row.usage_given_name, row.given_name),
        birth_place=tidy(row.birth_place),
        birth_country=tidy(row.birth_country).upper(),
        nationality=tidy(row.nationality).upper(),
        personal_mail=tidy(row.personal_mail).lower(),
        phone=tidy(row.phone),
    )


def _of_use(name: str, official: str) -> str:
    """A name of use that says the official one again says nothing."""
    found = tidy(name)
    return "" if found == tidy(official) else found


def faults_of(row: PersonRow, *, on: date, line: int | None = None) -> list[Fault]:
    """All that is wrong in a tidied row taken alone; ``where`` names the field. ``on`` is the day of the judgement."""
    return [
        *_code_faults(row, line),
        *_text_faults(row, line),
        *_mail_faults(row, line),
        *_birth_faults(row, on, line),
        *_form_faults(row, line),
    ]


def repeated(rows: Iterable[tuple[int | None, PersonRow]]) -> Iterator[Fault]:
    """A fault for each row whose code or mail was met in an earlier one."""
    codes: dict[str, int | None] = {}
    mails: dict[str, int | None] = {}
    for line, row in rows:
        if row.code in codes:
            yield twice("code", row.code, first=codes[row.code], line=line)
        elif row.mail and row.mail in mails:
            yield twice("mail", row.mail, first=mails[row.mail], line=line)
        codes.setdefault(row.code, line)
        if row.mail:
            mails.setdefault(row.mail, line)


def twice(field: str, value: str, *, first: int | None, line: int | None) -> Fault:
    """The fault of a value already met at line ``first``."""
    return Fault(
        f"person.{field}_twice",
        format_lazy(_("“{value}” is already on line {first}."), value=value, first=first or "?"),
        field,
        _("Keep one of the two rows, or correct the wrong one."),
        line,
    )


def _code_faults(row: PersonRow, line: int | None) -> Iterator[Fault]:
    if not row.code:
        yield Fault("person.code_missing", _("The campus number is missing."), "code", _("Give each person one."), line)
    elif not CODE.fullmatch(row.code):
        yield Fault(
            "person.code_form",
            format_lazy(_("“{value}” is no campus number."), value=row.code[:60]),
            "code",
            _("Use 1 to 40 letters without accent, figures, dots, hyphens or underscores."),
            line,
        )


def _text_faults(row: PersonRow, line: int | None) -> Iterator[Fault]:
    if not row.family_name:
        what = _("The family name is missing.")
        yield Fault("person.family_name_missing", what, "family_name", _("Write it, even for a single name."), line)
    for field, longest in LONGEST.items():
        value: str = getattr(row, field)
        if len(value) > longest:
            what = format_lazy(_("The text has {length} characters."), length=len(value))
            yield Fault("text.too_long", what, field, format_lazy(_("Keep to {longest}."), longest=longest), line)
        if any(unicodedata.category(character) == "Cc" for character in value):
            what = _("The text holds a control character.")
            yield Fault("text.control", what, field, _("Type it again by hand."), line)


def _mail_faults(row: PersonRow, line: int | None) -> Iterator[Fault]:
    for field, value in (("mail", row.mail), ("personal_mail", row.personal_mail)):
        if not value:
            continue
        try:
            validate_email(value)
        except ValidationError:
            what = format_lazy(_("“{value}” is no mail address."), value=value[:80])
            mend = _("Write it like name@example.org, or leave it empty.")
            yield Fault("person.mail_form", what, field, mend, line)


def _form_faults(row: PersonRow, line: int | None) -> Iterator[Fault]:
    for field, value in (("birth_country", row.birth_country), ("nationality", row.nationality)):
        if value and not COUNTRY.fullmatch(value):
            what = format_lazy(_("“{value}” is no country."), value=value[:20])
            yield Fault("country.form", what, field, _("Write its two letters (ISO 3166): FR, DE, MA…"), line)
    if row.phone and not PHONE.fullmatch(row.phone):
        what = format_lazy(_("“{value}” is no telephone number."), value=row.phone[:40])
        yield Fault("person.phone_form", what, "phone", _("Write it like +33 3 84 58 30 00, or leave it empty."), line)


def _birth_faults(row: PersonRow, on: date, line: int | None) -> Iterator[Fault]:
    if row.birth_on is not None and not OLDEST <= row.birth_on <= on:
        yield Fault(
            "person.birth_date",
            format_lazy(_("Nobody here was born on {day}."), day=row.birth_on.isoformat()),
            "birth_on",
            _("Give a day between 1 January 1900 and today."),
            line,
        )
