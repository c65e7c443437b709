"""Frameworks: their list, and each as a matrix of programmes, competences and units."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import competences
from cartable.engines.catalogue.models import Competence, Framework
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import is_allowed
from cartable.ui.cells import Status
from cartable.ui.lists import Action, ChoiceFilter, Column
from cartable.ui.moments import say_number
from cartable.ui.views import ListPage


def framework_address(framework: Any) -> str:
    """The framework's page."""
    return reverse("catalogue:framework", args=[framework.code])


class Frameworks(ListPage):
    """Every framework."""

    title = _("Competence frameworks")
    lead = _("What units teach and programmes want is said with the competences of these frameworks.")
    permission = "unit.view"
    search_fields = ("code", "title_fr", "title_en")
    search_label = _("Code or title")
    default_sort = "code"
    export_name = "frameworks"
    empty_title = _("No framework yet")
    empty_text = _("The registrar imports them: DigComp, the school's own, or any table of competences.")
    columns = (
        Column("code", _("Code"), url=framework_address, order_by="code"),
        Column("title", _("Title"), value=title_of, order_by="title_fr"),
        Column("version", _("Version")),
        Column("competences", _("Competences"), value="competences_count", numeric=True),
        Column("source", _("Source")),
        Column("licence", _("Licence")),
    )

    def queryset(self) -> QuerySet[Any]:
        """With how many competences each has, blocks aside."""
        apart = Q(competences__competences__isnull=True)
        return Framework.objects.annotate(competences_count=Count("competences", filter=apart, distinct=True))

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list of units."""
        return [(_("Course units"), reverse("catalogue:units"))]

    def actions(self) -> list[Action]:
        """Import one."""
        if not is_allowed(self.request.user, "competence.manage"):
            return []
        address = reverse("catalogue:framework-import")
        return [Action(_("Import a framework"), address, icon="upload", primary=True)]

    def empty_action(self) -> tuple[str, Any]:
        """Import one."""
        if not is_allowed(self.request.user, "competence.manage"):
            return ("", "")
        return (reverse("catalogue:framework-import"), _("Import a framework"))

    def count_text(self, count: int) -> str:
        """« 2 référentiels »."""
        return ngettext("%(count)s framework", "%(count)s frameworks", count) % {"count": say_number(count)}


class FrameworkMatrix(ListPage):
    """The competences of a framework: which programmes want them, which units teach them, where gaps are."""

    search_fields = ("code", "title_fr", "title_en", "block__title_fr", "block__title_en")
    search_label = _("Code or title")
    default_sort = "rank"
    page_size = 60
    empty_title = _("No competence")
    empty_text = _("No competence of the framework answers.")

    def prepare(self) -> None:
        """The framework, and the matrix."""
        self.framework = competences.access_framework(self.request.user, self.kwargs["code"])
        self.matrix = competences.competence_matrix(framework=self.framework, on=today())
        self.export_name = f"competences-{self.framework.code}"  # type: ignore[misc]

    def queryset(self) -> QuerySet[Any]:
        """Competences, blocks aside."""
        return Competence.objects.filter(framework=self.framework, competences__isnull=True).select_related("block")

    def list_columns(self) -> list[Column]:
        """The competence, what each programme wants of it, who teaches it."""
        return [
            Column("rank", _("Code"), value="code", order_by="rank"),
            Column("title", _("Competence"), value=title_of, order_by="title_fr"),
            Column("block", _("Block"), value=lambda row: title_of(row.block) if row.block else ""),
            *(self._programme(programme) for programme in self.matrix.programmes),
            Column("best", _("Taught up to"), value=lambda row: self._level(self.matrix.best(row.pk)) or _("nobody")),
            Column("units", _("Units that teach it, with the level"), value=self._units),
        ]

    def list_filters(self) -> list[ChoiceFilter]:
        """By block; gaps alone."""
        blocks = Competence.objects.filter(framework=self.framework, competences__isnull=False).distinct()
        gaps, taught = self.matrix.gaps(), list(self.matrix.taught)
        return [
            ChoiceFilter("block", _("Block"), [(row.code, title_of(row)) for row in blocks], lookup="block__code"),
            ChoiceFilter(
                "state",
                _("State"),
                [("gap", _("Wanted more than taught")), ("taught", _("Taught")), ("untaught", _("Taught by nobody"))],
                apply=lambda rows, value: {
                    "gap": rows.filter(pk__in=gaps),
                    "taught": rows.filter(pk__in=taught),
                }.get(value, rows.exclude(pk__in=taught)),
            ),
        ]

    def page_title(self) -> Any:
        """Its title."""
        return title_of(self.framework)

    def lead_text(self) -> Any:
        """Its source and licence, and how many gaps there are."""
        gaps = len(self.matrix.gaps())
        said = ngettext(
            "%(count)d competence is wanted more than it is taught.",
            "%(count)d competences are wanted more than they are taught.",
            gaps,
        )
        parts = [said % {"count": gaps}] if self.matrix.wanted else [gettext("No programme wants any of it yet.")]
        origin = ", ".join(part for part in (self.framework.source, self.framework.licence) if part)
        return " ".join([*parts, f"{gettext('Source')} : {origin}." if origin else ""]).strip()

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list of frameworks."""
        return [
            (_("Course units"), reverse("catalogue:units")),
            (_("Competence frameworks"), reverse("catalogue:frameworks")),
        ]

    def actions(self) -> list[Action]:
        """What programmes want."""
        if not is_allowed(self.request.user, "competence.manage"):
            return []
        address = reverse("catalogue:framework-wanted", args=[self.framework.code])
        return [Action(_("What programmes want"), address, icon="pencil")]

    def count_text(self, count: int) -> str:
        """« 21 compétences »."""
        return ngettext("%(count)s competence", "%(count)s competences", count) % {"count": say_number(count)}

    def _programme(self, programme: Any) -> Column:
        code = programme.code

        def level(row: Any) -> int | None:
            return self.matrix.wanted.get(row.pk, {}).get(code)

        def show(row: Any) -> Any:
            wanted = level(row)
            if wanted is None:
                return ""
            return Status("no" if self.matrix.is_gap(row.pk, code) else "ok", self._level(wanted))

        title = gettext("Wanted by %(code)s") % {"code": code}
        return Column(f"p-{programme.pk}", title, value=show, export=lambda row: level(row) or "")

    def _level(self, rank: int) -> str:
        """« 3 – Intermédiaire »."""
        for row in self.framework.levels:
            if int(row["rank"]) == rank:
                english = self.request.LANGUAGE_CODE == "en" and row.get("title_en")
                title = row["title_en"] if english else row["title_fr"]
                return title if str(rank) in title else f"{rank} – {title}"
        return str(rank) if rank else ""

    def _units(self, row: Any) -> str:
        return ", ".join(f"{code} ({level})" for code, level in self.matrix.taught.get(row.pk, ()))
