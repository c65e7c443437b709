"""Rules that are kept: read, judged, and written in their canonical form."""

from __future__ import annotations

from dataclasses import replace

from django.utils.functional import lazystr

from cartable.engines.people.populations import accept, to_text
from cartable.engines.people.populations.faults import RuleRefused
from cartable.kernel.problems import InputRefused, Text


def accept_rule(text: str, *, where: Text = "rule") -> str:
    """The canonical text of a sound rule, to keep. ``where`` is the field that holds it.

    Raises InputRefused with every fault, each told with the character where it stands.
    """
    try:
        return to_text(accept(text.replace("\r\n", "\n")))
    except RuleRefused as refusal:
        raise InputRefused(
            [replace(fault, where=where, what=_placed(fault.where, fault.what)) for fault in refusal.faults]
        ) from refusal


def _placed(where: Text, what: Text) -> Text:
    return lazystr(_Placed(where, what))


class _Placed:
    """The place before the fault, in the reader's language."""

    def __init__(self, where: Text, what: Text) -> None:
        self.where, self.what = where, what

    def __str__(self) -> str:
        place = str(self.where)
        return f"{place[:1].upper()}{place[1:]} – {self.what}"
