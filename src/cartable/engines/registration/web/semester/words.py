"""What the page says of a unit beside the week, of its places and of why it is suggested."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import time

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext, ngettext

from cartable.engines.catalogue.api import tag_titles
from cartable.engines.registration.api import JudgedChoice, compatibility, rulings
from cartable.engines.registration.queries.demand import Demand
from cartable.engines.registration.suggesting import Reason
from cartable.kernel.languages import in_language, reader_language
from cartable.ui.cells import Status
from cartable.ui.moments import say_number, say_time

MOST_NAMED = 3


def credits_text(count: int) -> str:
    """« 6 crédits »."""
    return ngettext("%(count)s credit", "%(count)s credits", count) % {"count": say_number(count)}


def named(words: list[str]) -> str:
    """« a, b et 3 autres »."""
    if len(words) <= MOST_NAMED:
        return ", ".join(words)
    more = len(words) - MOST_NAMED + 1
    shown = ", ".join(words[: MOST_NAMED - 1])
    return ngettext("%(shown)s and %(more)s other", "%(shown)s and %(more)s others", more) % {
        "shown": shown,
        "more": more,
    }


def ruling_status(one: rulings.Ruling) -> Status:
    """A ruling as a pastille: what blocks, what is not possible yet, what is counsel."""
    if one.severity == "blocks":
        return Status("none" if one.rule == "prerequisite" else "no", one.what)
    return Status("wait" if one.severity == "warns" else "info", one.what)


def week_status(judged: JudgedChoice, code: str) -> Status | None:
    """How the unit fits beside the others; None as long as no timetable is known."""
    found = judged.beside.get(code)
    if judged.plan.state == "none" or found is None:
        return None
    slot = judged.plan.slot_minutes
    if not found.possible:
        if found.clashes:
            return Status("no", compatibility.clash_words(found.clashes[0], slot_minutes=slot))
        return Status("none", gettext("Your choice clashes already; this unit adds no clash of its own."))
    said = _groups_left(judged, code, found)
    if found.lost_minutes:
        return Status("wait", gettext("%(said)s It takes some of the time you want free.") % {"said": said})
    return Status("ok", said)


def _groups_left(judged: JudgedChoice, code: str, found: compatibility.Compatibility) -> str:
    """« Compatible : 2 groupes de TD sur 4 », the part that leaves least choice."""
    offering = judged.ground.offered[code]
    left = set(found.groups.get(offering, ()))
    parts = []
    for way in judged.tree.offerings[offering].ways:
        for part in way.parts:
            possible = [group for group in part.groups if group.id in left]
            if possible and len(part.groups) > len(possible):
                parts.append((len(possible), len(part.groups), part.kind.upper(), possible[0]))
    if not parts:
        return gettext("Fits in your week.")
    count, total, kind, first = min(parts, key=lambda one: (one[0], one[2]))
    if count > 1:
        values = {"count": count, "total": total, "kind": kind}
        return gettext("Fits: %(count)s of %(total)s %(kind)s groups remain possible.") % values
    moment = class_moment(judged, first.id)
    values = {"group": f"{kind} {first.number}", "moment": moment}
    if moment:
        return gettext("Fits, in one group only: %(group)s, %(moment)s.") % values
    return gettext("Fits, in one group only: %(group)s.") % values


def class_moment(judged: JudgedChoice, class_id: int) -> str:
    """« lundi 16 h 30 », the first time of a class; "" while it has none."""
    times = judged.plan.classes.get(class_id, ())
    if not times:
        return ""
    first = min(times, key=lambda one: (one.days & -one.days, one.start))
    day = (first.days & -first.days).bit_length() - 1
    minutes = first.start * judged.plan.slot_minutes
    return f"{weekday(day)} {say_time(time(minutes // 60 % 24, minutes % 60))}"


def weekday(day: int) -> str:
    """« lundi » or “Monday”; 0 is Monday."""
    name = str(WEEKDAYS[day])
    return name if reader_language() == "en" else name.lower()


def places_status(demand: Demand | None, *, adjusting: bool) -> Status | None:
    """Places and who wants them; None for a unit without limit that nobody wishes."""
    if demand is None or (demand.capacity is None and not demand.wished):
        return None
    if demand.capacity is None:
        said = ngettext("%(count)s student wishes it", "%(count)s students wish it", demand.wished)
        return Status("none", said % {"count": say_number(demand.wished)})
    if adjusting:
        return _left_status(demand)
    values = {"places": say_number(demand.capacity), "wished": say_number(demand.wished)}
    said = gettext("%(places)s places, wished by %(wished)s") % values
    return Status("wait" if demand.wished > demand.capacity else "none", said)


def _left_status(demand: Demand) -> Status:
    left = demand.left or 0
    if left:
        return Status("ok", ngettext("%(count)s place left", "%(count)s places left", left) % {"count": left})
    waiting = ngettext("Full: %(count)s student waits", "Full: %(count)s students wait", demand.waiting)
    return Status("wait", waiting % {"count": say_number(demand.waiting)})


def tag_words() -> dict[str, str]:
    """What regulations call each profile, in the reader's language. One query."""
    return {tag: in_language(*titles) for tag, titles in tag_titles().items()}


def reason_text(reason: Reason, titles: dict[str, str], tags: Mapping[str, str]) -> str:
    """Why a unit is suggested; ``titles`` of the requirements by key, ``tags`` as :func:`tag_words` says them."""
    if reason.kind == "degree":
        names = [titles[key] for key in reason.of if titles.get(key)]
        return gettext("Your degree still needs it: %(what)s") % {"what": named(names[::-1])} if names else ""
    if reason.kind == "project":
        return gettext("It suits your project: %(tags)s") % {"tags": named([tags.get(tag, tag) for tag in reason.of])}
    if reason.kind == "opens":
        return gettext("It opens %(units)s") % {"units": named(list(reason.of))}
    took, among = reason.of
    return gettext("%(took)s of the %(among)s students with the record most like yours took it") % {
        "took": took,
        "among": among,
    }
