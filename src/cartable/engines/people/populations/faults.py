"""What can be wrong in a rule, told with where it stands and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.populations.nodes import NOWHERE, Span
from cartable.kernel.problems import Fault, InputRefused, Text

SHOWN = 60
"""As much of a faulty text is quoted."""


@dataclass(frozen=True, slots=True)
class RuleFault(Fault):
    """A fault of a rule; ``span`` says which characters, so that an editor can underline them."""

    span: Span = NOWHERE

    def as_dict(self) -> dict[str, Any]:
        """With the first character and the one after the last, counted from 0."""
        return {**Fault.as_dict(self), "start": self.span.start, "end": self.span.end}


class RuleRefused(InputRefused):
    """The rule can't be read, or says what no word says."""

    code = "rule.refused"


def rule_fault(code: str, what: Text, mend: Text, span: Span, /, **said: object) -> RuleFault:
    """A fault whose texts hold ``{names}`` to fill in: texts are shortened, lists joined. People count from 1."""
    shown = {name: _shown(value) for name, value in said.items()}
    where = format_lazy(_("character {number}"), number=span.start + 1)
    return RuleFault(code, _filled(what, shown), where, _filled(mend, shown), None, span)


def _filled(text: Any, shown: dict[str, object]) -> Text:
    return format_lazy(text, **shown)


def _shown(value: object) -> object:
    """The beginning of a text that is too long to quote; all of a list, which isn't the author's."""
    if isinstance(value, list):
        return ", ".join(value)
    return f"{value[:SHOWN]}…" if isinstance(value, str) and len(value) > SHOWN else value


def did_you_mean(name: str, known: Iterable[str], otherwise: Text) -> Text:
    """How to mend a name that nothing has: the nearest known one, or ``otherwise``. For ``rule_fault``, which fills in
    what the text holds: hence the doubled braces."""
    near = nearest(name, known)
    if near is None:
        return otherwise
    return format_lazy(_("Did you mean “{name}”?"), name=near.replace("{", "{{").replace("}", "}}"))


def nearest(name: str, known: Iterable[str]) -> str | None:
    """The known name that looks most like this one, whatever the case; None when none does."""
    by_folded = {one.casefold(): one for one in known}
    found = get_close_matches(name[:SHOWN].casefold(), by_folded, n=1, cutoff=0.6)
    return by_folded[found[0]] if found else None
