"""What can go wrong with a file."""

from __future__ import annotations

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault, InputRefused, Problem


class StorageFull(Problem):
    """The disk, or the quota, has no room left. Nothing was kept of the file."""

    code = "storage.full"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("“%(name)s” can't be stored: the server's disk is full.") % {"name": name},
            _("Nothing of it was kept. Tell the help desk, then send it again once there is room."),
        )


class FileTooLarge(InputRefused):
    """The file is larger than what is taken here; ``limit`` in bytes."""

    def __init__(self, name: str, limit: int) -> None:
        size = filesizeformat(limit)
        super().__init__(
            Fault(
                "file.too_large",
                _("The file is larger than %(size)s.") % {"size": size},
                where=name,
                mend=_("Send a smaller one, or split it."),
            )
        )


class FileMissing(Problem):
    """The row is there, the bytes aren't, or they aren't the same any more: a restoration forgot them."""

    code = "file.missing"

    def __init__(self, name: str) -> None:
        super().__init__(
            _("The content of “%(name)s” can't be read any more.") % {"name": name},
            _("Ask the help desk to restore it from the backup."),
        )
