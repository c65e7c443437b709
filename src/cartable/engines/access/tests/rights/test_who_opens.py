"""Every page of rights, tried by everybody, in both languages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.access.tests.rights.pages import PAGES
from cartable.engines.access.tests.rights.world import ACTORS, client_of, make_world
from cartable.engines.access.web.rights.urls import urlpatterns

pytestmark = pytest.mark.django_db


def test_every_page_is_told():
    assert sorted(PAGES) == sorted(str(pattern.name) for pattern in urlpatterns)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_who_opens_what(language):
    world = make_world()
    clients = {actor: client_of(world.actors[actor], language) for actor in ACTORS}
    surprises = []
    for name, (keys, statuses) in PAGES.items():
        address = reverse(f"access:{name}", args=keys(world))
        expected = dict(zip(ACTORS, map(int, statuses.split()), strict=True))
        found = {actor: clients[actor].get(address).status_code for actor in ACTORS}
        surprises += [f"{name}, {actor}: {found[actor]}" for actor in ACTORS if found[actor] != expected[actor]]
    assert "\n".join(surprises) == ""
