"""Read a requirement from JSON. Every fault is told, each with its path: ``of[2].minimum``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.regulations.fields import Fields, near, shown
from cartable.engines.catalogue.regulations.limits import (
    MOST_APART,
    MOST_KEY,
    MOST_LEVELS,
    MOST_NODES,
    MOST_PARTS,
)
from cartable.engines.catalogue.regulations.nodes import (
    CATEGORIES,
    KINDS,
    LANGUAGE_LEVELS,
    ORIGINS,
    Abroad,
    All,
    Block,
    Credits,
    Internship,
    Language,
    Pix,
    Requirement,
    Some,
    Total,
    Units,
    Where,
)
from cartable.kernel.problems import Fault, InputRefused

KEY = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9_.-]*[A-Za-z0-9])?")
LANGUAGE = re.compile(r"[a-z]{2}")
Common = dict[str, str]


def parse(tree: object, *, draft: bool = False) -> Requirement:
    """The requirement that the tree describes (README.md lists kinds and fields).

    ``draft``: groups and choices may still have too few parts.

    Raises InputRefused with all that is wrong: ``where`` of each fault is a path from the root, "" for the root.
    """
    reading = _Reading(draft)
    requirement = reading.node(tree, "", 1)
    if reading.faults or requirement is None:
        raise InputRefused(reading.faults)
    return requirement


@dataclass(slots=True)
class _Reading:
    is_draft: bool
    faults: list[Fault] = field(default_factory=list)
    paths: dict[str, str] = field(default_factory=dict)
    count: int = 0

    def node(self, tree: object, path: str, level: int) -> Requirement | None:
        """One requirement, or None when it can't be known what it is."""
        self.count += 1
        if level > MOST_LEVELS or self.count > MOST_NODES:
            if not any(fault.code == "regulation.large" for fault in self.faults):
                mend = format_lazy(
                    _("Keep to {nodes} requirements and {levels} levels."), nodes=MOST_NODES, levels=MOST_LEVELS
                )
                self.faults.append(Fault("regulation.large", _("The regulation is too large."), path, mend))
            return None
        if not isinstance(tree, Mapping):
            what = format_lazy(_("“{found}” is not a requirement."), found=shown(tree))
            mend = _('Give an object with a kind, such as {"kind": "total", "key": "degree", "minimum": 180}.')
            self.faults.append(Fault("regulation.node", what, path, mend))
            return None
        fields = Fields(tree, path, self.faults)
        kind = fields.take("kind")
        if not isinstance(kind, str) or kind not in KINDS:
            otherwise = format_lazy(_("Choose one of: {known}."), known=", ".join(KINDS))
            what = format_lazy(_("“{found}” is no kind of requirement."), found=shown(kind))
            fields.refuse("regulation.kind", "kind", what, near(kind, KINDS, otherwise))
            return None
        common = {"key": self._key(fields), "title_fr": fields.text("title_fr"), "title_en": fields.text("title_en")}
        found = _READERS[kind](self, fields, common, level)
        fields.end()
        return found

    def parts(self, fields: Fields, level: int, *, required: bool = True) -> tuple[Requirement, ...]:
        """The requirements inside."""
        inside = fields.take("of", ())
        if not isinstance(inside, list | tuple) or len(inside) > MOST_PARTS:
            mend = format_lazy(_("Give a list of at most {most} requirements."), most=MOST_PARTS)
            fields.refuse("regulation.list", "of", _("This is not a list of requirements."), mend)
            return ()
        if required and not inside and not self.is_draft:
            fields.refuse("regulation.missing", "of", _("Nothing is asked inside."), _("Add a requirement."))
        read = [self.node(part, fields.at(f"of[{number}]"), level + 1) for number, part in enumerate(inside)]
        return tuple(part for part in read if part is not None)

    def _key(self, fields: Fields) -> str:
        key = fields.text("key", most=MOST_KEY, required=True)
        if not key:
            return ""
        if not KEY.fullmatch(key):
            what = format_lazy(_("“{key}” can't be a key."), key=key)
            fields.refuse("regulation.key", "key", what, _("Use letters without accent, figures, hyphens and dots."))
        elif key in self.paths:
            what = format_lazy(_("The key “{key}” names another requirement."), key=key)
            fields.refuse("regulation.key_twice", "key", what, _("Give each requirement its own key."))
        else:
            self.paths[key] = fields.path
        return key


def _all(reading: _Reading, fields: Fields, common: Common, level: int) -> Requirement:
    apart = fields.flag("apart")
    parts = reading.parts(fields, level)
    if apart and len(parts) > MOST_APART:
        mend = format_lazy(_("Keep to {most} of them, or let credits count in several."), most=MOST_APART)
        fields.refuse("regulation.apart", "of", _("Too many parts for credits that count in one only."), mend)
    return All(**common, parts=parts, apart=apart)


def _some(reading: _Reading, fields: Fields, common: Common, level: int) -> Requirement:
    wanted, parts = fields.number("n"), reading.parts(fields, level)
    given = fields.values.get("of")
    if isinstance(given, list | tuple) and given and wanted > len(given) and not reading.is_draft:
        what = format_lazy(_("{n} are asked of a list of {count}."), n=wanted, count=len(given))
        fields.refuse("regulation.too_many", "n", what, _("Ask for fewer, or add to the list."))
    return Some(**common, n=wanted, parts=parts)


def _credits(reading: _Reading, fields: Fields, common: Common, level: int) -> Requirement:
    return Credits(
        **common,
        credits=fields.number("minimum"),
        where=_where(fields),
        parts=reading.parts(fields, level, required=False),
    )


def _where(fields: Fields) -> Where:
    given = fields.take("where", {})
    if not isinstance(given, Mapping):
        mend = _('Give an object such as {"categories": ["cs"]}.')
        fields.refuse("regulation.where", "where", _("This doesn't say which credits count."), mend)
        return Where()
    inner = Fields(given, fields.at("where"), fields.faults)
    where = Where(
        categories=frozenset(inner.names("categories", CATEGORIES)),
        units=frozenset(inner.names("units")),
        tags=frozenset(inner.names("tags")),
        origins=frozenset(inner.names("origins", ORIGINS)),
        level_from=inner.number("level_from", least=0, default=0),
        language=_language(inner, required=False),
    )
    inner.end()
    return where


def _language(fields: Fields, *, required: bool) -> str:
    code = fields.text("language", required=required)
    if code and not LANGUAGE.fullmatch(code):
        what = format_lazy(_("“{found}” is no language code."), found=shown(code))
        fields.refuse("regulation.language", "language", what, _("Give two small letters, such as en."))
    return code


def _units(reading: _Reading, fields: Fields, common: Common, level: int) -> Requirement:
    wanted, units = fields.number("n", default=1), fields.names("units", required=True)
    if units and wanted > len(units):
        what = format_lazy(_("{n} are asked of a list of {count}."), n=wanted, count=len(units))
        fields.refuse("regulation.too_many", "n", what, _("Ask for fewer, or add to the list."))
    return Units(**common, n=wanted, units=units)


def _certified(reading: _Reading, fields: Fields, common: Common, level: int) -> Requirement:
    language = _language(fields, required=True)
    return Language(**common, language=language, level=fields.one_of("level", LANGUAGE_LEVELS))


_READERS: dict[str, Callable[[_Reading, Fields, Common, int], Requirement]] = {
    "all": _all,
    "some": _some,
    "credits": _credits,
    "units": _units,
    "language": _certified,
    "pix": lambda reading, fields, common, level: Pix(**common, points=fields.number("points")),
    "abroad": lambda reading, fields, common, level: Abroad(**common, weeks=fields.number("weeks")),
    "internship": lambda reading, fields, common, level: Internship(**common, weeks=fields.number("weeks")),
    "block": lambda reading, fields, common, level: Block(
        **common, competence=fields.text("competence", most=MOST_KEY, required=True), credits=fields.number("credits")
    ),
    "total": lambda reading, fields, common, level: Total(**common, credits=fields.number("minimum")),
}
"""How each kind is read, its common fields being read already."""
