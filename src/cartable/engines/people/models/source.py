"""Where people come from, what came, and who it proved to be."""

from __future__ import annotations

from django.db import models

from cartable.kernel.audit import tracked
from cartable.kernel.ids import UuidModel


@tracked()
class Source(UuidModel):
    """A system or a file that brings people: enrolment, HR, hosted people, a partner's directory.

    ``trust`` orders sources when two disagree about a fact: the higher wins. A source ``is_complete`` when each of its
    runs brings everybody it knows, so that whoever is missing has left it; ``hold_percent`` is the share of its people
    who may be missing before a run waits for a human.
    """

    class Kind(models.TextChoices):
        """How people arrive."""

        ENROLMENT = "enrolment"
        HR = "hr"
        HOSTED = "hosted"
        FILE = "file"
        SCIM = "scim"
        LDAP = "ldap"

    code = models.CharField(max_length=40, unique=True)
    title_fr = models.CharField(max_length=200)
    title_en = models.CharField(max_length=200, blank=True)
    kind = models.CharField(max_length=20, choices=Kind.choices)
    trust = models.PositiveSmallIntegerField(default=50)
    is_complete = models.BooleanField(default=False)
    hold_percent = models.PositiveSmallIntegerField(default=10)
    is_open = models.BooleanField(default=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.title_fr


@tracked()
class SourceRun(UuidModel):
    """One arrival of a source: a file read, a synchronisation. Held back when it would empty the referential."""

    class State(models.TextChoices):
        """Where it is."""

        READING = "reading"
        HELD = "held"
        APPLIED = "applied"
        REFUSED = "refused"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="runs")
    state = models.CharField(max_length=20, choices=State.choices)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True, blank=True)
    file = models.ForeignKey(
        "kernel_files.StoredFile", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    counts = models.JSONField(default=dict)
    faults = models.JSONField(default=list)
    held_reason = models.TextField(blank=True, default="")
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-started_at"]


@tracked(exclude=["seen_at"])
class SourceRecord(UuidModel):
    """What a source says of somebody, under its own key, and the person it was matched to.

    ``payload`` is the record as it came, field by field (``matching/fields.py``). ``person`` is empty as long as nobody
    is decided. ``verdict`` is the code of the rule that judged it (``matching/verdicts.py``); ``asked_by`` who asked
    for the guest, when somebody did; ``undo`` what the last decision of a human wrote, so that it can be taken back.
    """

    class State(models.TextChoices):
        """What the record proved to be."""

        SAME = "same"
        NEW = "new"
        TO_DECIDE = "to_decide"
        SET_ASIDE = "set_aside"

    source = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="records")
    key = models.CharField(max_length=120)
    payload = models.JSONField()
    digest = models.CharField(max_length=64)
    state = models.CharField(max_length=20, choices=State.choices)
    person = models.ForeignKey(
        "people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="source_records"
    )
    probability = models.FloatField(null=True, blank=True)
    arrived_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    gone_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    decided_at = models.DateTimeField(null=True, blank=True)
    decision_reason = models.CharField(max_length=300, blank=True, default="")
    verdict = models.CharField(max_length=40, blank=True, default="")
    asked_by = models.ForeignKey("people.Person", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    undo = models.JSONField(default=dict, blank=True, editable=False)

    class Meta:
        ordering = ["arrived_at", "id"]
        indexes = [models.Index(fields=["state", "arrived_at"], name="people_record_queue")]
        constraints = [models.UniqueConstraint(fields=["source", "key"], name="people_record_once")]


class MatchCandidate(models.Model):
    """Somebody known whom a record to decide may be, with the reasons field by field."""

    record = models.ForeignKey(SourceRecord, on_delete=models.CASCADE, related_name="candidates")
    person = models.ForeignKey("people.Person", on_delete=models.CASCADE, related_name="+")
    probability = models.FloatField()
    reasons = models.JSONField(default=list)

    class Meta:
        ordering = ["-probability", "id"]
        constraints = [models.UniqueConstraint(fields=["record", "person"], name="people_candidate_once")]
