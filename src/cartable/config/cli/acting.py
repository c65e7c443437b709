"""In whose name a command acts."""

from __future__ import annotations

from typing import Any

from cartable.config.cli.exits import Exit
from cartable.config.cli.language import gettext as _
from cartable.config.cli.problems import CommandFailed


def acting_account(username: str | None, permission: str) -> Any:
    """The account named, else the first that holds the permission. Raises CommandFailed when there is none."""
    from cartable.engines.people.api import Account
    from cartable.kernel.permissions import is_allowed, require

    if username is not None:
        found = Account.objects.filter(username__iexact=username).first()
        if found is None:
            what = _("There is no account named %(name)s.") % {"name": username}
            raise CommandFailed(what, _("Check its spelling."), code="account.unknown", exit_code=Exit.BAD_INPUT)
        require(found, permission)
        return found
    able = (one for one in Account.objects.filter(is_active=True).order_by("pk") if is_allowed(one, permission))
    found = next(able, None)
    if found is None:
        what = _("No account of this installation may do this (%(permission)s).") % {"permission": permission}
        mend = _("Open one for the timetabler first: cartable account open.")
        raise CommandFailed(what, mend, code="account.none", exit_code=Exit.REFUSED)
    return found
