"""The life of accounts: policy, standing, one-time codes, charter (S02)."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class AccountPolicy(UuidModel):
    """How accounts come and go; one row. ``service`` is the one whose holders have an account.

    ``name_pattern`` makes sign-in names of ``{given} {family} {initial} {number}``; ``strong_population`` is the rule
    of those who need a second factor (passkey or TOTP) from ``strong_from`` on.
    """

    service = models.ForeignKey("access.Service", on_delete=models.PROTECT, related_name="+")
    name_pattern = models.CharField(max_length=60, default="{given}.{family}")
    activation_days = models.PositiveSmallIntegerField(default=15)
    closing_days = models.PositiveSmallIntegerField(default=90)
    strong_population = models.TextField(blank=True)
    strong_from = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name_plural = "account policies"


@tracked()
class AccountStanding(UuidModel):
    """Where an account is in its life, since when and why.

    What was decided ``by_hand`` wins over what follows from rights, until the day ``until`` if there is one.
    """

    class State(models.TextChoices):
        """The four ages of an account."""

        AWAITING = "awaiting"
        OPEN = "open"
        SUSPENDED = "suspended"
        CLOSED = "closed"

    account = models.OneToOneField("people.Account", on_delete=models.CASCADE, related_name="standing_row")
    state = models.CharField(max_length=20, choices=State.choices)
    since = models.DateTimeField()
    reason = models.CharField(max_length=300, blank=True)
    by_hand = models.BooleanField(default=False)
    until = models.DateField(null=True, blank=True)
    closes_on = models.DateField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["state", "closes_on"], name="access_standing_due")]


@tracked(exclude=["attempts", "secret_hash"])
class OneTimeCode(UuidModel):
    """A code that opens an account once: first activation, or recovery. Only its hash is kept.

    ``reason`` says why it was issued and how the person was recognized.
    """

    class Purpose(models.TextChoices):
        """What it opens."""

        ACTIVATION = "activation"
        RECOVERY = "recovery"

    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="one_time_codes")
    purpose = models.CharField(max_length=20, choices=Purpose.choices)
    secret_hash = models.CharField(max_length=200)
    channel = models.CharField(max_length=20)
    reason = models.CharField(max_length=300, blank=True, default="")
    issued_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    issued_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    attempts = models.PositiveSmallIntegerField(default=0)
    used_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-issued_at"]


@tracked()
class Charter(UuidModel):
    """A version of the charter of use. The last published one is in force and asked of everybody."""

    version = models.PositiveSmallIntegerField(unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    text_fr = models.TextField()
    text_en = models.TextField(blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"{self.title_fr} ({self.version})"


@tracked()
class CharterAcceptance(models.Model):
    """Somebody agreed to a version."""

    charter = models.ForeignKey(Charter, on_delete=models.PROTECT, related_name="acceptances")
    account = models.ForeignKey("people.Account", on_delete=models.CASCADE, related_name="charters")
    accepted_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["charter", "account"], name="access_charter_once")]


class AccountTrace(models.Model):
    """Something done with an account, or refused: the journal that its owner reads, and the alert is raised from.

    ``account`` is None when nobody has the name that was tried; that name isn't kept, since people type passwords in
    its place. ``by`` and ``reason`` tell of what an officer did. ``address`` is shown to the owner only and forgotten
    after 90 days, the line after a year.
    """

    class Act(models.TextChoices):
        """What was done."""

        PASSWORD = "password"  # noqa: S105 - a kind of event
        PASSKEY = "passkey"
        SECOND_FACTOR = "second_factor"
        CODE = "code"
        RECOVERY_ASKED = "recovery_asked"
        PASSWORD_SET = "password_set"  # noqa: S105 - a kind of event
        FACTOR_ADDED = "factor_added"
        FACTOR_REMOVED = "factor_removed"
        SESSIONS_ENDED = "sessions_ended"

    account = models.ForeignKey(
        "people.Account", null=True, blank=True, on_delete=models.CASCADE, related_name="account_traces"
    )
    act = models.CharField(max_length=20, choices=Act.choices)
    is_refused = models.BooleanField(default=False)
    at = models.DateTimeField()
    address = models.GenericIPAddressField(null=True, blank=True)
    agent = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=300, blank=True, default="")

    class Meta:
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["account", "-at"], name="access_trace_account"),
            models.Index(fields=["at"], name="access_trace_at"),
        ]
