"""All that can be wrong in what is written of a service, each with its field and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.catalogue.drafts import COLUMNS, TEXTS, ServiceDraft
from cartable.engines.access.models import Service
from cartable.kernel.problems import Fault
from cartable.ui.icons import icons

CODE = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
PHONE = re.compile(r"\+?[0-9][0-9 .()/-]{1,38}")
SCHEMES = ("http", "https")
LONGEST_TEXT = 20_000
MOST_HOURS = 2_000
_is_address = URLValidator(schemes=SCHEMES)


def draft_faults(draft: ServiceDraft) -> list[Fault]:
    """All that is wrong in a draft, besides its code."""
    judges = (_title_faults, _length_faults, _choice_faults, _promise_faults, _contact_faults)
    return [*(fault for judge in judges for fault in judge(draft)), *url_faults(draft.url)]


def code_faults(code: str, longest: int = 60) -> Iterator[Fault]:
    """A code stands in addresses and rules: it is plain, and never changes."""
    if len(code) > longest or not CODE.fullmatch(code):
        what = format_lazy(_("“{code}” is no code."), code=code[:60])
        mend = format_lazy(
            _("Use 1 to {longest} small letters without accent, figures and single hyphens."), longest=longest
        )
        yield Fault("code.form", what, "code", mend)


def url_faults(url: str) -> Iterator[Fault]:
    """Only a web address, without a name or password in it, is ever opened from the portal."""
    if not url:
        return
    try:
        _is_address(url)
        is_plain = "@" not in urlsplit(url).netloc
    except (ValidationError, ValueError):
        is_plain = False
    if not is_plain:
        mend = _("Write an address that begins with https:// (or http://), without user name.")
        yield Fault("service.url", _("This is no web address."), "url", mend)


def length_fault(field: str, longest: int) -> Fault:
    """A text is too long for its column."""
    return Fault(
        "text.too_long",
        _("The text is too long."),
        field,
        format_lazy(_("Keep to {longest} characters."), longest=longest),
    )


def _title_faults(draft: ServiceDraft) -> Iterator[Fault]:
    if not draft.title_fr:
        yield Fault("title.missing", _("The French title is missing."), "title_fr", _("Write it."))


def _length_faults(draft: ServiceDraft) -> Iterator[Fault]:
    for name in COLUMNS:
        value = getattr(draft, name)
        if isinstance(value, str):
            longest = (
                LONGEST_TEXT
                if name in TEXTS
                else getattr(Service._meta.get_field(name), "max_length", None) or LONGEST_TEXT
            )
            if len(value) > longest:
                yield length_fault(name, longest)


def _choice_faults(draft: ServiceDraft) -> Iterator[Fault]:
    if draft.category not in Service.Category.values:
        what = format_lazy(_("“{category}” is no category of services."), category=draft.category[:60])
        mend = format_lazy(_("Write one of: {categories}."), categories=", ".join(Service.Category.values))
        yield Fault("service.category", what, "category", mend)
    if draft.icon and draft.icon not in icons():
        what = format_lazy(_("There is no icon “{icon}”."), icon=draft.icon[:60])
        yield Fault("service.icon", what, "icon", _("Choose one of the list, or none."))


def _promise_faults(draft: ServiceDraft) -> Iterator[Fault]:
    hours, percent = draft.restored_hours, draft.availability_percent
    if hours is not None and not 1 <= hours <= MOST_HOURS:
        mend = format_lazy(_("Give a number of working hours from 1 to {most}."), most=MOST_HOURS)
        yield Fault("service.restored_hours", _("This promise can't be kept or means nothing."), "restored_hours", mend)
    if percent is not None and not 50 <= percent <= 100:
        mend = _("Give a share from 50 to 100 percent.")
        what = _("This promise can't be kept or means nothing.")
        yield Fault("service.availability", what, "availability_percent", mend)


def _contact_faults(draft: ServiceDraft) -> Iterator[Fault]:
    if draft.contact_mail:
        try:
            validate_email(draft.contact_mail)
        except ValidationError:
            mend = _("Write it as name@campus.fr.")
            yield Fault("mail.form", _("This is no mail address."), "contact_mail", mend)
    if draft.contact_phone and not PHONE.fullmatch(draft.contact_phone):
        mend = _("Write figures, with or without spaces: 03 84 58 30 00.")
        yield Fault("phone.form", _("This is no telephone number."), "contact_phone", mend)
