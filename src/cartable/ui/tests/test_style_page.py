"""The living style page draws every component in both languages."""

from __future__ import annotations

import pytest
from django.test import Client


@pytest.mark.django_db
@pytest.mark.parametrize("address", ["/ui/", "/ui/data/", "/ui/icons/"])
@pytest.mark.parametrize(("language", "said"), [("fr", "Page de style"), ("en", "Style page")])
def test_style_page_in_each_language_answers(client: Client, address: str, language: str, said: str):
    answer = client.get(address, headers={"accept-language": language})
    assert answer.status_code == 200
    assert f"<h1>{said}</h1>" in answer.content.decode()
    assert len(answer.content) < 80_000


@pytest.mark.django_db
def test_style_page_sent_empty_lists_each_fault_with_its_field(client: Client):
    answer = client.post("/ui/", {}, headers={"accept-language": "en"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "5 points to correct" in page
    assert '<a href="#id_company">Company: This field is required.</a>' in page
