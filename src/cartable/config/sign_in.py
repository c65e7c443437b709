"""Who may come in, and how: accounts are opened by the institution, never by a form."""

from __future__ import annotations

import base64
import logging
import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

log = logging.getLogger(__name__)
INACTIVE_KEY = "account_inactive"
UNREADABLE = "A" * 32
"""A secret that nobody has: what a stored one is worth when it can't be read."""


class AccountAdapter(DefaultAccountAdapter):
    """Closes registration by oneself; knows when somebody has just proved who they are."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account follows from an affiliation."""
        return False

    def respond_user_inactive(self, request: HttpRequest, user: Any) -> HttpResponse:
        """The page that says why: only whoever has the password is led there."""
        request.session[INACTIVE_KEY] = str(user.uuid)
        return HttpResponseRedirect(reverse("account_inactive"))

    def is_reauthentication_required(self, *, app: str, **more: Any) -> bool:
        """Not in the quarter of an hour that follows a proof of any kind, signing in included."""
        records = get_authentication_records(self.request, self.request.user)
        is_recent = bool(records) and time.time() - records[-1]["at"] < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT
        return not is_recent and bool(super().is_reauthentication_required(app=app, **more))

    def get_reauthentication_methods(self, user: Any) -> list[dict[str, Any]]:
        """In our words."""
        words = {
            "reauthenticate": _("Use my password"),
            "mfa_reauthenticate": _("Use a code of my app, or a recovery code"),
            "mfa_reauthenticate:webauthn": _("Use my passkey"),
        }
        return [one | {"description": words[one["id"]]} for one in super().get_reauthentication_methods(user)]


class FactorAdapter(DefaultMFAAdapter):
    """Second factors: their secrets are encrypted with the installation's own."""

    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": gettext_lazy("This code isn't right, or it has been used. Wait for the next one."),
        "cannot_generate_recovery_codes": gettext_lazy(
            "Recovery codes come with a passkey or an app: set one up first."
        ),
    }

    def get_totp_issuer(self) -> str:
        """The institution's name in the app."""
        return str(settings.MFA_TOTP_ISSUER)

    def _get_site_name(self) -> str:
        return str(settings.CAMPUS_NAME)

    def encrypt(self, text: str) -> str:
        """So that a copy of the database alone makes no code."""
        return _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """What was encrypted; after a change of ``CARTABLE_SECRET_KEY``, a secret that no app has."""
        try:
            return _cipher().decrypt(encrypted_text.encode()).decode()
        except InvalidToken:
            log.error("A second factor can't be read: CARTABLE_SECRET_KEY isn't the one that it was made under")
            return UNREADABLE

    def generate_authenticator_name(self, user: Any, type: Any) -> str:
        """What a new passkey is called until its owner says better."""
        from allauth.mfa.models import Authenticator

        number = Authenticator.objects.filter(user=user, type=type).count() + 1
        return _("My passkey") if number == 1 else _("Passkey %(number)d") % {"number": number}


def _cipher() -> Fernet:
    key = salted_hmac("cartable.second-factors", "", algorithm="sha256").digest()
    return Fernet(base64.urlsafe_b64encode(key))
