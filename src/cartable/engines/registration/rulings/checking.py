"""The rules of choice, each in a function of its own."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cartable.engines.registration.rulings.kinds import Chosen, Limits, Record, Ruling, Severity
from cartable.engines.registration.rulings.wording import Lifted, credits_said, joined, ruling, units_said
from cartable.kernel.problems import Text

if TYPE_CHECKING:
    from cartable.engines.catalogue.api import UnitCard

#: From this level a language is enough to follow a unit given in it.
ENOUGH = frozenset({"B1", "B2", "C1", "C2"})
TEACHING = "fr"
LANGUAGES = {
    "en": pgettext_lazy("in a sentence, taught in", "English"),
    "de": pgettext_lazy("in a sentence, taught in", "German"),
    "es": pgettext_lazy("in a sentence, taught in", "Spanish"),
    "it": pgettext_lazy("in a sentence, taught in", "Italian"),
}


def check(
    *,
    cards: Mapping[str, UnitCard],
    chosen: Sequence[Chosen],
    record: Record,
    limits: Limits,
    offered: Collection[str],
    withdrawn: Collection[str] = (),
    lifted: Lifted = (),
) -> list[Ruling]:
    """All that is to be said of a choice, unit by unit in the order given, then of the whole.

    ``cards`` holds each unit chosen; a code without card counts as not offered. ``offered`` are the units of the term,
    ``withdrawn`` those that were taken out of it. ``lifted`` are the derogations granted. Reserves count neither in
    credits nor in the number of units; main ones must reach the minimum by themselves.
    """
    found: list[Ruling] = []
    seen: list[Chosen] = []
    for one in chosen:
        found += check_unit(
            one.unit,
            kind=one.kind,
            cards=cards,
            beside=seen,
            record=record,
            offered=offered,
            withdrawn=withdrawn,
            lifted=lifted,
            together={other.unit for other in chosen},
        )
        seen.append(one)
    found += _of_the_whole(cards, chosen, limits, lifted)
    return found


def check_unit(
    code: str,
    *,
    kind: str = "main",
    cards: Mapping[str, UnitCard],
    beside: Sequence[Chosen],
    record: Record,
    offered: Collection[str],
    withdrawn: Collection[str] = (),
    lifted: Lifted = (),
    together: Collection[str] | None = None,
) -> list[Ruling]:
    """What is to be said of one unit beside those chosen before it; ``together`` are all those of the semester."""
    if code in withdrawn:
        return [ruling("withdrawn", *_withdrawn_words(code), unit=code)]
    card = cards.get(code)
    if card is None or code not in offered:
        return [ruling("not_offered", *_not_offered_words(code), unit=code)]
    with_it = {one.unit for one in beside} if together is None else set(together)
    return [
        *_acquired(card, record, lifted),
        *_before(card, record, with_it, lifted),
        *_advised(card, record, with_it),
        *_excluded(card, Chosen(code, kind), beside, record, lifted),
        *_language(card, record),
    ]


def _withdrawn_words(code: str) -> tuple[Text, Text]:
    return (
        format_lazy(_("{unit} was withdrawn: it won't be taught this semester."), unit=code),
        _("Take it out and choose another one."),
    )


def _not_offered_words(code: str) -> tuple[Text, Text]:
    return (
        format_lazy(_("{unit} isn't offered this semester."), unit=code),
        _("Choose another one, or keep it for a later semester."),
    )


def _acquired(card: UnitCard, record: Record, lifted: Lifted) -> Iterator[Ruling]:
    if card.code in record.acquired:
        what = format_lazy(_("You have acquired {unit} already: it brings no further credit."), unit=card.code)
        yield ruling("already_acquired", what, _("Choose another one."), unit=card.code, lifted=lifted)
    elif card.code in record.under_way:
        what = format_lazy(_("You follow {unit} at present: choose it again only if you fail it."), unit=card.code)
        yield ruling("already_acquired", what, unit=card.code, severity="counsel")


def _before(card: UnitCard, record: Record, together: set[str], lifted: Lifted) -> Iterator[Ruling]:
    """Of each set of prerequisites one is wanted: acquired is met, followed at present is under way, else missing."""
    for wanted in card.prerequisites:
        if wanted & record.acquired:
            continue
        other = "|".join(sorted(wanted))
        coming = wanted & record.under_way
        if coming:
            what = format_lazy(
                _("{unit} wants {before}, which you follow at present."), unit=card.code, before=joined(coming)
            )
            mend = _("It holds if you pass it; add a reserve in case you don't.")
            yield ruling("prerequisite", what, mend, unit=card.code, other=other, severity="counsel")
            continue
        same = wanted & together
        if same:
            what = format_lazy(
                _("Not yet: {unit} wants {before}, which you would follow the same semester."),
                unit=card.code,
                before=joined(same),
            )
        else:
            what = format_lazy(_("Not yet: {unit} wants {before} before."), unit=card.code, before=joined(wanted))
        mend = _("Take it in a later semester, or ask for a derogation.")
        yield ruling("prerequisite", what, mend, unit=card.code, other=other, lifted=lifted)


def _advised(card: UnitCard, record: Record, together: set[str]) -> Iterator[Ruling]:
    known = record.acquired | record.under_way | together
    for wanted in card.advised:
        if not wanted & known:
            what = format_lazy(_("{before} is advised before {unit}."), unit=card.code, before=joined(wanted))
            yield ruling("prerequisite", what, unit=card.code, other="|".join(sorted(wanted)), severity="counsel")


def _excluded(
    card: UnitCard, own: Chosen, beside: Sequence[Chosen], record: Record, lifted: Lifted
) -> Iterator[Ruling]:
    """A reserve may exclude what it would replace: then it is said, and forbids nothing."""
    for code in sorted(card.exclusions & record.acquired):
        what = format_lazy(_("{unit} can't be held with {other}, which you have acquired."), unit=card.code, other=code)
        yield ruling("exclusion", what, _("Choose another one."), unit=card.code, other=code, lifted=lifted)
    for one in beside:
        if one.unit in card.exclusions:
            replaces = "reserve" in (own.kind, one.kind)
            what = format_lazy(_("{unit} and {other} can't be held together."), unit=card.code, other=one.unit)
            mend = _("The one in reserve can only replace the other.") if replaces else _("Keep one of the two.")
            severity: Severity | None = "counsel" if replaces else None
            yield ruling("exclusion", what, mend, unit=card.code, other=one.unit, severity=severity, lifted=lifted)


def _language(card: UnitCard, record: Record) -> Iterator[Ruling]:
    level = record.languages.get(card.language, "")
    if card.language == TEACHING or level in ENOUGH:
        return
    tongue = LANGUAGES.get(card.language, card.language.upper())
    if level:
        what = format_lazy(
            _("Taught in {language}: level B1 is advised, yours is {level}."), language=tongue, level=level
        )
    else:
        what = format_lazy(_("Taught in {language}: level B1 is advised, none of yours is known."), language=tongue)
    yield ruling("language", what, unit=card.code)


def _of_the_whole(
    cards: Mapping[str, UnitCard], chosen: Sequence[Chosen], limits: Limits, lifted: Lifted
) -> Iterator[Ruling]:
    counted = [one for one in chosen if one.kind != "reserve" and one.unit in cards]
    total = sum(cards[one.unit].credits for one in counted)
    sure = sum(cards[one.unit].credits for one in counted if one.kind == "main")
    if limits.credits_min is not None and sure < limits.credits_min:
        what = format_lazy(
            _("{credits} missing to reach the minimum."), credits=credits_said(limits.credits_min - sure)
        )
        yield ruling("credits_low", what, _("Add a unit, or send as it is: your adviser is told."), lifted=lifted)
    if limits.credits_max is not None and total > limits.credits_max:
        what = format_lazy(_("{credits} above the maximum."), credits=credits_said(total - limits.credits_max))
        mend = _("Take a unit out or put it in reserve, or ask for a derogation.")
        yield ruling("credits_high", what, mend, lifted=lifted)
    if limits.units_at_most is not None and len(counted) > limits.units_at_most:
        what = format_lazy(
            _("{units} chosen, at most {most} may be."), units=units_said(len(counted)), most=limits.units_at_most
        )
        mend = _("Take a unit out or put it in reserve, or ask for a derogation.")
        yield ruling("too_many", what, mend, lifted=lifted)
