"""How a program shows who it is: an account's session, and with each write the token that another site can't know."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from ninja.errors import HttpError
from ninja.security import SessionAuth

from cartable.kernel.problems import NotAllowed


class TokenMissing(NotAllowed):
    """A write came with the session's cookie alone: it could be another site's doing."""

    code = "csrf.missing"

    def __init__(self) -> None:
        cookie, header = settings.CSRF_COOKIE_NAME, "X-CSRFToken"
        super().__init__(
            "api.write",
            _("Send the value of the cookie %(cookie)s in the header %(header)s with each write.")
            % {"cookie": cookie, "header": header},
        )


class Session(SessionAuth):
    """Django's session, whose refusals say what to send. Raises TokenMissing."""

    def _get_key(self, request: HttpRequest) -> str | None:
        try:
            return super()._get_key(request)
        except HttpError as error:  # ninja raises nothing else here
            raise TokenMissing from error
