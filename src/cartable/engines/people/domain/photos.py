"""The photo of a person: judged by its content, kept as it was given."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.models import Person
from cartable.kernel.audit import because
from cartable.kernel.files import store
from cartable.kernel.files.storing import Readable
from cartable.kernel.problems import Fault, InputRefused

MOST_BYTES = 1024 * 1024
HEAD = 16
SHOWN_TYPES = ("image/jpeg", "image/png", "image/webp")


def set_photo(*, person: Person, file: Readable, now: datetime, actor: Any, reason: str = "") -> None:
    """Keep a photo in the place of the one before. Raises InputRefused for anything but JPEG, PNG or WebP up to 1 MB.

    What the file says of itself (name, type) is never believed: its first bytes are.
    """
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        mend = _("Make it smaller: 600 pixels a side are plenty.")
        raise InputRefused(Fault("photo.too_large", _("The photo is larger than 1 MB."), "photo", mend))
    media_type = media_type_of(content[:HEAD])
    if media_type is None:
        what = _("This is no photo in JPEG, PNG or WebP.")
        raise InputRefused(Fault("photo.form", what, "photo", _("Save it as JPEG, then send it again.")))
    with transaction.atomic(), because(actor=actor, reason=reason or _("New photo")):
        before = person.photo
        person.photo = store(content, f"photo-{person.uuid}", media_type, clock=lambda: now)
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


def media_type_of(head: bytes) -> str | None:
    """The type of an image by its first bytes; None for what isn't shown."""
    if head.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if head.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    return None
