"""The charter in force, read by anybody and accepted by each."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views import View

from cartable.engines.access.api import accept_charter, charter_in_force
from cartable.engines.access.domain.accounts.charter import acceptance_of, text_in_language
from cartable.engines.access.queries.accounts import NoSuchCharter
from cartable.engines.access.web.accounts.activating import CharterForm
from cartable.engines.access.web.accounts.charter_text import draw_text
from cartable.kernel.clock import system_clock
from cartable.kernel.problems import Conflict, NotAllowed


def place_to_go(request: HttpRequest, default: str = "/") -> str:
    """The ``next`` of the address or form, when it is a page of this site."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    is_ours = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if is_ours else default


class CharterPage(View):
    """Read it; accept it when it is due."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The text, and what the reader has accepted."""
        charter = charter_in_force()
        if charter is None:
            raise NoSuchCharter
        return self._answer(CharterForm(initial={"version": charter.version}))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Agreed."""
        user: Any = request.user
        if not user.is_authenticated:
            raise NotAllowed("charter.accept", _("Sign in first."))
        form = CharterForm(request.POST)
        if not form.is_valid():
            return self._answer(form, 422)
        try:
            accept_charter(account=user, version=form.cleaned_data["version"], now=system_clock())
        except Conflict as conflict:
            form.add_error(None, str(conflict))
            return self._answer(form, 409)
        messages.success(request, _("Your agreement is kept, with its date, on the page of your account."))
        return HttpResponseRedirect(place_to_go(request))

    def _answer(self, form: forms.Form, status: int = 200) -> HttpResponse:
        charter, user = charter_in_force(), self.request.user
        if charter is None:
            raise NoSuchCharter
        title, text = text_in_language(charter)
        accepted = acceptance_of(user) if user.is_authenticated else None
        context = {
            "form": form,
            "charter": charter,
            "page_title": title,
            "charter_text": draw_text(text),
            "accepted": accepted,
            "is_due": user.is_authenticated and (accepted is None or accepted.charter.version < charter.version),
            "next": place_to_go(self.request),
        }
        return render(self.request, "access/accounts/charter.html", context, status=status)
