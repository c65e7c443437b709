"""Keep the rows whose text looks like what was typed, the best first."""

from __future__ import annotations

import re
import unicodedata
from typing import TypeVar

from django.db.models import Case, FloatField, Func, IntegerField, Model, Q, QuerySet, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Concat

from cartable.kernel.search.fold import Fold

M = TypeVar("M", bound=Model)
MAX_WORDS = 8


def matching(queryset: QuerySet[M], field: str | Combinable, text: str) -> QuerySet[M]:
    """Rows whose ``field`` answers ``text``, whatever the accents and case, nearest first.

    A row answers when each typed word begins one of its words, or when the whole is close enough to a part of it by
    trigrams (PostgreSQL's ``word_similarity_threshold``, 0.6), which forgives a wrong letter. Words may come in any
    order. A blank ``text`` returns the queryset as it is; one without letter or digit returns nothing.
    """
    if not text.strip():
        return queryset
    typed = typed_words(text)
    if not typed:
        return queryset.none()
    whole = Fold(Value(" ".join(typed)))
    begins = Q(*(Q(cartable_folded__regex=_word_start(word)) for word in typed))
    found: QuerySet[M] = (
        queryset.alias(cartable_folded=Fold(field))
        .filter(begins | Q(cartable_folded__trigram_word_similar=whole))
        .alias(
            cartable_rank=Case(When(begins, then=Value(0)), default=Value(1), output_field=IntegerField()),
            cartable_closeness=_closeness(whole, field),
        )
        .order_by("cartable_rank", "-cartable_closeness", Fold(field), "pk")
    )
    return found


def typed_words(text: str) -> list[str]:
    """The words of a typed text: runs of letters and digits, at most eight (a search box isn't a document)."""
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))[:MAX_WORDS]


def _closeness(text: Fold, field: str | Combinable) -> Func:
    """From 0 to 1: how much of ``text`` is found in the nearest part of the field."""
    return Func(text, Fold(field), function="word_similarity", output_field=FloatField())


def _word_start(word: str) -> Concat:
    """The regular expression of "a word begins so". Folding can bring punctuation (a circled figure): it is dropped."""
    bare = Func(
        Fold(Value(word)), Value(r"\W"), Value(""), Value("g"), function="regexp_replace", output_field=TextField()
    )
    return Concat(Value(r"\m"), bare, output_field=TextField())
