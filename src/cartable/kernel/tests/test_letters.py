"""Letters: two languages, one line of subject, nobody without an address."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from django.core import mail
from django.utils.translation import get_language, override

from cartable.kernel.languages import title_of
from cartable.kernel.letters import send_letter, send_letters, write_letter

WAY = SimpleNamespace(title_fr="Voie A", title_en="Way A")
PARTS = {
    "body.txt": "\n{{ title }} — {{ campus }}\n\n",
    "subject.txt": "{{ title }} :\nune nouvelle\n",
}
NAMES = {"body": "body.txt", "subject": "subject.txt"}


@pytest.fixture(autouse=True)
def sending(settings):
    settings.CAN_SEND_MAIL = True
    settings.CAMPUS_NAME = "Valbelle"
    loaders = [("django.template.loaders.locmem.Loader", PARTS)]
    engine = {"BACKEND": "django.template.backends.django.DjangoTemplates", "OPTIONS": {"loaders": loaders}}
    settings.TEMPLATES = [engine]


def told():
    return {"title": title_of(WAY)}


def test_a_letter_is_in_french_then_english_whatever_the_reader_reads():
    with override("en"):
        letter = write_letter("ines@valbelle.example", told=told, **NAMES)
        assert get_language() == "en"
    assert letter.to == ["ines@valbelle.example"]
    assert letter.subject == "Voie A : une nouvelle"
    assert letter.body == "Voie A — Valbelle\n\n– – –\n\nWay A — Valbelle"


def test_letters_leave_and_are_counted():
    addresses = ("one@valbelle.example", "", "two@valbelle.example")
    assert send_letters(write_letter(address, told=told, **NAMES) for address in addresses) == 2
    assert [letter.to for letter in mail.outbox] == [["one@valbelle.example"], ["two@valbelle.example"]]
    assert send_letters([]) == 0


@pytest.mark.parametrize(("address", "can"), [("", True), ("one@valbelle.example", False)])
def test_nothing_is_written_without_an_address_or_a_way(settings, address, can):
    settings.CAN_SEND_MAIL = can

    def never():
        raise AssertionError("nothing should be worked out")

    assert send_letter(address, told=never, **NAMES) is False
    assert send_letters(write_letter(address, told=never, **NAMES) for _once in range(int(not can))) == 0
    assert mail.outbox == []


def test_a_server_that_is_away_stops_only_who_must_know(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert send_letter("one@valbelle.example", told=told, **NAMES) is False
    letter = write_letter("one@valbelle.example", told=told, **NAMES)
    with pytest.raises(ConnectionRefusedError):
        send_letters([letter], fail_silently=False)
