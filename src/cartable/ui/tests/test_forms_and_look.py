"""FormPage, DetailPage, preferences."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import Client, RequestFactory
from django.utils.translation import override

from cartable.kernel.problems import Conflict, Fault, InputRefused
from cartable.ui.preferences import COOKIE, Look
from cartable.ui.views import DetailPage, FormPage

pytestmark = pytest.mark.django_db


class Closing(forms.Form):
    reason = forms.CharField(label="Reason", help_text="In a few words.")
    until = forms.DateField(required=False)


class ClosePage(FormPage):
    title = "Close a room"
    form_class = Closing
    submit_label = "Close"

    def crumbs(self):
        return [("Rooms", "/rooms/")]

    def perform(self, form):
        match form.cleaned_data["reason"]:
            case "bad":
                raise InputRefused(
                    [Fault("r", "Too vague.", "reason", "Say more."), Fault("f", "Torn.", "plan.xml", line=3)]
                )
            case "late":
                raise Conflict("Already closed.", "Reload.")

    def success_url(self):
        return "/rooms/"

    def success_message(self):
        return "The room is closed."


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with override("en"):
        yield


def sent(data: dict[str, str] | None):
    factory = RequestFactory()
    request = factory.get("/close/") if data is None else factory.post("/close/", data)
    request.user = AnonymousUser()
    request._messages = CookieStorage(request)
    answer = ClosePage.as_view()(request)
    return answer, answer.content.decode(), [str(message) for message in request._messages]


def test_form_page_shows_labels_hints_and_ways_out():
    answer, text, _ = sent(None)
    assert answer.status_code == 200
    assert (
        '<label for="id_reason">Reason</label><div class="hint" id="id_reason_helptext">In a few words.</div>' in text
    )
    assert 'aria-describedby="id_reason_helptext"' in text
    assert 'type="date"' in text
    assert '<span class="optional">(optional)</span>' in text
    assert '<a class="btn btn-outline" href="/rooms/">Cancel</a>' in text


def test_form_page_refused_answers_422_keeps_the_text_and_links_to_the_field():
    answer, text, _ = sent({"reason": "", "until": "nonsense"})
    assert answer.status_code == 422
    assert "2 points to correct" in text
    assert '<a href="#id_reason">Reason: This field is required.</a>' in text
    assert 'value="nonsense"' in text
    assert 'aria-invalid="true"' in text


def test_form_page_faults_of_the_engine_land_where_they_belong():
    answer, text, _ = sent({"reason": "bad"})
    assert answer.status_code == 422
    assert '<a href="#id_reason">Reason: Too vague. Say more.</a>' in text
    assert "plan.xml, line 3: Torn." in text


def test_form_page_conflict_answers_409():
    answer, text, _ = sent({"reason": "late"})
    assert answer.status_code == 409
    assert "Already closed. Reload." in text


def test_form_page_done_goes_on_with_a_message():
    answer, _, said = sent({"reason": "Works"})
    assert (answer.status_code, answer["Location"], said) == (302, "/rooms/", ["The room is closed."])


def test_detail_page_shows_facts_of_its_object():
    class Page(DetailPage):
        def get_object(self):
            return "B 101"

        def facts(self):
            return [("Seats", 48)]

    request = RequestFactory().get("/room/")
    request.user = AnonymousUser()
    text = Page.as_view()(request).content.decode()
    assert "<h1>B 101</h1>" in text
    assert "<dt>Seats</dt><dd>48</dd>" in text


def test_look_from_the_cookie_is_on_the_page_and_nonsense_is_ignored(client: Client):
    client.cookies[COOKIE] = "theme=dark&density=tight&font=dyslexic&motion=<script>"
    text = client.get("/preferences/").content.decode()
    wanted = 'data-bs-theme="dark" data-density="tight" data-font="dyslexic" data-motion="auto"'
    assert wanted in text


def test_preferences_keep_what_is_given_and_come_back(client: Client):
    answer = client.post("/preferences/", {"theme": "dark", "density": "huge", "next": "/ui/"})
    assert (answer.status_code, answer["Location"]) == (302, "/ui/")
    assert answer.cookies[COOKIE].value == "theme=dark"


def test_preferences_never_send_to_another_site(client: Client):
    answer = client.post("/preferences/", {"theme": "dark", "next": "//elsewhere.example/"})
    assert answer["Location"] == "/preferences/"


def test_preferences_from_a_script_answer_nothing_but_the_cookie(client: Client):
    answer = client.post("/preferences/", {"density": "airy"}, headers={"X-Requested-With": "fetch"})
    assert (answer.status_code, answer.cookies[COOKIE].value) == (204, "density=airy")


def test_look_default_leaves_an_empty_cookie():
    assert Look().changed(theme="dark").changed(theme="auto").as_cookie() == ""


@pytest.mark.parametrize("template", ["400.html", "403.html", "404.html", "429.html", "500.html"])
def test_error_templates_say_what_and_lead_home(template: str):
    from django.template.loader import render_to_string

    request = RequestFactory().get("/x/")
    request.user = AnonymousUser()
    text = render_to_string(template, {}, request=None if template == "500.html" else request)
    assert text.count("<h1>") == 1
    assert "Back to the home page" in text
