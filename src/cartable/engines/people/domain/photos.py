"""The photo of a person: judged by its content, drawn anew without what the camera wrote in it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.photo_drawing import PhotoUnreadable, draw_photo
from cartable.engines.people.domain.photo_heads import PNG, read_head
from cartable.engines.people.models import Person
from cartable.kernel.audit import because
from cartable.kernel.files import store
from cartable.kernel.files.storing import Readable
from cartable.kernel.problems import Fault, InputRefused

MOST_BYTES = 10 * 1024 * 1024
MOST_PIXELS = 25_000_000
SHOWN_TYPES = ("image/jpeg", "image/png", "image/webp")


def set_photo(*, person: Person, file: Readable, now: datetime, actor: Any, reason: str = "") -> None:
    """Keep a photo in the place of the one before: small, upright, and nothing but its pixels (``photo_drawing``).

    What the file says of itself (name, type) is never believed: its first bytes are. Raises InputRefused for anything
    but JPEG, PNG or WebP up to 10 MB and 25 million pixels, and for what is damaged.
    """
    drawn = _drawn(file.read(MOST_BYTES + 1))
    with transaction.atomic(), because(actor=actor, reason=reason or _("New photo")):
        before = person.photo
        person.photo = store(drawn, f"photo-{person.uuid}.png", PNG, clock=lambda: now)
        person.save(update_fields=["photo"])
        if before is not None:
            before.delete()


def remove_photo(*, person: Person, actor: Any, reason: str = "") -> None:
    """Take the photo away; nothing happens without one."""
    if person.photo is None:
        return
    with transaction.atomic(), because(actor=actor, reason=reason or _("Photo taken away")):
        before, person.photo = person.photo, None
        person.save(update_fields=["photo"])
        before.delete()


def _drawn(content: bytes) -> bytes:
    if len(content) > MOST_BYTES:
        mend = _("Make it smaller: 600 pixels a side are plenty.")
        raise _refused("photo.too_large", _("The photo is larger than 10 MB."), mend)
    head = read_head(content)
    if head is None:
        what = _("This is no photo in JPEG, PNG or WebP.")
        raise _refused("photo.form", what, _("Save it as JPEG, then send it again."))
    if head.width * head.height > MOST_PIXELS:
        what = format_lazy(
            _("The photo has {width} × {height} pixels; 25 million are taken at most."),
            width=head.width,
            height=head.height,
        )
        raise _refused("photo.too_many_pixels", what, _("Make it smaller: 600 pixels a side are plenty."))
    try:
        return draw_photo(content, head)
    except PhotoUnreadable as error:
        what = _("This photo can't be read: the file is damaged or incomplete.")
        raise _refused("photo.damaged", what, _("Open it, save it as JPEG, then send it again.")) from error


def _refused(code: str, what: Any, mend: Any) -> InputRefused:
    return InputRefused(Fault(code, what, "photo", mend))
