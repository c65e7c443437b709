"""The texts that a program or a template marks for translation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from django.utils.translation.template import templatize

from tests.conformance.catalogues import CONTEXT

GETTEXT = {"gettext": 0, "gettext_lazy": 0, "ngettext": 0, "ngettext_lazy": 0, "pgettext": 1, "pgettext_lazy": 1}
CALL = re.compile(r"(?<![\w.])(_|gettext|ngettext|pgettext|npgettext)\(")


def texts_of_program(path: Path) -> Iterator[str]:
    """Keys of the messages given to Django's gettext, under whatever names they are imported."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        alias.asname or alias.name: GETTEXT[alias.name]
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation"
        for alias in node.names
        if alias.name in GETTEXT
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in names:
            wanted = node.args[: names[node.func.id] + 1]
            said = [one.value for one in wanted if isinstance(one, ast.Constant) and isinstance(one.value, str)]
            if len(said) == len(wanted):
                yield CONTEXT.join(said)


def texts_of_template(path: Path) -> Iterator[str]:
    """Keys of the messages of ``trans`` and ``blocktrans``."""
    program = templatize(path.read_text(encoding="utf-8"), origin=str(path))
    for found in CALL.finditer(program):
        said = list(_strings(program, found.end()))
        if said:
            yield CONTEXT.join(said[:2]) if found[1] in ("pgettext", "npgettext") else said[0]


def _strings(program: str, start: int) -> Iterator[str]:
    """The string arguments that follow a parenthesis."""
    literal = re.compile(r"\s*,?\s*u?('(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")", re.S)
    while found := literal.match(program, start):
        yield ast.literal_eval(found[1])
        start = found.end()
