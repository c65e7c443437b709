"""The records that wait for a human."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import arriving
from cartable.engines.people.queries.sources import last_decided, records_to_decide, waiting_days
from cartable.engines.people.web.sources.labels import verdict_text
from cartable.engines.people.web.sources.source_pages import sources_crumbs
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage

AGES = (("7", _("a week and more")), ("30", _("a month and more")))


def name_of_record(record: Any) -> str:
    """Family name first, as the source writes it."""
    told = record.payload
    family = told.get("usage_family_name") or told.get("family_name", "")
    given = told.get("usage_given_name") or told.get("given_name", "")
    return f"{family} {given}".strip()


def percent(probability: float | None) -> str:
    """« 97 % »; never a hundred, for nobody is sure."""
    if probability is None:
        return ""
    return gettext("%(number)s %%") % {"number": min(99, round(probability * 100))}


def _best(record: Any) -> str:
    if not record.seen_candidates:
        return gettext("nobody")
    best = record.seen_candidates[0].person
    return f"{best.sorted_name} ({best.code})"


def _chance(record: Any) -> str:
    return percent(record.seen_candidates[0].probability) if record.seen_candidates else ""


def _age(record: Any) -> str:
    days = waiting_days(record, system_clock())
    return ngettext("%(count)s day", "%(count)s days", days) % {"count": say_number(days)} if days else gettext("today")


def list_sources() -> list[tuple[str, str]]:
    """Code and title of each."""
    return [(source.code, title_of(source)) for source in arriving.Source.objects.all()]


def waiting_since(rows: QuerySet[Any], days: str) -> QuerySet[Any]:
    """Those who wait for so many days or more."""
    return rows.filter(arrived_at__lte=system_clock() - timedelta(days=int(days)))


class RecordQueue(ListPage):
    """Records that matching leaves to a human."""

    title = _("Records to decide")
    lead = _("Each may be of somebody known: look at both, then say.")
    permission = "source.manage"
    search_fields = ("key",)
    search_label = _("Name, mail or key at the source")
    export_name = "records-to-decide"
    empty_title = _("Nothing to decide")
    empty_text = _("What sources send and matching isn't sure of comes here.")
    columns = (
        Column(
            "name",
            _("Name"),
            value=name_of_record,
            url=lambda record: reverse("people:record", args=[record.uuid]),
        ),
        Column("source", _("Source"), value=lambda record: title_of(record.source), order_by="source__title_fr"),
        Column("best", _("Most alike"), value=_best),
        Column("probability", _("Likelihood"), value=_chance, order_by="probability", numeric=True),
        Column("why", _("Why a human"), value=lambda record: verdict_text(record.verdict)),
        Column("age", _("Waiting for"), value=_age, order_by="-arrived_at", numeric=True),
    )

    def queryset(self) -> QuerySet[Any]:
        """The longest waiting first."""
        return records_to_decide(self.request.user)

    def list_filters(self) -> list[ChoiceFilter]:
        """By source, by age."""
        return [
            ChoiceFilter("source", _("Source"), list_sources, lookup="source__code"),
            ChoiceFilter("age", _("Waiting for"), AGES, apply=waiting_since),
        ]

    def search(self, rows: QuerySet[Any], text: str) -> QuerySet[Any]:
        """Every word is in the names, the address or the key, accents and case aside."""
        named = ("family_name", "given_name", "usage_family_name", "usage_given_name", "mail")
        condition = Q()
        for word in text.split():
            one = Q(key__icontains=word)
            for name in named:
                one |= Q(**{f"payload__{name}__icontains": word})
            condition &= one
        return rows.filter(condition)

    def count_text(self, count: int) -> str:
        """« 12 à décider »."""
        return ngettext("%(count)s record to decide", "%(count)s records to decide", count) % {
            "count": say_number(count)
        }

    def crumbs(self) -> list[tuple[Any, str]]:
        """The sources."""
        return sources_crumbs()

    def actions(self) -> list[Action]:
        """Begin with the first; look at the last decision again."""
        found = []
        last = last_decided(self.request.user)
        if last is not None:
            found.append(Action(_("My last decision"), reverse("people:record", args=[last.uuid]), icon="history"))
        first = self.queryset().first()
        if first is not None:
            address = reverse("people:record", args=[first.uuid])
            found.append(Action(_("Begin"), address, icon="arrow-right", primary=True))
        return found
