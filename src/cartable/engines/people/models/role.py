"""Roles: who may do what, over what, from when to when, by whose decision."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import RangeOperators
from django.db import models
from django.db.models import BigIntegerField, F, Value
from django.db.models.functions import Coalesce

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel
from cartable.kernel.periods import ValidityModel, validity_range


@tracked()
class RoleAssignment(UuidModel, ValidityModel):
    """A role held by a person over a structure (and what is below it); no structure means the whole institution.

    The same role over the same structure is never held twice at once, so each right has one explanation.
    """

    class Role(models.TextChoices):
        """Who keeps what. The first seven open rights in the product; the others say who answers for a structure."""

        ADMINISTRATOR = "administrator"
        REGISTRAR = "registrar"
        TIMETABLER = "timetabler"
        ROOM_MANAGER = "room_manager"
        SERVICE_MANAGER = "service_manager"
        SECURITY_OFFICER = "security_officer"
        DATA_PROTECTION_OFFICER = "data_protection_officer"
        DIRECTOR = "director"
        DEPUTY_DIRECTOR = "deputy_director"
        MANAGER = "manager"
        SECRETARY = "secretary"
        PROGRAMME_HEAD = "programme_head"

    person = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="roles")
    role = models.CharField(max_length=40, choices=Role.choices)
    structure = models.ForeignKey(
        "people.Structure", null=True, blank=True, on_delete=models.PROTECT, related_name="role_assignments"
    )
    granted_by = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="roles_granted"
    )
    reason = models.CharField(max_length=300)

    class Meta:
        indexes = [
            models.Index(fields=["person", "role"], name="people_role_who"),
            models.Index(fields=["role", "valid_from"], name="people_role_what"),
        ]
        constraints = [
            *ValidityModel.Meta.constraints,
            ExclusionConstraint(
                name="people_role_once",
                expressions=[
                    (F("person"), RangeOperators.EQUAL),
                    (F("role"), RangeOperators.EQUAL),
                    (Coalesce(F("structure"), Value(0), output_field=BigIntegerField()), RangeOperators.EQUAL),
                    (validity_range(), RangeOperators.OVERLAPS),
                ],
            ),
        ]
