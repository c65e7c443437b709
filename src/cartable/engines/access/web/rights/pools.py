"""Pools of seats: how full, who waits in which order, another size."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Case, F, IntegerField, QuerySet, Value, When
from django.db.models.expressions import Window
from django.db.models.functions import RowNumber
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.access.api import access_pool, set_pool_size
from cartable.engines.access.models import Pool
from cartable.engines.access.queries.in_charge import open_people
from cartable.engines.access.queries.pools import counted_pools, in_turn, rules_of_pool, seated
from cartable.engines.access.web.rights.fields import ReasonForm
from cartable.engines.access.web.rights.holders import sayings_of, why_column
from cartable.engines.access.web.rights.people_cells import person_column
from cartable.engines.access.web.rights.pool_forms import OnePool
from cartable.engines.access.web.rights.sayings import Sayings
from cartable.engines.access.web.rights.words import HOLDING_STATES, RULE_STATES, status_of
from cartable.kernel.clock import system_clock, today
from cartable.kernel.languages import title_of
from cartable.ui.cells import Linked, Ratio, Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


def fullness(row: Any) -> Status:
    """Full, nearly so, free."""
    free = row.size - row.taken
    if row.waiting:
        said = ngettext("%(count)s person waits", "%(count)s people wait", row.waiting)
        return Status("no", said % {"count": say_number(row.waiting)})
    if free <= 0:
        return Status("wait", _("Full"))
    said = ngettext("%(count)s free seat", "%(count)s free seats", free)
    return Status("ok", said % {"count": say_number(free)})


class PoolList(ListPage):
    """Every pool of the services that the reader manages."""

    title = gettext_lazy("Pools of seats")
    lead = gettext_lazy("Licences that are counted: those beyond the size wait in the order in which they came.")
    permission = "service.manage"
    search_fields = ("code", "title_fr", "title_en", "service__title_fr")
    search_label = gettext_lazy("Pool or service")
    default_sort = "code"
    export_name = "pools"
    empty_title = gettext_lazy("No pool of seats")
    empty_text = gettext_lazy("A pool limits how many hold a service at once: make one, then choose it in a rule.")
    columns = (
        Column(
            "code",
            gettext_lazy("Pool"),
            value=lambda row: Linked(title_of(row), reverse("access:pool", args=[row.code])),
            order_by="code",
            export=lambda row: row.code,
        ),
        Column(
            "service", gettext_lazy("Service"), value=lambda row: title_of(row.service), order_by="service__title_fr"
        ),
        Column("taken", gettext_lazy("Seats taken"), value=lambda row: Ratio(row.taken, row.size), order_by="taken"),
        Column("waiting", gettext_lazy("State"), value=fullness, order_by="waiting"),
    )

    def queryset(self) -> QuerySet[Any]:
        """Counted today."""
        return counted_pools(self.request.user, today())

    def actions(self) -> list[Action]:
        """Another one."""
        return [Action(gettext_lazy("New pool"), reverse("access:new-pool"), icon="plus", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """The same."""
        return reverse("access:new-pool"), gettext_lazy("New pool")

    def count_text(self, count: int) -> str:
        """« 3 contingents »."""
        return ngettext("%(count)s pool", "%(count)s pools", count) % {"count": say_number(count)}


class PoolPage(ListPage):
    """Who has a seat, who waits in which order."""

    template_name = "access/rights/pool.html"
    search_fields = ("person__family_name", "person__given_name", "person__usage_family_name", "person__code")
    search_label = gettext_lazy("Name or number")
    default_sort = "place"
    export_name = "pool"
    empty_title = gettext_lazy("Every seat is free")
    empty_text = gettext_lazy("Nobody holds a seat of this pool yet.")
    columns = (
        person_column(),
        Column(
            "place",
            gettext_lazy("Place"),
            value=lambda row: row.place if row.waits else None,
            order_by=("-waits", "place"),
            numeric=True,
        ),
        Column(
            "state", gettext_lazy("State"), value=lambda row: status_of(HOLDING_STATES, row.state), order_by="state"
        ),
        Column("since", gettext_lazy("Since"), value="since", order_by="since"),
    )
    filters = (
        ChoiceFilter(
            "state",
            gettext_lazy("State"),
            choices=[("waiting", HOLDING_STATES["waiting"][1]), ("held", HOLDING_STATES["held"][1])],
        ),
    )

    def prepare(self) -> None:
        """The pool, through its door."""
        self.pool = access_pool(self.request.user, self.kwargs["code"])
        self.counted = counted_pools(self.request.user, today()).get(pk=self.pool.pk)
        self.why = why_column(sayings_of(self.pool.service))

    def list_columns(self) -> list[Column]:
        """With the reason, in words."""
        return [*self.columns, self.why]

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.pool)

    def lead_text(self) -> Any:
        """Of which service."""
        said = {"service": title_of(self.pool.service)}
        if self.pool.serves_first == Pool.Order.NAMED:
            return _("Seats of: %(service)s. Those chosen by name are served first, then whoever came first.") % said
        return _("Seats of: %(service)s. Whoever came first is served first.") % said

    def crumbs(self) -> list[tuple[Any, str]]:
        """The pools."""
        return [(_("Pools of seats"), reverse("access:pools"))]

    def actions(self) -> list[Action]:
        """Another size, other words."""
        key = [self.pool.code]
        return [
            Action(gettext_lazy("Correct"), reverse("access:edit-pool", args=key), "pencil"),
            Action(gettext_lazy("Change the size"), reverse("access:pool-size", args=key), "ticket"),
        ]

    def queryset(self) -> QuerySet[Any]:
        """Those seated and those who wait, with their place."""
        waits = Case(When(state="waiting", then=Value(1)), default=Value(0), output_field=IntegerField())
        rows = seated(self.pool, today()).annotate(waits=waits)
        place = Window(RowNumber(), partition_by=F("waits"), order_by=in_turn(self.pool))
        return rows.annotate(place=place).filter(open_people(self.request.user))

    def extra(self) -> dict[str, Any]:
        """How full, and by which rules."""
        found = list(rules_of_pool(self.pool))
        say = Sayings(rule.population for rule in found)
        rules = [(rule.code, say(rule.population), status_of(RULE_STATES, rule.state)) for rule in found]
        return {"pool": self.counted, "fullness": fullness(self.counted), "rules": rules}


class SizeForm(ReasonForm):
    """How many seats, and why."""

    size = forms.IntegerField(label=gettext_lazy("Seats"), min_value=0, max_value=1_000_000)
    field_order = ("size", "reason")


class PoolSize(OnePool):
    """Another size for a pool."""

    title = gettext_lazy("Change the size of a pool")
    form_class = SizeForm
    submit_label = gettext_lazy("Set this size")

    def initial(self) -> dict[str, Any]:
        """The present size."""
        return {"size": self.pool.size}

    def perform(self, form: SizeForm) -> None:
        """Set it."""
        said = form.cleaned_data
        set_pool_size(
            pool=self.pool, size=said["size"], actor=self.request.user, reason=said["reason"], now=system_clock()
        )

    def success_message(self) -> Any:
        """Done."""
        return _("The pool has %(count)s seats.") % {"count": say_number(self.pool.size)}

    def success_url(self) -> str:
        """The pool."""
        return reverse("access:pool", args=[self.pool.code])
