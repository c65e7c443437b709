"""Read the fields of one requirement, noting every fault with its path."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.regulations.limits import MOST_NAMES, MOST_NUMBER, MOST_TITLE
from cartable.kernel.problems import Fault, Text

SHOWN = 60


def shown(value: object) -> str:
    """What was given, short enough to quote."""
    text = value if isinstance(value, str) else repr(value)
    return f"{text[:SHOWN]}…" if len(text) > SHOWN else text


def near(name: object, known: Iterable[str], otherwise: Text) -> Text:
    """How to mend a name that nothing has."""
    folded = {one.casefold(): one for one in known}
    found = get_close_matches(str(name)[:SHOWN].casefold(), folded, n=1, cutoff=0.6)
    return format_lazy(_("Did you mean “{name}”?"), name=folded[found[0]]) if found else otherwise


@dataclass(slots=True)
class Fields:
    """The fields of one requirement (or of its ``where``), at ``path``; faults go to ``faults``."""

    values: Mapping[str, Any]
    path: str
    faults: list[Fault]
    read: set[str] = field(default_factory=set)

    def at(self, name: str) -> str:
        """The path of a field."""
        return f"{self.path}.{name}" if self.path else name

    def refuse(self, code: str, name: str, what: Text, mend: Text) -> None:
        """Note a fault."""
        self.faults.append(Fault(code, what, self.at(name), mend))

    def take(self, name: str, default: Any = None) -> Any:
        """The raw value."""
        self.read.add(name)
        return self.values.get(name, default)

    def text(self, name: str, *, most: int = MOST_TITLE, required: bool = False) -> str:
        """A text of one line; "" when it lacks."""
        value = self.take(name, "")
        if not isinstance(value, str) or len(value) > most or any(ord(one) < 32 for one in value):
            what = format_lazy(_("“{found}” is not a text of one line."), found=shown(value))
            self.refuse("regulation.text", name, what, format_lazy(_("Give at most {most} characters."), most=most))
            return ""
        if required and not value.strip():
            self.refuse("regulation.missing", name, _("This is missing."), _("Give it a value."))
        return value.strip()

    def number(self, name: str, *, least: int = 1, default: int | None = None) -> int:
        """A whole number."""
        value = self.take(name, default)
        if value is None:
            self.refuse("regulation.missing", name, _("A number is missing."), _("Give a whole number."))
        elif isinstance(value, bool) or not isinstance(value, int) or not least <= value <= MOST_NUMBER:
            what = format_lazy(_("“{found}” is not a number that suits here."), found=shown(value))
            mend = format_lazy(_("Give a whole number from {least} to {most}."), least=least, most=MOST_NUMBER)
            self.refuse("regulation.number", name, what, mend)
        else:
            return value
        return least

    def flag(self, name: str) -> bool:
        """True or false; false when it lacks."""
        value = self.take(name, False)
        if not isinstance(value, bool):
            what = format_lazy(_("“{found}” is neither true nor false."), found=shown(value))
            self.refuse("regulation.flag", name, what, _("Write true or false."))
        return value is True

    def one_of(self, name: str, known: Iterable[str], *, default: str = "") -> str:
        """One of a few values."""
        value, choices = self.take(name, default), tuple(known)
        if value in choices and isinstance(value, str):
            return value
        if value != default or not default:
            otherwise = format_lazy(_("Choose one of: {known}."), known=", ".join(choices))
            what = format_lazy(_("“{found}” is none of those possible."), found=shown(value))
            self.refuse("regulation.choice", name, what, near(value, choices, otherwise))
        return default

    def names(self, name: str, known: Iterable[str] | None = None, *, required: bool = False) -> tuple[str, ...]:
        """A list of different codes, in the order given."""
        value = self.take(name, ())
        if isinstance(value, str) or not isinstance(value, list | tuple) or len(value) > MOST_NAMES:
            mend = format_lazy(_("Give a list of at most {most} codes."), most=MOST_NAMES)
            self.refuse("regulation.list", name, _("This is not a list of codes."), mend)
            return ()
        if required and not value:
            self.refuse("regulation.missing", name, _("The list is empty."), _("Name at least one."))
        return tuple(self._name(name, number, one, value, known) for number, one in enumerate(value))

    def end(self) -> None:
        """Refuse fields that no such requirement has."""
        for name in self.values:
            if name not in self.read:
                otherwise = format_lazy(_("Remove it, or use one of: {known}."), known=", ".join(sorted(self.read)))
                what = format_lazy(_("Such a requirement has no “{name}”."), name=shown(name))
                self.refuse("regulation.field", shown(name), what, near(name, self.read, otherwise))

    def _name(self, name: str, number: int, one: Any, all_: Iterable[Any], known: Iterable[str] | None) -> str:
        place = f"{name}[{number}]"
        if not isinstance(one, str) or not one.strip() or len(one) > SHOWN or any(ord(sign) < 32 for sign in one):
            what = format_lazy(_("“{found}” is no code."), found=shown(one))
            self.refuse("regulation.code", place, what, _("Give a code of 1 to 60 characters."))
            return ""
        if list(all_)[:number].count(one):
            what = format_lazy(_("“{name}” is named twice."), name=one)
            self.refuse("regulation.twice", place, what, _("Remove one of the two."))
        if known is not None and one not in known:
            otherwise = format_lazy(_("Choose among: {known}."), known=", ".join(known))
            what = format_lazy(_("“{found}” is none of those possible."), found=one)
            self.refuse("regulation.choice", place, what, near(one, known, otherwise))
        return one.strip()
