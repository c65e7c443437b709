"""The words in use: those of people, and those that upper engines add."""

from __future__ import annotations

from cartable.engines.people.populations.cursor import KEYWORDS
from cartable.engines.people.populations.words import Word

_words: dict[str, Word] = {}
_changes = 0


def register_word(*words: Word) -> None:
    """Add words to the language, from the ``rules`` or ``apps`` module of an engine; a name again replaces the word.

    Raises ValueError for a name that rules can't write: small letters, figures, underscores, and no keyword.
    """
    global _changes
    for word in words:
        name = word.name
        if not name.isascii() or not name.isidentifier() or name != name.lower() or name in KEYWORDS:
            raise ValueError(f"no rule can write this word: {name!r}")
        names = [parameter.name for parameter in word.parameters]
        if len(names) != len(set(names)):
            raise ValueError(f"two parameters of {name!r} have one name")
        _words[name] = word
        _changes += 1


def forget_word(name: str) -> None:
    """Take a word away (tests)."""
    global _changes
    _words.pop(name, None)
    _changes += 1


def edition() -> int:
    """Which words are in use: another number once one is added or taken away, for what is kept meanwhile."""
    return _changes


def find_word(name: str) -> Word | None:
    """The word of this name, or None."""
    return _words.get(name)


def list_words() -> list[Word]:
    """All words, by name: what the help of an editor shows."""
    return [_words[name] for name in sorted(_words)]


def word_names() -> list[str]:
    """The names of all words, sorted."""
    return sorted(_words)
