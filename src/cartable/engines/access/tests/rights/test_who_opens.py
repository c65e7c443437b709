"""Every page of rights, tried by everybody, in both languages."""

from __future__ import annotations

import pytest
from django.urls import reverse

from cartable.engines.access.tests.rights.pages import PAGES
from cartable.engines.access.tests.rights.world import ACTORS, client_of, make_world
from cartable.engines.access.web.rights.urls import urlpatterns

pytestmark = pytest.mark.django_db
ENGLISH = ("Until when", "Who holds", "Last day", "Waiting for", "The person", "Search a", "Reason</")


def test_every_page_is_told():
    assert sorted(PAGES) == sorted(str(pattern.name) for pattern in urlpatterns)


@pytest.mark.slow
def test_who_opens_what():
    world = make_world()
    clients = {actor: client_of(world.actors[actor]) for actor in ACTORS}
    surprises = []
    for name, (keys, statuses) in PAGES.items():
        address = reverse(f"access:{name}", args=keys(world))
        expected = dict(zip(ACTORS, map(int, statuses.split()), strict=True))
        found = {actor: clients[actor].get(address).status_code for actor in ACTORS}
        surprises += [f"{name}, {actor}: {found[actor]}" for actor in ACTORS if found[actor] != expected[actor]]
    assert "\n".join(surprises) == ""


def test_every_page_speaks_french():
    world = make_world()
    clients = {actor: client_of(world.actors[actor], "fr") for actor in ("student", "security", "administrator")}
    unsaid = []
    for name, (keys, statuses) in PAGES.items():
        expected = dict(zip(ACTORS, statuses.split(), strict=True))
        actor = next(one for one in ("administrator", "security", "student") if expected[one] == "200")
        page = clients[actor].get(reverse(f"access:{name}", args=keys(world))).content.decode()
        if '<html lang="fr"' not in page or any(word in page for word in ENGLISH):
            unsaid.append(name)
    assert unsaid == []
