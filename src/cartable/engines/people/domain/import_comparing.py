"""Judge the rows of an import against what the database holds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.domain.identifier_faults import ine_taken, ine_twice
from cartable.engines.people.domain.import_rows import Candidate, Tie
from cartable.engines.people.domain.people import mail_taken
from cartable.engines.people.matching.words import fold
from cartable.engines.people.models import Affiliation, Identifier, Person, Structure
from cartable.engines.people.queries import people_by_code, people_by_mail, structures_by_code
from cartable.kernel.periods import Period
from cartable.kernel.problems import Fault


@dataclass(slots=True)
class Verdict:
    """What a batch comes to: people to create, people there already (code → id), ties and INE to write, faults."""

    new: list[Candidate] = field(default_factory=list)
    known: dict[str, int] = field(default_factory=dict)
    ties: list[tuple[str, int, Tie]] = field(default_factory=list)
    numbers: list[tuple[str, str]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Register:
    """What the database holds about a batch."""

    people: Mapping[str, Person]
    mails: Mapping[str, Person]
    structures: Mapping[str, Structure]
    ties: Mapping[tuple[int, int, str], list[Affiliation]]
    holders: Mapping[str, str]
    numbers: Mapping[str, str]


def compare(batch: Sequence[Candidate]) -> Verdict:
    """Judge a batch, in four queries whatever its size, six when it gives national student numbers."""
    register = _read(batch)
    verdict = Verdict()
    for candidate in batch:
        faults = [
            *_person_faults(candidate, register),
            *_number_faults(candidate, register),
            *_tie_faults(candidate, register),
        ]
        if faults:
            verdict.faults += faults
        else:
            _accept(candidate, register, verdict)
    return verdict


def _accept(candidate: Candidate, register: _Register, verdict: Verdict) -> None:
    code, tie = candidate.person.code, candidate.tie
    person = register.people.get(code)
    if person is None:
        verdict.new.append(candidate)
    else:
        verdict.known[code] = person.pk
    if candidate.ine and register.holders.get(candidate.ine) != code:
        verdict.numbers.append((code, candidate.ine))
    if tie is not None:
        structure = register.structures[tie.structure]
        if person is None or not _same(tie, register.ties.get((person.pk, structure.pk, tie.kind), [])):
            verdict.ties.append((code, structure.pk, tie))


def _read(batch: Sequence[Candidate]) -> _Register:
    people = people_by_code({candidate.person.code for candidate in batch})
    ties: dict[tuple[int, int, str], list[Affiliation]] = {}
    if any(candidate.tie for candidate in batch):
        for tie in Affiliation.objects.filter(person__in=[person.pk for person in people.values()]):
            ties.setdefault((tie.person_id, tie.structure_id, tie.kind), []).append(tie)
    holders, numbers = _numbers(batch)
    return _Register(
        people,
        people_by_mail(candidate.person.mail for candidate in batch),
        structures_by_code({candidate.tie.structure for candidate in batch if candidate.tie}),
        ties,
        holders,
        numbers,
    )


def _numbers(batch: Sequence[Candidate]) -> tuple[dict[str, str], dict[str, str]]:
    """Campus number by INE, of the INE that the batch gives; INE by campus number, of the people whom it names."""
    given = {candidate.ine: candidate.person.code for candidate in batch if candidate.ine}
    if not given:
        return {}, {}
    kept = Identifier.objects.filter(kind=Identifier.Kind.INE)
    holders = dict(kept.filter(value__in=given).values_list("value", "person__code"))
    numbers = dict(kept.filter(person__code__in=given.values()).values_list("person__code", "value"))
    return holders, numbers


def _number_faults(candidate: Candidate, register: _Register) -> Iterator[Fault]:
    """A number is one person's, and nobody has two. Who the other person is isn't told: it may be someone hidden."""
    code, ine, line = candidate.person.code, candidate.ine, candidate.line
    if ine and register.holders.get(ine, code) != code:
        yield ine_taken(ine, line=line)
    elif ine and register.numbers.get(code, ine) != ine:
        yield ine_twice(register.numbers[code], ine, line=line)


def _person_faults(candidate: Candidate, register: _Register) -> Iterator[Fault]:
    row, line = candidate.person, candidate.line
    person = register.people.get(row.code)
    holder = register.mails.get(row.mail)
    # An address of somebody of the same name: matching says whether it is the same person under another number.
    is_other = holder is not None and holder.code != row.code
    if is_other and (person is not None or not _is_namesake(holder, candidate)):
        yield mail_taken(row.mail, line=line)
    if person is not None:
        # An empty cell says nothing about the record.
        told = [name for name in sorted(candidate.given) if getattr(row, name)]
        different = [name for name in told if getattr(person, name) != getattr(row, name)]
        if different:
            what = format_lazy(
                _("The campus number “{code}” belongs to a record that differs: {fields}."),
                code=row.code,
                fields=", ".join(different),
            )
            mend = _("Correct the number, or edit that record instead.")
            yield Fault("person.differs", what, "code", mend, line)


def _is_namesake(person: Person | None, candidate: Candidate) -> bool:
    """Whether a family or a given name is the same, accents and case aside."""
    if person is None:
        return False
    families = {fold(person.family_name), fold(person.usage_family_name)} - {""}
    givens = {fold(person.given_name), fold(person.usage_given_name)} - {""}
    return fold(candidate.person.family_name) in families or fold(candidate.person.given_name) in givens


def _tie_faults(candidate: Candidate, register: _Register) -> Iterator[Fault]:
    tie = candidate.tie
    if tie is None:
        return
    structure = register.structures.get(tie.structure)
    if structure is None:
        what = format_lazy(_("No structure has the code “{code}”."), code=tie.structure)
        mend = _("Take the code from the page of structures.")
        yield Fault("structure.unknown", what, "structure", mend, candidate.line)
        return
    person = register.people.get(candidate.person.code)
    held = register.ties.get((person.pk, structure.pk, tie.kind), []) if person else []
    if not _same(tie, held) and any(Period(tie.valid_from, tie.valid_until).overlaps(other.period) for other in held):
        what = _("The person has this affiliation already on some of these days.")
        mend = _("End the first one before the second begins.")
        yield Fault("affiliation.overlaps", what, "valid_from", mend, candidate.line)


def _same(tie: Tie, held: Sequence[Affiliation]) -> bool:
    """Whether the database holds this very tie."""
    return any((tie.valid_from, tie.valid_until) == (other.valid_from, other.valid_until) for other in held)
