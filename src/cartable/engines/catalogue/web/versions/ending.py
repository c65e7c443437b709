"""The end of a unit: withdrawn from a day on, what takes its place, taught again."""

from __future__ import annotations

import re
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import versions
from cartable.engines.catalogue.queries.replacements import replaced_by
from cartable.engines.catalogue.web.units import unit_address
from cartable.engines.catalogue.web.versions.forms import ReasonForm, ReplacedForm, WithdrawForm
from cartable.engines.catalogue.web.versions.pages import unit_crumbs
from cartable.kernel.clock import system_clock, today
from cartable.ui.moments import say_day
from cartable.ui.views import FormPage

BETWEEN = re.compile(r"[\s,;]+")


def typed_codes(text: str) -> list[str]:
    """« IF51, IF52 » → IF51 and IF52, each once."""
    return list(dict.fromkeys(code for code in BETWEEN.split(text) if code))


class WithdrawUnit(FormPage):
    """Teach a unit no more from a day on, having read whom it hits."""

    template_name = "catalogue/versions/withdraw.html"
    form_class = WithdrawForm
    submit_label = _("Withdraw the unit")
    is_danger = True
    lead = _("What was taught stays. Lists of wishes that hold it are told, and nothing is taken off them.")

    def prepare(self) -> None:
        """Find the unit."""
        self.unit = versions.access_decided_unit(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """« Retirer MT01 »."""
        return gettext("Withdraw %(code)s") % {"code": self.unit.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list and the unit."""
        return unit_crumbs(self.unit)

    def initial(self) -> dict[str, Any]:
        """The day it is withdrawn already."""
        codes = ", ".join(unit.code for unit in replaced_by(self.unit))
        return {"on": self.unit.withdrawn_on, "replaced_by": codes} if self.unit.withdrawn_on else {}

    def extra(self) -> dict[str, Any]:
        """Whom it hits as of today."""
        return {"hit": versions.hit_by_withdrawal(self.unit, on=today()), "unit": self.unit}

    def perform(self, form: WithdrawForm) -> None:
        """Withdraw it."""
        given = form.cleaned_data
        self.unit = versions.withdraw_unit(
            unit=self.unit,
            on=given["on"],
            reason=given["reason"],
            actor=self.request.user,
            now=system_clock(),
            replaced_by=typed_codes(given["replaced_by"]),
        )

    def success_message(self) -> Any:
        """From which day."""
        said = gettext("The unit is withdrawn from %(day)s on.")
        return said % {"day": say_day(self.unit.withdrawn_on, "year")}

    def success_url(self) -> str:
        """The unit."""
        return unit_address(self.unit)


class UnitReplacedBy(FormPage):
    """Say, once a unit is withdrawn, which ones take its place."""

    form_class = ReplacedForm
    submit_label = _("Save")
    lead = _("The guide shows these units to who looks for the one that is taught no more.")

    def prepare(self) -> None:
        """Find the unit. Raises NotWithdrawn while it is taught."""
        self.unit = versions.access_decided_unit(self.request.user, self.kwargs["code"])
        if self.unit.withdrawn_on is None:
            raise versions.NotWithdrawn

    def page_title(self) -> Any:
        """« Ce qui remplace MT01 »."""
        return gettext("What replaces %(code)s") % {"code": self.unit.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list and the unit."""
        return unit_crumbs(self.unit)

    def initial(self) -> dict[str, Any]:
        """Those said before."""
        return {"replaced_by": ", ".join(unit.code for unit in replaced_by(self.unit))}

    def perform(self, form: ReplacedForm) -> None:
        """Write them."""
        given = form.cleaned_data
        codes = typed_codes(given["replaced_by"])
        versions.set_replacements(unit=self.unit, codes=codes, reason=given["reason"], actor=self.request.user)

    def success_message(self) -> Any:
        """Saved."""
        return _("What replaces the unit is saved.")

    def success_url(self) -> str:
        """The unit."""
        return unit_address(self.unit)


class RestoreUnit(FormPage):
    """Take a withdrawal back."""

    form_class = ReasonForm
    submit_label = _("Teach it again")
    lead = _("Its withdrawal is taken back; lists that hold it are told.")

    def prepare(self) -> None:
        """Find the unit."""
        self.unit = versions.access_decided_unit(self.request.user, self.kwargs["code"])

    def page_title(self) -> Any:
        """« Reprendre MT01 »."""
        return gettext("Teach %(code)s again") % {"code": self.unit.code}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list and the unit."""
        return unit_crumbs(self.unit)

    def perform(self, form: ReasonForm) -> None:
        """Restore it."""
        given = {"reason": form.cleaned_data["reason"], "actor": self.request.user, "now": system_clock()}
        versions.restore_unit(unit=self.unit, **given)

    def success_message(self) -> Any:
        """Done."""
        return _("The unit is taught again.")

    def success_url(self) -> str:
        """The unit."""
        return unit_address(self.unit)
