"""Frameworks fetched and checked."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.models import Framework
from cartable.kernel.permissions import require
from cartable.kernel.problems import NotFound


class NoSuchFramework(NotFound, ObjectDoesNotExist):
    """No framework has this code."""

    code = "framework.unknown"

    def __init__(self) -> None:
        super().__init__(_("No competence framework has this code."), _("Look for it in the list of frameworks."))


def access_framework(actor: Any, code: str) -> Framework:
    """The framework of this code, for who reads units. Raises NotAllowed, NoSuchFramework."""
    require(actor, "unit.view")
    found = Framework.objects.filter(code=code).first()
    if found is None:
        raise NoSuchFramework
    return found
