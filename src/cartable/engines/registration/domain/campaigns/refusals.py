"""Why something can't be done in a campaign, or to a list."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from cartable.engines.registration.models import WishList
from cartable.engines.registration.types import FreeTime, WishDraft
from cartable.kernel.problems import Conflict


class CampaignClosed(Conflict):
    """The phase doesn't allow it: too early, or the closing second has come. ``phase`` is the one at that instant."""

    code = "campaign.closed"

    def __init__(self, phase: str) -> None:
        self.phase = phase
        if phase == "before":
            super().__init__(_("The campaign isn't open yet."), _("Its page says when it opens."))
        elif phase == "preparation":
            super().__init__(
                _("Choices can be prepared, not sent yet."), _("Your draft is kept: send it once the wishes open.")
            )
        else:
            super().__init__(
                _("The time to change this choice is over. What you saved before is kept."),
                _("Ask your adviser or the registrar; changes come with the adjustments."),
            )


class ListLocked(Conflict):
    """The list was sent or approved: it is taken back before it changes."""

    code = "wishes.locked"

    def __init__(self, wish_list: WishList) -> None:
        self.wish_list = wish_list
        super().__init__(_("This choice was sent already."), _("Take it back first, then change it."))


class ListChangedElsewhere(Conflict):
    """Another tab or device saved in the meantime. ``kept`` is what stands, ``given`` what was to be saved.

    Nothing was written; both are there to be shown and chosen from.
    """

    code = "wishes.changed_elsewhere"

    def __init__(
        self,
        kept: WishList,
        given: Sequence[WishDraft],
        *,
        note: str | None = None,
        free_times: Sequence[FreeTime] | None = None,
        tags: Sequence[str] | None = None,
    ) -> None:
        self.kept = kept
        self.given = tuple(given)
        self.note, self.free_times, self.tags = note, free_times, tags
        super().__init__(
            _("This choice was changed in another tab or on another device in the meantime."),
            _("Nothing is lost: compare the two and keep the one you want."),
        )


class CampaignTaken(Conflict):
    """Another campaign has this code."""

    code = "campaign.taken"

    def __init__(self, code: str) -> None:
        super().__init__(_("Another campaign has the code %(code)s.") % {"code": code}, _("Choose another code."))
