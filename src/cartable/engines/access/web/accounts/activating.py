"""From a one-time code to an open session, step by step: the code, the charter, the password.

The session remembers which code was typed, for half an hour, and nothing that is secret. The code stays good until the
password is chosen: whoever is interrupted begins again.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from allauth.account.internal.flows.login import perform_login, record_authentication
from allauth.account.models import Login
from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters

from cartable.engines.access.api import CodeRefused, charter_in_force, check_code, open_with_code
from cartable.engines.access.domain.accounts.charter import acceptance_of, text_in_language
from cartable.engines.access.domain.accounts.passwords.strength import strength_words
from cartable.engines.access.domain.accounts.traces import origin_of
from cartable.engines.access.models import OneTimeCode
from cartable.engines.access.queries.accounts import live_codes
from cartable.engines.access.web.accounts.charter_text import draw_text
from cartable.engines.access.web.accounts.limits import refuse_too_many
from cartable.kernel.clock import system_clock
from cartable.kernel.problems import Conflict, InputRefused
from cartable.ui.views.form_page import add_fault

KEY = "access_code"
TIME = timedelta(minutes=30)


class CodeForm(forms.Form):
    """What is on the letter."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )
    code = forms.CharField(
        label=_("One-time code"),
        max_length=40,
        help_text=_("Twelve signs, in groups of four; spaces and capitals don't matter."),
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "autocapitalize": "characters", "spellcheck": "false"}
        ),
    )


class CharterForm(forms.Form):
    """Agreed or not."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    accepted = forms.BooleanField(label=_("I have read the charter and I accept it"))


class PasswordForm(forms.Form):
    """Chosen twice."""

    password1 = forms.CharField(
        label=_("Password"),
        strip=False,
        max_length=4096,
        help_text=_(
            "Twelve signs at least. Several words that only you would put together do well; spaces are welcome."
        ),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password", "data-strength": ""}),
    )
    password2 = forms.CharField(
        label=_("The same once more"),
        strip=False,
        max_length=4096,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def clean(self) -> dict[str, Any]:
        """Both alike."""
        said = super().clean() or {}
        if said.get("password1") and said.get("password2") and said["password1"] != said["password2"]:
            self.add_error("password2", _("The two passwords differ."))
        return said


@method_decorator([never_cache, sensitive_post_parameters("code", "password1", "password2")], name="dispatch")
class Activate(View):
    """The guided path; also the way back in with a code of recovery."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The step where the reader is."""
        if "again" in request.GET:
            request.session.pop(KEY, None)
        code = _code_typed(request)
        if code is None:
            return _answer(request, CodeForm(initial={"username": request.GET.get("name", "")[:60]}), 1)
        if _owes_charter(request, code):
            return _answer(request, CharterForm(initial={"version": _version()}), 2, code)
        return _answer(request, PasswordForm(), 3, code)

    def post(self, request: HttpRequest) -> HttpResponse:
        """One step done."""
        code = _code_typed(request)
        if code is None:
            return _take_code(request)
        if _owes_charter(request, code):
            return _take_charter(request, code)
        return _take_password(request, code)


def activated(request: HttpRequest) -> HttpResponse:
    """The end of the path."""
    if not request.user.is_authenticated:
        return HttpResponseRedirect(reverse("account_login"))
    return render(request, "access/accounts/activated.html", {"steps": _steps(4)})


def _take_code(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    refused = refuse_too_many(request, "code", request.POST.get("username", ""))
    if refused is not None:
        return refused
    if not form.is_valid():
        return _answer(request, form, 1, status=422)
    said, now = form.cleaned_data, system_clock()
    try:
        code = check_code(username=said["username"], typed=said["code"], now=now, origin=origin_of(request))
    except CodeRefused as refusal:
        form.add_error(None, str(refusal))
        return _answer(request, form, 1, status=422)
    request.session.cycle_key()  # a session that somebody else prepared is worth nothing from here on
    request.session[KEY] = {"code": str(code.uuid), "until": (now + TIME).timestamp(), "charter": None}
    return HttpResponseRedirect(reverse("access:activate"))


def _take_charter(request: HttpRequest, code: OneTimeCode) -> HttpResponse:
    form = CharterForm(request.POST)
    if not form.is_valid():
        return _answer(request, form, 2, code, status=422)
    request.session[KEY] = {**request.session[KEY], "charter": form.cleaned_data["version"]}
    return HttpResponseRedirect(reverse("access:activate"))


def _take_password(request: HttpRequest, code: OneTimeCode) -> HttpResponse:
    form = PasswordForm(request.POST)
    if not form.is_valid():
        return _answer(request, form, 3, code, status=422)
    try:
        account = open_with_code(
            code=code,
            password=form.cleaned_data["password1"],
            charter=request.session[KEY]["charter"],
            now=system_clock(),
            origin=origin_of(request),
        )
    except InputRefused as refusal:
        for fault in refusal.faults:
            add_fault(form, fault)
        return _answer(request, form, 3, code, status=422)
    except Conflict as conflict:
        form.add_error(None, str(conflict))
        return _answer(request, form, 3, code, status=409)
    request.session.pop(KEY, None)
    record_authentication(request, account, "password")
    answer: HttpResponse = perform_login(request, Login(user=account, redirect_url=reverse("access:activated")))
    return answer


def _code_typed(request: HttpRequest) -> OneTimeCode | None:
    """The code of this session, as long as it is good."""
    kept, now = request.session.get(KEY), system_clock()
    if not kept or kept["until"] < now.timestamp():
        return None
    found: OneTimeCode | None = (
        OneTimeCode.objects.filter(live_codes(now), uuid=kept["code"], account__is_active=True)
        .select_related("account__person")
        .first()
    )
    return found


def _version() -> int | None:
    charter = charter_in_force()
    return charter.version if charter else None


def _owes_charter(request: HttpRequest, code: OneTimeCode) -> bool:
    version = _version()
    if version is None or request.session[KEY]["charter"] == version:
        return False
    accepted = acceptance_of(code.account)
    return accepted is None or accepted.charter.version < version


def _answer(
    request: HttpRequest, form: forms.Form, step: int, code: OneTimeCode | None = None, status: int = 200
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "step": step, "steps": _steps(step), "code": code}
    if step == 2 and (charter := charter_in_force()) is not None:
        title, text = text_in_language(charter)
        context |= {"charter": charter, "charter_title": title, "charter_text": draw_text(text)}
    if step == 3:
        context["strength_words"] = strength_words()
    return render(request, "access/accounts/activate.html", context, status=status)


def _steps(current: int) -> list[dict[str, Any]]:
    labels = {1: _("The code"), 2: _("The charter"), 3: _("The password")}
    if _version() is None:
        del labels[2]
    return [
        {"label": label, "is_done": number < current, "is_current": number == current}
        for number, label in labels.items()
    ]
