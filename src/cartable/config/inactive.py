"""The page of whoever can't sign in although the password is right: it says why."""

from __future__ import annotations

from typing import Any

from allauth.account.views import AccountInactiveView

from cartable.config.sign_in import INACTIVE_KEY
from cartable.engines.access.api import say_why_closed


class Inactive(AccountInactiveView):
    """allauth's page; the reason is shown to whoever has just given the password, and to nobody else."""

    def get_context_data(self, **given: Any) -> dict[str, Any]:
        """With the reason, once."""
        context: dict[str, Any] = super().get_context_data(**given)
        uuid = self.request.session.pop(INACTIVE_KEY, None) if self.request.session.session_key else None
        return context | {"closed": say_why_closed(uuid) if uuid else None}
