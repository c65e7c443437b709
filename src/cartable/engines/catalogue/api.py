"""The catalogue's door: course units, what a term offers of them, their classes and teachers."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue import regulations
from cartable.engines.catalogue.domain import (
    competences,
    dashboard,
    exchange,
    mails,
    preparation,
    programmes,
    synonyms,
    team,
    versions,
)
from cartable.engines.catalogue.domain.offerings import create_offering_tree
from cartable.engines.catalogue.domain.removal import remove_offerings
from cartable.engines.catalogue.domain.teachers import assign_teachers, change_teachers, withdraw_teachers
from cartable.engines.catalogue.domain.units import create_units
from cartable.engines.catalogue.models import (
    ClassTeacher,
    Configuration,
    CourseClass,
    CourseUnit,
    Offering,
    Programme,
    Regulation,
    Subpart,
)
from cartable.engines.catalogue.populations import (
    UNIT_AND_TERM,
    of_unit_and_term,
    turning_with_terms,
    unit_said,
)
from cartable.engines.catalogue.queries.cards import unit_cards
from cartable.engines.catalogue.queries.classes import class_facts, term_class_facts
from cartable.engines.catalogue.queries.guide import tag_titles
from cartable.engines.catalogue.queries.offerings import offering_ids, offerings_of
from cartable.engines.catalogue.queries.replacements import replacements_of
from cartable.engines.catalogue.queries.teachers import teachers_of
from cartable.engines.catalogue.queries.tree import ClassNode, OfferingNode, term_tree
from cartable.engines.catalogue.queries.units import list_units, units_containing
from cartable.engines.catalogue.types import (
    CATEGORIES,
    ClassDraft,
    ClassFacts,
    ConfigurationDraft,
    OfferingDraft,
    OfferingTree,
    SubpartDraft,
    TeacherRow,
    UnitCard,
    UnitRow,
    class_name,
    group_name,
)
from cartable.kernel.permissions import is_allowed, require
from cartable.kernel.problems import NotFound

__all__ = [
    "CATEGORIES",
    "UNIT_AND_TERM",
    "ClassDraft",
    "ClassFacts",
    "ClassNode",
    "ClassTeacher",
    "Configuration",
    "ConfigurationDraft",
    "CourseClass",
    "CourseUnit",
    "Offering",
    "OfferingDraft",
    "OfferingNode",
    "OfferingTree",
    "Programme",
    "Regulation",
    "Subpart",
    "SubpartDraft",
    "TeacherRow",
    "UnitCard",
    "UnitRow",
    "access_assignable_class",
    "access_class",
    "access_roster",
    "access_unit",
    "assign_teachers",
    "change_teachers",
    "class_facts",
    "class_name",
    "competences",
    "create_offering_tree",
    "create_units",
    "dashboard",
    "exchange",
    "group_name",
    "list_units",
    "mails",
    "of_unit_and_term",
    "offering_ids",
    "offerings_of",
    "preparation",
    "programmes",
    "regulations",
    "remove_offerings",
    "replacements_of",
    "search_units",
    "synonyms",
    "tag_titles",
    "teachers_of",
    "team",
    "term_class_facts",
    "term_tree",
    "turning_with_terms",
    "unit_cards",
    "unit_said",
    "units_containing",
    "versions",
    "withdraw_teachers",
]


def access_unit(actor: Any, code: str) -> CourseUnit:
    """The unit of this code. Raises NotAllowed, or NotFound when no unit has the code."""
    require(actor, "unit.view")
    unit = CourseUnit.objects.select_related("structure", "in_charge").filter(code=code).first()
    if unit is None:
        raise NotFound(
            format_lazy(_("No unit has the code {code}."), code=code), _("Look for it in the list of units.")
        )
    return unit


def access_class(actor: Any, uuid: UUID | str) -> CourseClass:
    """The class, with its unit and term. Raises NotAllowed or NotFound."""
    require(actor, "unit.view")
    found = CourseClass.objects.select_related("offering__unit", "term", "subpart").filter(uuid=uuid).first()
    if found is None:
        raise NotFound(_("This class doesn't exist."), _("Open it again from its unit."))
    return found


def access_roster(actor: Any, uuid: UUID | str) -> CourseClass:
    """The class, for one who may read who attends it. Raises NotAllowed or NotFound."""
    found = access_class(actor, uuid)
    require(actor, "class.roster", found)
    return found


def access_assignable_class(actor: Any, uuid: UUID | str) -> CourseClass:
    """The class, for one who may give it teachers. Raises NotAllowed or NotFound."""
    found = access_class(actor, uuid)
    require(actor, "class.assign", found)
    return found


def search_units(actor: Any, text: str, limit: int = 10) -> list[CourseUnit]:
    """The units that answer a typed text best; empty when the actor may not see units or typed nothing."""
    if not text.strip() or not is_allowed(actor, "unit.view"):
        return []
    return list(list_units(text=text)[:limit])
