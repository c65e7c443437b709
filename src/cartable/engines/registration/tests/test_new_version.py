"""A new version of a regulation is that of the students already under it."""

from __future__ import annotations

from datetime import date

import pytest

from cartable.engines.catalogue.api import programmes
from cartable.engines.catalogue.demo import make_unit
from cartable.engines.people.demo import make_account_with_role, make_person
from cartable.engines.registration.demo import make_enrolled, make_regulation
from cartable.kernel.outbox import deliver_pending

pytestmark = pytest.mark.django_db
TREE = {"kind": "total", "key": "total", "title_fr": "Total", "title_en": "Total", "minimum": 6}


def test_students_follow_the_version_that_replaces_theirs():
    make_unit()
    before = make_regulation("INFO")
    other = make_regulation("MECA")
    under, elsewhere = make_enrolled(make_person(), before), make_enrolled(make_person(), other)
    head = make_account_with_role("administrator")
    draft = programmes.begin_regulation(
        programme=before.programme, entry_year=before.entry_year, tree=TREE, actor=head, reason="Révision"
    )
    adopted = programmes.adopt_regulation(regulation=draft, actor=head, on=date(2026, 9, 1))
    deliver_pending()
    under.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (under.regulation_id, elsewhere.regulation_id) == (adopted.pk, other.pk)
