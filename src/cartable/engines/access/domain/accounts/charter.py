"""The charter of use: written in versions, published to everybody, accepted by each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from cartable.engines.access.domain.accounts.duties import refresh_charter_duty
from cartable.engines.access.models import Charter, CharterAcceptance
from cartable.engines.access.queries.accounts import charter_in_force
from cartable.engines.people.api import Account
from cartable.kernel.audit import because
from cartable.kernel.permissions import require
from cartable.kernel.problems import Conflict, Fault, InputRefused

PROGRAMS_TIME = timedelta(days=30)
"""How long after a publication programs that use the API go on before their owner has accepted."""
MOST_LETTERS = 60_000


class CharterPublished(Conflict):
    """A version that was published is never changed: people accepted that text."""

    code = "charter.published"

    def __init__(self) -> None:
        super().__init__(_("This version is published: its text stays as it is."), _("Write a new version."))


class CharterNotInForce(Conflict):
    """Another version was published meanwhile."""

    code = "charter.not_in_force"

    def __init__(self) -> None:
        super().__init__(_("Another version has just been published."), _("Read that one."))


@dataclass(frozen=True, slots=True)
class CharterCount:
    """How far a version is accepted by those who can sign in."""

    accepted: int
    expected: int

    @property
    def left(self) -> int:
        """Those who haven't yet."""
        return self.expected - self.accepted


def draft_charter(
    *,
    title_fr: str,
    text_fr: str,
    title_en: str = "",
    text_en: str = "",
    charter: Charter | None = None,
    actor: Any,
    reason: str,
) -> Charter:
    """Write a version that nobody sees yet, or correct it. Raises NotAllowed, InputRefused, CharterPublished."""
    require(actor, "account.govern")
    said = {"title_fr": title_fr, "title_en": title_en, "text_fr": text_fr, "text_en": text_en}
    said = {name: value.replace("\r\n", "\n").strip() for name, value in said.items()}
    faults = [
        Fault("charter.empty", _("The French title and text are wanted."), name, _("People accept what they can read."))
        for name in ("title_fr", "text_fr")
        if not said[name]
    ]
    if faults:
        raise InputRefused(faults)
    with transaction.atomic(), because(actor=actor, reason=reason):
        if charter is None:
            last = Charter.objects.aggregate(last=Max("version"))["last"] or 0
            return Charter.objects.create(version=last + 1, **said)
        row = Charter.objects.select_for_update().get(pk=charter.pk)
        if row.published_at is not None:
            raise CharterPublished
        for name, value in said.items():
            setattr(row, name, value)
        row.save()
        return row


def publish_charter(*, charter: Charter, actor: Any, reason: str, now: datetime) -> Charter:
    """Put a version in force: everybody is led to it at their next page, until they accept.

    Programs that use the API on somebody's behalf go on for ``PROGRAMS_TIME``; calendar addresses for ever.
    Raises NotAllowed, CharterPublished.
    """
    require(actor, "account.govern")
    with transaction.atomic(), because(actor=actor, reason=reason):
        row = Charter.objects.select_for_update().get(pk=charter.pk)
        if row.published_at is not None:
            raise CharterPublished
        row.published_at = now
        row.save(update_fields=["published_at"])
        refresh_charter_duty()
    return row


def accept_charter(*, account: Account, version: int, now: datetime) -> CharterAcceptance:
    """Keep that somebody agreed, in their own name. Raises CharterNotInForce."""
    charter = charter_in_force()
    if charter is None or charter.version != version:
        raise CharterNotInForce
    with transaction.atomic(), because(actor=account, reason=f"charter {version}"):
        row, _created = CharterAcceptance.objects.get_or_create(
            charter=charter, account=account, defaults={"accepted_at": now}
        )
        Account.objects.filter(pk=account.pk).update(charter_due=False)
    account.charter_due = False
    return row


def acceptance_of(account: Account) -> CharterAcceptance | None:
    """The latest version that somebody accepted, and when."""
    found: CharterAcceptance | None = (
        CharterAcceptance.objects.filter(account=account)
        .select_related("charter")
        .order_by("-charter__version")
        .first()
    )
    return found


def count_acceptances(charter: Charter) -> CharterCount:
    """Accounts that sign in: those that accepted this version, and all of them."""
    expected = Account.objects.filter(is_active=True)
    accepted = expected.filter(charters__charter=charter)
    return CharterCount(accepted.count(), expected.count())


def may_programs_go_on(now: datetime) -> bool:
    """Whether the API still serves somebody who hasn't accepted the charter in force."""
    charter = charter_in_force()
    return charter is None or charter.published_at is None or now < charter.published_at + PROGRAMS_TIME


def text_in_language(charter: Charter) -> tuple[str, str]:
    """Title and text in the reader's language, in French where there is no translation."""
    if (get_language() or "fr").startswith("fr") or not charter.text_en:
        return charter.title_fr, charter.text_fr
    return charter.title_en or charter.title_fr, charter.text_en
