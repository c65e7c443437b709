"""The public list of programmes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from cartable.engines.catalogue.api import programmes
from cartable.engines.catalogue.web.programmes.words import PROGRAMME_KINDS, programme_address
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


class ProgrammeList(ListPage):
    """Every programme."""

    title = _("Programmes")
    lead = _("What is studied here, and what each degree asks.")
    permission = "programme.view"
    search_fields = ("code", "title_fr", "title_en", "structure__title_fr")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "programmes"
    empty_title = _("No programme yet")
    empty_text = _("The registrar creates programmes, then writes what their degrees ask.")
    columns = (
        Column("title", _("Programme"), value=title_of, order_by="title_fr", url=programme_address),
        Column("code", _("Code"), order_by="code"),
        Column("kind", _("Kind"), value=lambda row: PROGRAMME_KINDS[row.kind], order_by="kind"),
        Column("structure", _("Structure"), value=lambda row: title_of(row.structure), order_by="structure__title_fr"),
        Column("terms", _("Terms"), value="terms_count", order_by="terms_count", numeric=True),
        Column("ends", _("Open until"), value="valid_until", order_by="valid_until"),
        Column("last_year", _("Regulation in force for entries from"), order_by="last_year", numeric=True),
    )
    filters = (ChoiceFilter("kind", _("Kind"), PROGRAMME_KINDS.items()),)

    def queryset(self) -> QuerySet[Any]:
        """All of them."""
        return programmes.list_programmes()

    def count_text(self, count: int) -> str:
        """« 6 formations »."""
        return ngettext("%(count)s programme", "%(count)s programmes", count) % {"count": say_number(count)}

    def actions(self) -> Sequence[Any]:
        """For those who create them."""
        if not is_allowed(self.request.user, "programme.create"):
            return []
        return [Action(_("Create a programme"), reverse("catalogue:programme-new"), icon="plus", primary=True)]
