"""What can stand in the way of a change to a regulation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Conflict


class RegulationNotDraft(Conflict):
    """An adopted regulation doesn't change."""

    code = "regulation.not_draft"

    def __init__(self) -> None:
        super().__init__(
            _("This version isn't a draft: it doesn't change any more."), _("Write a new version, from this one.")
        )


class RegulationChangedElsewhere(Conflict):
    """Somebody, or another tab, changed the draft meanwhile."""

    code = "regulation.changed_elsewhere"

    def __init__(self) -> None:
        super().__init__(
            _("The draft was changed elsewhere meanwhile: what you sent wasn't written."),
            _("Look at what it says now, then make your change again."),
        )


class DraftExists(Conflict):
    """A draft is being written for this entry year."""

    code = "regulation.draft_exists"

    def __init__(self) -> None:
        super().__init__(
            _("A draft exists already for this programme and this entry year."), _("Go on with it, or discard it.")
        )
