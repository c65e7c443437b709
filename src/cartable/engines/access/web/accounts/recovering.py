"""The password is lost: ask for a one-time code. The page answers everybody alike."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views import View

from cartable.engines.access.domain.accounts.queued import ask_recovery
from cartable.engines.access.domain.accounts.traces import origin_of
from cartable.engines.access.web.accounts.limits import refuse_too_many
from cartable.kernel.letters import can_send


class RecoveryForm(forms.Form):
    """Whose account."""

    username = forms.CharField(
        label=_("Sign-in name"),
        max_length=60,
        help_text=_("Often your given name, a dot, your family name. It is on your first letter."),
        widget=forms.TextInput(attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}),
    )


class Recover(View):
    """Ask for a code by mail; without mail, the help desk."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """The form, or the answer."""
        context = {"form": RecoveryForm(), "is_sent": "sent" in request.GET, "can_send": can_send()}
        return render(request, "access/accounts/recover.html", context)

    def post(self, request: HttpRequest) -> HttpResponse:
        """Whether there is such an account is found out by the queue, after this answer."""
        form = RecoveryForm(request.POST)
        refused = refuse_too_many(request, "recovery", request.POST.get("username", ""))
        if refused is not None:
            return refused
        if not can_send():
            return HttpResponseRedirect(reverse("access:recover"))
        if not form.is_valid():
            context = {"form": form, "is_sent": False, "can_send": True}
            return render(request, "access/accounts/recover.html", context, status=422)
        site = request.build_absolute_uri("/")
        ask_recovery(username=form.cleaned_data["username"], origin=origin_of(request), site=site)
        return HttpResponseRedirect(f"{reverse('access:recover')}?sent")
