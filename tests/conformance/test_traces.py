"""What tells whether something was written: it must see every kind of write, and nothing else."""

from __future__ import annotations

import pytest

from cartable.engines.people.demo import make_person
from cartable.engines.people.models import Person
from tests.conformance.conftest import undone
from tests.conformance.traces import attempts, count_rows, differences

pytestmark = pytest.mark.django_db


def test_reading_is_no_attempt():
    tried = attempts()
    assert list(Person.objects.all()) == []
    assert attempts() == tried


@pytest.mark.parametrize(
    "write",
    [
        make_person,
        lambda: Person.objects.update(family_name="Autre"),
        lambda: Person.objects.filter(pk=Person.objects.first().pk).delete(),
    ],
    ids=["insert", "update", "delete"],
)
def test_a_write_is_one_even_undone(write):
    make_person()
    tried, before = attempts(), count_rows()
    with undone():
        write()
        assert attempts() > tried
    assert attempts() > tried
    assert differences(before, count_rows()) == {}
