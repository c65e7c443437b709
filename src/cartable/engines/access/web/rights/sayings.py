"""Populations in the reader's words; those of a page are said together: a long list asks no more than a short one."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language

from cartable.engines.people.api import populations


class Sayings:
    """What each rule says, learnt once for a page; one that wasn't learnt is said when it is asked for."""

    def __init__(self, texts: Iterable[str] = ()) -> None:
        self.said: dict[str, str] = {}
        self.learn(texts)

    def learn(self, texts: Iterable[str]) -> None:
        """Say these together."""
        wanted = {text for text in texts if text and text not in self.said}
        if wanted:
            said = populations.all_in_words(wanted, (get_language() or "fr")[:2])
            self.said |= {text: capital(one) for text, one in said.items()}

    def of(self, text: str) -> str:
        """The sentence of a rule, with a capital; its text when it can't be read any more."""
        if text not in self.said:
            self.learn([text])
        return self.said[text]

    def __call__(self, text: str) -> str:
        return self.of(text)


def capital(text: str) -> str:
    """The text with its first letter as a capital."""
    return text[:1].upper() + text[1:]
