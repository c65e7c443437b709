"""Make a pool of seats, and correct it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cartable.engines.access.api import access_pool, create_pool, edit_pool
from cartable.engines.access.models import Pool
from cartable.engines.access.queries.in_charge import managed_services
from cartable.engines.access.web.rights.fields import ReasonForm, titles
from cartable.kernel.clock import system_clock
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.ui.views import FormPage

ORDERS = (
    (Pool.Order.ARRIVAL.value, gettext_lazy("In the order in which they came")),
    (Pool.Order.NAMED.value, gettext_lazy("Those chosen by name, then in the order in which they came")),
)


class PoolForm(ReasonForm):
    """Its words, its seats, who is served first, and why."""

    title_fr = forms.CharField(label=gettext_lazy("Title in French"), max_length=200)
    title_en = forms.CharField(label=gettext_lazy("Title in English"), max_length=200, required=False)
    size = forms.IntegerField(
        label=gettext_lazy("Seats"),
        min_value=0,
        max_value=1_000_000,
        help_text=gettext_lazy("As many as the licence allows. Those beyond wait."),
    )
    serves_first = forms.ChoiceField(
        label=gettext_lazy("Who is served first"),
        choices=ORDERS,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("Whoever has a seat keeps it, whatever the order."),
    )
    field_order: tuple[str, ...] = ("title_fr", "title_en", "size", "serves_first", "reason")

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["reason"].help_text = _("The auditors read it.")


class NewPoolForm(PoolForm):
    """With its service and its code, which never change."""

    service = forms.ChoiceField(label=gettext_lazy("Service"), help_text=gettext_lazy("It never changes."))
    code = forms.SlugField(
        label=gettext_lazy("Code"),
        max_length=60,
        help_text=gettext_lazy("Letters, figures, hyphens. It never changes."),
    )
    field_order = ("service", "code", *PoolForm.field_order)

    def __init__(self, *given: Any, services: dict[str, Any], **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["service"].choices = titles(services.values())  # type: ignore[attr-defined]


class NewPool(FormPage):
    """Count the seats of a service."""

    title = gettext_lazy("New pool of seats")
    lead = gettext_lazy("Licences that are counted: a rule or a decision by name then hands out the seats.")
    form_class = NewPoolForm
    submit_label = gettext_lazy("Make the pool")

    def prepare(self) -> None:
        """Those who manage a service."""
        require(self.request.user, "service.manage")

    @cached_property
    def services(self) -> dict[str, Any]:
        """Those that the reader manages, by title."""
        rows = managed_services(self.request.user).exclude(state="closed")
        return {row.code: row for row in sorted(rows, key=lambda row: title_of(row).casefold())}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The pools."""
        return [(_("Pools of seats"), reverse("access:pools"))]

    def form_arguments(self) -> dict[str, Any]:
        """The services to choose from."""
        return {"services": self.services}

    def initial(self) -> dict[str, Any]:
        """The service named in the address."""
        wanted = self.request.GET.get("service", "")
        return {"serves_first": Pool.Order.ARRIVAL, **({"service": wanted} if wanted in self.services else {})}

    def perform(self, form: NewPoolForm) -> None:
        """Write it."""
        said = dict(form.cleaned_data)
        service = self.services[said.pop("service")]
        self.pool = create_pool(service=service, **said, actor=self.request.user, now=system_clock())

    def success_message(self) -> Any:
        """What comes next."""
        return _("The pool is ready: choose it in a rule, or when you give the service by name.")

    def success_url(self) -> str:
        """The pool."""
        return reverse("access:pool", args=[self.pool.code])


class OnePool(FormPage):
    """A form about one pool."""

    def prepare(self) -> None:
        """The pool, through its door."""
        self.pool = access_pool(self.request.user, self.kwargs["code"])

    def lead_text(self) -> Any:
        """What follows."""
        return _(
            "%(pool)s. More seats open to those who wait, in order; fewer seats put the last who came on the list."
        ) % {"pool": title_of(self.pool)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The pools, this one."""
        return [
            (_("Pools of seats"), reverse("access:pools")),
            (title_of(self.pool), reverse("access:pool", args=[self.pool.code])),
        ]


class EditPool(OnePool):
    """Other words, another size, another order."""

    title = gettext_lazy("Correct a pool")
    form_class = PoolForm
    submit_label = gettext_lazy("Save the pool")

    def initial(self) -> dict[str, Any]:
        """As it is."""
        return {name: getattr(self.pool, name) for name in ("title_fr", "title_en", "size", "serves_first")}

    def perform(self, form: PoolForm) -> None:
        """Write it."""
        edit_pool(pool=self.pool, **form.cleaned_data, actor=self.request.user, now=system_clock())

    def success_message(self) -> Any:
        """Done."""
        return _("The pool is corrected; who sits and who waits follows at once.")

    def success_url(self) -> str:
        """The pool."""
        return reverse("access:pool", args=[self.pool.code])
