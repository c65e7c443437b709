"""allauth's forms of second factors, in our words."""

from __future__ import annotations

from typing import Any

from allauth.account.forms import ChangePasswordForm
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn.forms import AddWebAuthnForm, EditWebAuthnForm
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

CODE = _("Code of the app, or recovery code")


class Authenticate(AuthenticateForm):
    """At sign-in."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        say_code(self, CODE)


class Reauthenticate(ReauthenticateForm):
    """Before a sensitive act."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        say_code(self, CODE)


class ActivateApp(ActivateTOTPForm):
    """The first code of an app."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        say_code(self, _("The six figures"))


class AddPasskey(AddWebAuthnForm):
    """A key that is enough by itself, unless its owner says otherwise."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        say_name(self)
        self.fields["credential"].error_messages["required"] = _("No passkey was made: use the button.")
        alone = self.fields["passwordless"]
        alone.initial = True
        alone.label = _("Enough by itself, without the password")
        alone.help_text = _("Untick it for an old security key, which has neither code nor finger.")


class RenamePasskey(EditWebAuthnForm):
    """Another name."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        say_name(self)


class ChangePassword(ChangePasswordForm):
    """With the count of strength beside the new one."""

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["password1"].help_text = ""
        self.fields["password1"].widget.attrs["data-strength"] = ""


def say_code(form: Any, label: Any) -> None:
    """Name the code, which figures are typed into."""
    field = form.fields["code"]
    field.label = label
    field.validators.append(MaxLengthValidator(40))
    field.widget.attrs = {"autocomplete": "one-time-code", "inputmode": "numeric", "autofocus": ""}


def say_name(form: Any) -> None:
    """Name the device."""
    field = form.fields["name"]
    field.label = _("Name of the device")
    field.validators.append(MaxLengthValidator(60))
    field.widget.attrs["maxlength"] = "60"
