"""Find people as one types: names of civil status and of use, number, mail, accents aside, a wrong letter forgiven."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction
from django.db.models import Case, F, FloatField, Func, IntegerField, Q, QuerySet, TextField, Value, When
from django.db.models.functions import Concat
from django.db.models.lookups import PostgresOperatorLookup

from cartable.engines.people.models import Person
from cartable.kernel.search import Fold
from cartable.kernel.search.matching import typed_words

SHORT = 2
"""A single word of so few letters is the beginning of a family name: everybody has those letters somewhere."""
FEW = 3
"""With fewer people who answer a single word, those who are spelt nearly so are found too; several words name somebody,
and one who answers them all is enough."""
NEAR = 0.5
"""How near, by trigrams: a wrong letter leaves a name of six letters at 0.57 (“marton”), one of eight at 0.55."""
MOST_NEAR = 100


class Like(PostgresOperatorLookup):
    """``LIKE`` with a pattern that the database makes: Django's own lookups escape what isn't a text."""

    lookup_name = "like"
    postgres_operator = "LIKE"


def people_with_text(people: QuerySet[Person], text: str) -> QuerySet[Person]:
    """Those who answer the text, the nearest first; the database is asked at once whether spelling must be forgiven.

    Each typed word begins one of theirs. When too few do, the hundred nearest by trigrams (``NEAR``) are found too. A
    blank text returns everybody, one without letter or digit nobody.
    """
    if not text.strip():
        return people
    typed = typed_words(text)
    if not typed:
        return people.none()
    if _is_short(typed):
        return _short(people, typed)
    begins = _begins(typed)
    exact = people.filter(begins)
    enough = _enough(typed)
    if len(exact.order_by().values_list("pk", flat=True)[:enough]) == enough:
        return _by_name(exact, typed)
    near = _near(people, begins, typed)
    with _forgiving():
        keys = list(near.values_list("pk", flat=True)[:MOST_NEAR])
    return _ranked(people.filter(pk__in=keys), begins, typed)


def first_with_text(people: QuerySet[Person], text: str, limit: int) -> list[Person]:
    """The first of those who answer, found at once: one query when enough do. A blank text finds nobody."""
    typed = typed_words(text)
    if not typed:
        return []
    if _is_short(typed):
        return list(_short(people, typed)[:limit])
    begins, enough = _begins(typed), _enough(typed)
    found = list(_by_name(people.filter(begins), typed)[: max(limit, enough)])
    if len(found) < enough:
        with _forgiving():
            found = list(_near(people, begins, typed)[:limit])
    return found[:limit]


def _is_short(typed: list[str]) -> bool:
    return len(typed) == 1 and len(typed[0]) <= SHORT


def _short(people: QuerySet[Person], typed: list[str]) -> QuerySet[Person]:
    return people.filter(_name_begins(typed[0])).order_by("name_key", "pk")


def _begins(typed: list[str]) -> Q:
    return Q(*(Q(search_text__regex=_word_start(word)) for word in typed))


def _enough(typed: list[str]) -> int:
    return FEW if len(typed) == 1 else 1


def _near(people: QuerySet[Person], begins: Q, typed: list[str]) -> QuerySet[Person]:
    """Those whose words begin as typed or who are spelt nearly so, read while ``_forgiving``."""
    whole = Fold(Value(" ".join(typed)))
    return _ranked(people.filter(begins | Q(search_text__trigram_word_similar=whole)), begins, typed)


def _ranked(people: QuerySet[Person], begins: Q, typed: list[str]) -> QuerySet[Person]:
    """Those whose words begin as typed, then the others by how near they are."""
    whole = Fold(Value(" ".join(typed)))
    near = Func(whole, F("search_text"), function="word_similarity", output_field=FloatField())
    rank = Case(When(begins, then=Value(0)), default=Value(1), output_field=IntegerField())
    return people.alias(_rank=rank, _near=near).order_by("_rank", "-_near", "name_key", "pk")


@contextmanager
def _forgiving() -> Iterator[None]:
    """How near is near enough, for the search inside only: the index knows no other way to be told."""
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold = %s", [NEAR])
        yield
        cursor.execute("SET LOCAL pg_trgm.word_similarity_threshold TO DEFAULT")


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
