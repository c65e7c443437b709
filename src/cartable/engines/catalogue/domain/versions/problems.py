"""What can stand in the way of a version."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Conflict, NotFound


class NoSuchVersion(NotFound, ObjectDoesNotExist):
    """No version has this address, or it is not open to the reader."""

    code = "version.unknown"

    def __init__(self) -> None:
        super().__init__(_("No version has this address."), _("Open it again from its unit."))


class VersionChangedElsewhere(Conflict):
    """Another tab, or someone else, saved since the page was opened. ``current`` is what was saved then."""

    code = "version.changed_elsewhere"

    def __init__(self, current: Any) -> None:
        self.current = current
        super().__init__(
            _("This version was saved elsewhere since you opened it."),
            _("Nothing of what you typed is lost: compare, then save again to put yours in place."),
        )


class VersionNotThere(Conflict):
    """The version isn't at the step of the circuit that the act needs."""

    code = "version.state"

    def __init__(self, state: str) -> None:
        self.state = state
        super().__init__(_("This version isn't at that step any more."), _("Open it again to see where it is."))


class AlreadyWorkedOn(Conflict):
    """The unit has a draft or a proposal for the year. ``version`` is that one."""

    code = "version.worked_on"

    def __init__(self, version: Any) -> None:
        self.version = version
        super().__init__(
            format_lazy(_("A version of this unit for {year} is being written already."), year=version.year.code),
            _("Open it and go on from there."),
        )
