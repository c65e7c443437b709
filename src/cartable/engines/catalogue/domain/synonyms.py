"""Synonyms of the guide's search: groups of phrases added, changed, removed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist
from django.db import connection, transaction
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.guide.folding import telling_words
from cartable.engines.catalogue.models import SynonymGroup
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused, NotFound

MOST_PHRASES, LONGEST, MOST_GROUPS = 30, 80, 1000
PERMISSION = "synonym.manage"
LOCK = 1969386870


class NoSuchGroup(NotFound, ObjectDoesNotExist):
    """No group of synonyms has this address."""

    code = "synonym.unknown"

    def __init__(self) -> None:
        super().__init__(_("This group of synonyms doesn't exist."), _("Open it again from the list."))


class GroupChangedElsewhere(Conflict):
    """Somebody, or another tab, changed the group meanwhile."""

    code = "synonym.changed_elsewhere"

    def __init__(self) -> None:
        super().__init__(
            _("This group was changed elsewhere meanwhile: what you sent wasn't written."),
            _("Open it again, then make your change."),
        )


def access_group(actor: Any, uuid: UUID | str) -> SynonymGroup:
    """The group, for one who keeps synonyms. Raises NotAllowed, NoSuchGroup."""
    require(actor, PERMISSION)
    found = SynonymGroup.objects.filter(uuid=uuid).first()
    if found is None:
        raise NoSuchGroup
    return found


def add_group(*, phrases: Sequence[str], actor: Any, reason: str = "synonyms added") -> SynonymGroup:
    """Add a group. Raises NotAllowed, or InputRefused: see ``change_group``; or too many groups."""
    require(actor, PERMISSION)
    with transaction.atomic(), because(actor=actor, reason=reason):
        _lock()
        if SynonymGroup.objects.count() >= MOST_GROUPS:
            mend = _("Remove some, or add these words to a group.")
            raise InputRefused(Fault("synonym.groups", _("There are too many groups."), "phrases", mend))
        return SynonymGroup.objects.create(phrases=_checked(phrases))


def change_group(
    *, group: SynonymGroup, phrases: Sequence[str], before: Sequence[str], actor: Any, reason: str = "synonyms changed"
) -> SynonymGroup:
    """Write the phrases of a group; ``before`` are those that the writer read.

    Raises NotAllowed; GroupChangedElsewhere; InputRefused: fewer than two phrases, or more than 30, one without word or
    of more than 80 characters, one that says the same as another, one that another group holds.
    """
    require(actor, PERMISSION)
    with transaction.atomic(), because(actor=actor, reason=reason):
        _lock()
        held = SynonymGroup.objects.select_for_update().filter(pk=group.pk).first()
        if held is None or list(held.phrases) != list(before):
            raise GroupChangedElsewhere
        held.phrases = _checked(phrases, apart_from=held.pk)
        held.save(update_fields=["phrases"])
    return held


def remove_group(*, group: SynonymGroup, actor: Any, reason: str = "synonyms removed") -> None:
    """Remove a group; the history keeps it. Raises NotAllowed."""
    require(actor, PERMISSION)
    with transaction.atomic(), because(actor=actor, reason=reason):
        SynonymGroup.objects.filter(pk=group.pk).delete()


def _lock() -> None:
    """One writer at a time: no phrase comes into two groups at once."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def _checked(phrases: Sequence[str], apart_from: int | None = None) -> list[str]:
    """The phrases as kept. Raises InputRefused."""
    kept = [" ".join(phrase.split()) for phrase in phrases if phrase.strip()]
    faults = []
    if not 2 <= len(kept) <= MOST_PHRASES:
        mend = _("Write one a line: 2 to 30.")
        faults.append(Fault("synonym.few", _("A group wants two phrases at least."), "phrases", mend))
    said: dict[tuple[str, ...], str] = {}
    for phrase in kept:
        words = tuple(telling_words(phrase))
        if not words or len(phrase) > LONGEST or "\0" in phrase:
            what = format_lazy(_("“{phrase}” can't be looked for."), phrase=phrase[:40].replace("\0", ""))
            faults.append(Fault("synonym.phrase", what, "phrases", _("Give 1 to 80 characters that make a word.")))
        elif words in said:
            what = format_lazy(_("“{phrase}” says the same as “{other}”."), phrase=phrase, other=said[words])
            faults.append(Fault("synonym.twice", what, "phrases", _("Keep one of the two.")))
        said.setdefault(words, phrase)
    faults += _held_elsewhere(said, apart_from)
    if faults:
        raise InputRefused(faults)
    return kept


def _held_elsewhere(said: dict[tuple[str, ...], str], apart_from: int | None) -> list[Fault]:
    faults = []
    others = SynonymGroup.objects.all() if apart_from is None else SynonymGroup.objects.exclude(pk=apart_from)
    for phrases in others.values_list("phrases", flat=True):
        for phrase in phrases:
            if (words := tuple(telling_words(phrase))) in said:
                names = {"phrase": said[words], "group": ", ".join(phrases)[:80]}
                what = format_lazy(_("“{phrase}” is already in the group “{group}”."), **names)
                faults.append(Fault("synonym.held", what, "phrases", _("Add the other words to that group.")))
    return faults
