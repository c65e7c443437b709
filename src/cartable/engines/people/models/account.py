"""What a person signs in with."""

from __future__ import annotations

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Upper

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


class AccountManager(BaseUserManager["Account"]):
    """Reads accounts with their person, since every page names the reader."""

    def get_by_natural_key(self, username: str | None) -> Account:
        """Sign-in names ignore case."""
        return self.select_related("person").get(username__iexact=username)

    def get_queryset(self) -> models.QuerySet[Account]:
        """With the person."""
        return super().get_queryset().select_related("person")


@tracked(exclude=["password", "last_login", "charter_due", "strong_due_on"])
class Account(AbstractBaseUser, UuidModel):
    """A person's way in. Holding one opens nothing by itself.

    ``charter_due`` and ``strong_due_on`` are what the person must do before going on: accept the charter in force, and
    sign in with a second factor from that day. The access engine writes them; they stand here because every request
    reads them, with the account and at no cost of its own.
    """

    username = models.CharField(max_length=60, unique=True)
    person = models.OneToOneField("people.Person", on_delete=models.PROTECT, related_name="account")
    is_active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    charter_due = models.BooleanField(default=False)
    strong_due_on = models.DateField(null=True, blank=True)

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[Any] = AccountManager()

    class Meta:
        # Upper, because that is what Django's "iexact" asks PostgreSQL: the index then serves sign-in too.
        constraints = [models.UniqueConstraint(Upper("username"), name="people_account_name_once")]

    def __str__(self) -> str:
        return self.username

    def get_full_name(self) -> str:
        """The person's name, under the name that Django's own apps ask for it."""
        return str(self.person.full_name)
