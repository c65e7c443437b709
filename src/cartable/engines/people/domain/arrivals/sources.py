"""The sources themselves: opened, described, closed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.arrivals.facts import HAND
from cartable.engines.people.domain.people import refuse_if_any
from cartable.engines.people.models import Source
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, NotFound

CODE = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
FIELDS = ("title_fr", "title_en", "kind", "trust", "is_complete", "hold_percent", "is_open")
FILE, HOSTED = "import", "hosted"
"""Codes of the two sources that the pages themselves feed: files sent by hand, guests asked for."""
OWN = {
    FILE: {
        "title_fr": "Fichiers importés",
        "title_en": "Imported files",
        "kind": Source.Kind.FILE,
        "trust": 30,
    },
    HOSTED: {
        "title_fr": "Demandes d'accueil",
        "title_en": "Requests for guests",
        "kind": Source.Kind.HOSTED,
        "trust": 20,
    },
}


class NoSuchSource(NotFound, ObjectDoesNotExist):
    """No source has this code."""

    code = "source.unknown"

    def __init__(self) -> None:
        super().__init__(_("No source has this code."), _("Look it up in the list of sources."))


class SourceTaken(Conflict):
    """The code is that of another source."""

    code = "source.taken"


def create_source(*, code: str, title_fr: str, kind: str, actor: Any, **options: Any) -> Source:
    """Open a source. ``options``: ``title_en``, ``trust``, ``is_complete``, ``hold_percent``, ``is_open``.

    Raises NotAllowed without ``source.manage``, InputRefused, SourceTaken.
    """
    require(actor, "source.manage")
    source = Source(code=code.strip(), title_fr=title_fr.strip(), kind=kind, **options)
    refuse_if_any(_faults(source))
    try:
        with transaction.atomic(), because(actor=actor, reason="new source"):
            source.save()
    except IntegrityError as error:
        raise SourceTaken(_("This code is that of another source."), _("Choose another one.")) from error
    return source


def edit_source(*, source: Source, actor: Any, reason: str, **changes: Any) -> Source:
    """Change what a source is (not its code), from its next run on. Raises NotAllowed, InputRefused."""
    require(actor, "source.manage")
    if unknown := set(changes) - set(FIELDS):
        raise TypeError(f"no such field to edit: {', '.join(sorted(unknown))}")
    for name, value in changes.items():
        setattr(source, name, value)
    refuse_if_any(_faults(source))
    with transaction.atomic(), because(actor=actor, reason=reason):
        source.save(update_fields=list(changes))
    return source


def get_source(code: str) -> Source:
    """The source with this code. Raises NoSuchSource."""
    found = Source.objects.filter(code=code).first()
    if found is None:
        raise NoSuchSource
    return found


def own_source(code: str) -> Source:
    """One of the product's own sources (``FILE``, ``HOSTED``), opened at first use."""
    return Source.objects.get_or_create(code=code, defaults=OWN[code])[0]


def _faults(source: Source) -> Iterator[Fault]:
    if not CODE.fullmatch(source.code) or source.code == HAND:
        what = format_lazy(_("“{value}” is no code of a source."), value=source.code[:60])
        mend = _("Use 1 to 40 small letters without accent, figures or hyphens.")
        yield Fault("source.code_form", what, "code", mend)
    if not source.title_fr:
        yield Fault("source.title_missing", _("The title is missing."), "title_fr", _("Write it in French at least."))
    if source.kind not in Source.Kind.values:
        what = format_lazy(_("“{kind}” is no kind of source."), kind=source.kind)
        mend = format_lazy(_("Write one of: {kinds}."), kinds=", ".join(Source.Kind.values))
        yield Fault("source.kind", what, "kind", mend)
    for name in ("trust", "hold_percent"):
        if not 0 <= getattr(source, name) <= 100:
            yield Fault("source.share", _("This is no number from 0 to 100."), name, _("Write a whole number."))
