"""Find people as one types: names of civil status and of use, number, mail, accents aside, a wrong letter forgiven."""

from __future__ import annotations

import re

from django.db.models import Case, F, FloatField, Func, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat
from django.db.models.lookups import GreaterThanOrEqual, PostgresOperatorLookup

from cartable.engines.people.matching.words import fold
from cartable.engines.people.models import Person
from cartable.kernel.search import Fold
from cartable.kernel.search.matching import typed_words

FEW = 3
"""With fewer people whose words begin as typed, those who are spelt nearly so are found too."""
SHORT = 2
"""A single word of so few letters is the beginning of a family name: everybody has those letters somewhere."""


class Like(PostgresOperatorLookup):
    """``LIKE`` with a pattern that the database makes: Django's own lookups escape what isn't a text."""

    lookup_name = "like"
    postgres_operator = "LIKE"


LONG = 6
"""Halves of shorter words are too short for the index."""
NEAR = 0.45


def people_with_text(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those who answer the text, the nearest first; one more query, to know whether spelling must be forgiven.

    Each typed word begins one of theirs; when fewer than three do, also those near enough by trigrams: from 0.6 on
    (PostgreSQL's own threshold, which the index serves), or from 0.45 on for words of which one half at least is
    right, as a wrong letter leaves it. A blank text returns everybody, one without letter or digit nobody.
    """
    if not text.strip():
        return people
    typed = typed_words(text)
    if not typed:
        return people.none()
    if len(typed) == 1 and len(typed[0]) <= SHORT:
        return people.filter(_name_begins(typed[0])).order_by("name_key", "pk")
    begins = Q(*(Q(search_text__regex=_word_start(word)) for word in typed))
    exact = people.filter(begins)
    if len(exact.order_by().values_list("pk", flat=True)[:FEW]) == FEW:
        return _by_name(exact, typed)
    return _with_near(people, begins, typed)


def _with_near(people: QuerySet[Person], begins: Q, typed: list[str]) -> QuerySet[Person]:
    """Those whose words begin as typed, then the others by how near they are."""
    whole = Fold(Value(" ".join(typed)))
    near = Func(whole, F("search_text"), function="word_similarity", output_field=FloatField())
    halves = Q(*(half for word in typed if (half := _half_right(word))))
    close = Q(search_text__trigram_word_similar=whole)
    if halves:
        close |= halves & Q(GreaterThanOrEqual(near, Value(NEAR)))
    ranked: QuerySet[Person] = people.filter(begins | close).alias(
        _rank=Case(When(begins, then=Value(0)), default=Value(1), output_field=IntegerField())
    )
    return ranked.alias(_near=near).order_by("_rank", "-_near", "name_key", "pk")


def _half_right(word: str) -> Q:
    """A word of theirs begins with the first half of this one, or ends with the second; nothing for a short word."""
    plain = fold(word).replace(" ", "")
    if len(plain) < LONG:
        return Q()
    middle = len(plain) // 2
    first, second = re.escape(plain[:middle]), re.escape(plain[middle:])
    return Q(search_text__regex=rf"\m{first}") | Q(search_text__regex=rf"{second}\M")


def _by_name(people: QuerySet[Person], typed: list[str]) -> QuerySet[Person]:
    """Those whose family name begins as one of the words typed, then the others; by name."""
    starts = Q(*(_name_begins(word) for word in typed), _connector=Q.OR)
    rank = Case(When(starts, then=Value(0)), default=Value(1), output_field=IntegerField())
    return people.alias(_rank=rank).order_by("_rank", "name_key", "pk")


def _name_begins(word: str) -> Q:
    """The family name that is shown begins so; the folded word holds no wildcard, being letters and figures."""
    return Q(Like(F("name_key"), Concat(_bare(word), Value("%"), output_field=TextField())))


def _word_start(word: str) -> Concat:
    """The regular expression of “a word begins so”."""
    return Concat(Value(r"\m"), _bare(word), output_field=TextField())


def _bare(word: str) -> Func:
    """The folded word; folding can bring punctuation (a circled figure), which is dropped."""
    return Func(
        Fold(Value(word)), Value(r"\W"), Value(""), Value("g"), function="regexp_replace", output_field=TextField()
    )
