"""Reads of accounts: policy, standing, codes, charter, journal."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.models import AccountPolicy, AccountTrace, Charter, Holding, OneTimeCode
from cartable.engines.people.api import Account
from cartable.kernel.problems import NotFound


class NoSuchAccount(NotFound, ObjectDoesNotExist):
    """No account has this address, or the reader may not know of it."""

    code = "account.unknown"

    def __init__(self) -> None:
        super().__init__(_("No account has this address."), _("Look it up in the list of accounts."))


class NoSuchCharter(NotFound, ObjectDoesNotExist):
    """No version of the charter has this number."""

    code = "charter.unknown"

    def __init__(self) -> None:
        super().__init__(_("The charter has no such version."), _("Choose one in the list of its versions."))


def find_policy() -> AccountPolicy | None:
    """The policy of accounts, with its service; None where accounts are opened by hand only."""
    found: AccountPolicy | None = AccountPolicy.objects.select_related("service").order_by("pk").first()
    return found


def charter_in_force() -> Charter | None:
    """The last version published."""
    found: Charter | None = Charter.objects.filter(published_at__isnull=False).order_by("-version").first()
    return found


def get_charter(version: int) -> Charter:
    """The version with this number. Raises NoSuchCharter."""
    found: Charter | None = Charter.objects.filter(version=version).first()
    if found is None:
        raise NoSuchCharter
    return found


def get_account(uuid: UUID | str) -> Account:
    """The account at this address, with its person and standing. Raises NoSuchAccount."""
    try:
        found: Account | None = Account.objects.select_related("person", "standing_row").filter(uuid=uuid).first()
    except (ValidationError, ValueError):
        found = None
    if found is None:
        raise NoSuchAccount
    return found


def holders(policy: AccountPolicy, on: date) -> QuerySet[Any]:
    """Keys of the people whose rights give them an account on a day."""
    held = Holding.objects.valid_on(on).filter(service=policy.service_id, state__in=Holding.OPENING)
    return held.values("person_id")


def live_codes(now: Any) -> Q:
    """Condition on OneTimeCode: may still be used at that instant."""
    return Q(used_at__isnull=True, withdrawn_at__isnull=True, expires_at__gt=now)


def codes_of(account: Account) -> QuerySet[OneTimeCode]:
    """The codes issued for an account, the latest first."""
    return OneTimeCode.objects.filter(account=account).select_related("issued_by").order_by("-issued_at", "-id")


def traces_of(account: Account) -> QuerySet[AccountTrace]:
    """What was done with an account, the latest first."""
    return AccountTrace.objects.filter(account=account).order_by("-at", "-id")


def counted_charters() -> QuerySet[Charter]:
    """All versions, the latest first, each with how many accounts that sign in accepted it (``accepted``)."""
    in_use = Count("acceptances", filter=Q(acceptances__account__is_active=True))
    return Charter.objects.annotate(accepted=in_use).order_by("-version")
