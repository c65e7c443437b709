"""Who may come in: accounts are opened by the institution, never by a form."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class AccountAdapter(DefaultAccountAdapter):
    """Closes registration by oneself."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: an account follows from an affiliation."""
        return False
