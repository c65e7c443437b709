"""French or English for what the command line says, without loading the site."""

from __future__ import annotations

import gettext as _gettext
import os
from pathlib import Path

LANGUAGES = ("fr", "en")
FOLDER = Path(__file__).resolve().parent.parent / "locale"
DOMAIN = "commands"  # apart from the pages' own catalogue, which Django puts before those of the apps


def chosen_language() -> str:
    """From ``--lang`` (kept in CARTABLE_LANG), else the system's variables; English unless they say French."""
    told = os.environ.get("CARTABLE_LANG", "")
    if told in LANGUAGES:
        return told
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "fr" if value.lower().startswith("fr") else "en"
    return "en"


def use_language(language: str) -> None:
    """Speak ``language`` from now on, here and in child processes; click's own words follow."""
    os.environ["CARTABLE_LANG"] = language
    os.environ["LANGUAGE"] = language
    _gettext.bindtextdomain(DOMAIN, FOLDER)
    _gettext.textdomain(DOMAIN)


def gettext(text: str) -> str:
    """``text`` in the language in use."""
    translations = _gettext.translation(DOMAIN, FOLDER, [chosen_language()], fallback=True)
    return translations.gettext(text) if text else ""


def ngettext(one: str, many: str, number: int) -> str:
    """The form that fits ``number``, in the language in use."""
    translations = _gettext.translation(DOMAIN, FOLDER, [chosen_language()], fallback=True)
    return translations.ngettext(one, many, number)


def mark(text: str) -> str:
    """Mark a text for translation when it is shown, later."""
    return text
