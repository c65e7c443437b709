"""Finding a programme or a regulation for somebody."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import Programme, Regulation
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound


def access_programme(actor: Any, code: str) -> Programme:
    """The programme of this code, with its structure. Raises NotAllowed or NotFound."""
    require(actor, "programme.view")
    found = Programme.objects.select_related("structure").filter(code=code).first()
    if found is None:
        what = format_lazy(_("No programme has the code {code}."), code=code)
        raise NotFound(what, _("Look for it in the list of programmes."))
    return found


def access_edited_programme(actor: Any, code: str) -> Programme:
    """The programme, for one who may write its regulations. Raises NotAllowed or NotFound."""
    found = access_programme(actor, code)
    require(actor, "regulation.edit", found)
    return found


def access_kept_programme(actor: Any, code: str) -> Programme:
    """The programme, for one who may change or end it. Raises NotAllowed or NotFound."""
    found = access_programme(actor, code)
    require(actor, "programme.edit", found)
    return found


def access_regulation(actor: Any, uuid: UUID | str) -> Regulation:
    """The regulation, with its programme; drafts for those who may write them. Raises NotAllowed or NotFound."""
    require(actor, "programme.view")
    found = (
        Regulation.objects.select_related("programme__structure", "written_by", "adopted_by").filter(uuid=uuid).first()
    )
    if found is None:
        raise NotFound(_("This regulation doesn't exist."), _("Open it again from its programme."))
    if found.state == Regulation.State.DRAFT:
        require(actor, "regulation.edit", found.programme)
    return found


def access_draft(actor: Any, uuid: UUID | str) -> Regulation:
    """The regulation, for one who may write its programme's. Raises NotAllowed or NotFound."""
    found = access_regulation(actor, uuid)
    require(actor, "regulation.edit", found.programme)
    return found
