"""Changing one's password, for those who have one here."""

from __future__ import annotations

from typing import Any

from allauth.account.views import PasswordChangeView
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.api import strength_words
from cartable.kernel.problems import Conflict


class NoPasswordHere(Conflict):
    """The account was opened without password: it signs in by other means, or not yet."""

    code = "password.none"


class PasswordChange(PasswordChangeView):
    """allauth's page; without a password to change, it says so rather than offer to make one."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Raises NoPasswordHere."""
        if request.user.is_authenticated and not request.user.has_usable_password():
            raise NoPasswordHere(
                _("Your account has no password in Cartable."), _("The help desk can give you one if you need it.")
            )
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """With the words of strength, for the page's script."""
        context: dict[str, Any] = super().get_context_data(**given)
        return context | {"strength_words": strength_words()}
