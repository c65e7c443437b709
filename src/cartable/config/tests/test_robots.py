"""Search engines read the public pages and nothing else."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db


def test_public_pages_are_open_and_the_sitemap_is_named() -> None:
    answer = Client().get("/robots.txt")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/plain; charset=utf-8")
    rules = RobotFileParser()
    rules.parse(answer.content.decode().splitlines())
    seen = {
        path: rules.can_fetch("any", path) for path in ("/guide/", "/guide/units/MT01/", "/people/", "/api/v1/units")
    }
    assert seen == {"/guide/": True, "/guide/units/MT01/": True, "/people/": False, "/api/v1/units": False}
    assert rules.site_maps() == ["http://testserver/guide/sitemap.xml"]
