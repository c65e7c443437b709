"""Strong sign-in: a second factor was used in this very session.

``require_strong`` is the door to put before what is exposed; ``require_strong_for`` puts it before a service that wants
it. Whoever comes without is led by the gates (``web/accounts/gates.py``) to confirm with a factor, or to set one up.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from allauth.account.internal.flows.login import get_authentication_records
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import NotAllowed


class StrongSignInNeeded(NotAllowed):
    """What was asked opens to who proved with a second factor who they are. Pages lead there; the API answers 403."""

    code = "sign_in.not_strong"

    def __init__(self) -> None:
        super().__init__(
            "account.strong", _("Sign in with a passkey, or with the code of an app besides your password.")
        )


def is_strong(request: Any) -> bool:
    """Whether this session proved a second factor, at sign-in or since (setting one up proves it too)."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated or not hasattr(request, "session"):
        return False
    return any(record.get("method") == "mfa" for record in get_authentication_records(request, user))


def require_strong(request: Any) -> None:
    """Go on only after a strong sign-in. Raises StrongSignInNeeded; NotAllowed for who isn't signed in."""
    if not getattr(getattr(request, "user", None), "is_authenticated", False):
        raise NotAllowed("account.strong", _("Sign in first."))
    if not is_strong(request):
        raise StrongSignInNeeded


def require_strong_for(request: Any, service: Any) -> None:
    """Go on unless the service wants a strong sign-in and this one isn't. Raises as ``require_strong``."""
    if service.needs_strong_sign_in:
        require_strong(request)


def must_be_strong(account: Any, on: date) -> bool:
    """Whether the policy asks a second factor of this account on that day."""
    due = getattr(account, "strong_due_on", None)
    return due is not None and due <= on
