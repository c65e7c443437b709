"""What is answered for one record: an outcome, the reason for it in words, and the people it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.matching.explaining import Reason, Text, label_of
from cartable.engines.people.matching.fields import Level
from cartable.engines.people.matching.policy import Outcome, Policy
from cartable.engines.people.matching.records import Record, exact_identifiers

TRUSTED = ("ine", "hr", "orcid", "mail")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A person known that the record may be of, likeliest first in a verdict.

    ``probability`` allows for the other candidates: two that fit alike have a half each. ``agreed`` and ``conflicts``
    name the kinds of identifiers that are the same, and those that one person can't have both.
    """

    person: Record
    probability: float
    bits: float
    reasons: tuple[Reason, ...]
    agreed: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()

    def levels(self) -> dict[str, Level]:
        """The level of each field."""
        return {reason.field: reason.level for reason in self.reasons}


@dataclass(frozen=True, slots=True)
class Verdict:
    """``person`` is the key of the person found when ``outcome`` is SAME, else None; ``why`` says which rule."""

    outcome: Outcome
    code: str
    why: Text
    candidates: tuple[Candidate, ...] = ()
    person: str | None = None


def trusted_identifiers(record: Record) -> dict[str, str]:
    """Those of the record's valid identifiers that find a person by themselves."""
    held = exact_identifiers(record)
    return {kind: value for kind, value in held.items() if kind in TRUSTED or kind.startswith("source:")}


def judge(record: Record, candidates: tuple[Candidate, ...], policy: Policy) -> Verdict:
    """The verdict on a record: exact identifiers first, then the score; whatever is in doubt goes to a human."""
    named = [candidate for candidate in candidates if candidate.agreed]
    if named:
        return _judge_by_identifier(named, candidates)
    likely = tuple(candidate for candidate in candidates if candidate.probability >= policy.possible)
    if not likely:
        return _nobody(record)
    best = likely[0]
    if best.probability < policy.certain:
        return Verdict(Outcome.DECIDE, "score.between", _("Alike, not alike enough to be sure."), likely)
    if best.conflicts:
        return _conflict(best, likely)
    levels = best.levels()
    guarded = next((name for name in policy.guarded if levels.get(name) is Level.DIFFERENT), None)
    if guarded is not None:
        why = _("Very much alike, but one field differs that tells close relatives apart: {field}.")
        return Verdict(Outcome.DECIDE, "score.guarded", format_lazy(why, field=label_of(guarded)), likely)
    why_same = _("Names, birth and the other fields agree beyond doubt.")
    return Verdict(Outcome.SAME, "score.certain", why_same, likely, best.person.key)


def _judge_by_identifier(named: list[Candidate], candidates: tuple[Candidate, ...]) -> Verdict:
    if len(named) > 1:
        why = _("The identifiers of this record belong to several people.")
        return Verdict(Outcome.DECIDE, "identifier.several", why, candidates)
    found = named[0]
    if found.conflicts:
        return _conflict(found, candidates)
    told = {"kind": label_of(found.agreed[0])}
    if _is_somebody_else(found.levels()):
        why_not = _("The same identifier ({kind}), but names and birth differ: one of the two was given it by mistake.")
        return Verdict(Outcome.DECIDE, "identifier.contradicted", format_lazy(why_not, **told), candidates)
    why_same = format_lazy(_("The same identifier ({kind}), and nothing contradicts it."), **told)
    return Verdict(Outcome.SAME, "identifier.same", why_same, candidates, found.person.key)


def _is_somebody_else(levels: Mapping[str, Level]) -> bool:
    """Two of family name, given name and birth differ: a marriage or a typing error explains only one."""
    return sum(levels.get(name) is Level.DIFFERENT for name in ("family_name", "given_name", "birth_on")) >= 2


def _conflict(found: Candidate, candidates: tuple[Candidate, ...]) -> Verdict:
    why = _("Alike, but two different identifiers of which a person has one only: {kind}.")
    text = format_lazy(why, kind=label_of(found.conflicts[0]))
    return Verdict(Outcome.DECIDE, "identifier.conflict", text, candidates)


def _nobody(record: Record) -> Verdict:
    has_name = bool(record.family_name.strip() and record.given_name.strip())
    if not has_name and not trusted_identifiers(record):
        why = _("Too little to tell: the record needs both names, or an identifier.")
        return Verdict(Outcome.DECIDE, "record.too_little", why)
    return Verdict(Outcome.NEW, "score.nobody", _("Nobody known is alike."))
