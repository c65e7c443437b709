"""The rules of passwords as Django asks them (``AUTH_PASSWORD_VALIDATORS``)."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from cartable.engines.access.domain.accounts.naming import fold
from cartable.engines.access.domain.accounts.passwords.breached import breached_file
from cartable.engines.access.domain.accounts.passwords.strength import LEAST_BITS, bits_of

LEAST, MOST = 12, 128
LEAST_NAME = 4
LEFT_WITHOUT_NAMES = 8


class LengthValidator:
    """Twelve signs at least, 128 at most."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if len(password) < LEAST:
            told = ngettext(
                "This password has %(count)d sign: twelve at least are wanted. Four or five words do well.",
                "This password has %(count)d signs: twelve at least are wanted. Four or five words do well.",
                len(password),
            )
            raise ValidationError(told % {"count": len(password)}, code="password_too_short")
        if len(password) > MOST:
            raise ValidationError(
                _("A password has 128 signs at most, and this one has %(count)d.") % {"count": len(password)},
                code="password_too_long",
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Twelve signs at least. Several words that only you would put together do well; spaces are welcome.")


class GuessValidator:
    """Not so regular that a program finds it quickly."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        if bits_of(password) < LEAST_BITS:
            raise ValidationError(
                _("A program would guess this password quickly: it repeats or counts. Make it longer, with words."),
                code="password_too_regular",
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return _("No kind of character is required, and it never expires.")


class OwnNamesValidator:
    """Not made of one's own names, number or sign-in name: it is the first thing that is tried."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        left = fold(password).replace("-", "")
        for name in sorted(_names(user), key=len, reverse=True):
            left = left.replace(name, "")
        if len(left) < LEFT_WITHOUT_NAMES and len(left) < len(fold(password).replace("-", "")):
            raise ValidationError(
                _("Without your own names, too little is left of this password."), code="password_too_similar"
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Not made of your name, your campus number or your sign-in name.")


class BreachedValidator:
    """Not among those stolen elsewhere (setting ``BREACHED_PASSWORDS``, a file)."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raises ValidationError."""
        known = breached_file(str(settings.BREACHED_PASSWORDS or ""))
        if known is not None and known.holds(password):
            raise ValidationError(
                _("This password is in lists of stolen passwords: somebody has used it, and others try it."),
                code="password_breached",
            )

    def get_help_text(self) -> str:
        """What is asked."""
        return _("Not among the passwords known to have been stolen.")


def _names(user: Any) -> set[str]:
    """Folded, those that are long enough to matter."""
    person = getattr(user, "person", None)
    given = [getattr(user, "username", "")]
    if person is not None:
        given += [person.family_name, person.given_name, person.usage_family_name, person.usage_given_name]
        given += [person.code, person.mail.partition("@")[0], person.personal_mail.partition("@")[0]]
    parts = {part for name in given if name for part in (*fold(name).split("-"), fold(name).replace("-", ""))}
    return {part for part in parts if len(part) >= LEAST_NAME}
