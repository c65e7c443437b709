"""« À quoi ressemblerait mon parcours » : three example paths through a programme, by profile."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from cartable.engines.catalogue.guide.paths import CREDITS, Frame, Path, Profile, compose, profiles_of
from cartable.engines.catalogue.guide.selection import MOST
from cartable.engines.catalogue.guide.wanted import read_wanted
from cartable.engines.catalogue.queries.guide import (
    codes_of_structure,
    find_programme,
    list_programmes,
    regulation_in_force,
    tag_titles,
)
from cartable.engines.catalogue.web.guide.page import GuidePage
from cartable.engines.catalogue.web.guide.words import SEASONS, say_tag, text_language, unit_url
from cartable.engines.catalogue.web.labels import CATEGORIES
from cartable.kernel.clock import today
from cartable.kernel.languages import title_of
from cartable.kernel.problems import NotFound

KINDS = {
    "foundation": gettext_lazy("Foundation years"),
    "engineer": gettext_lazy("Engineering degree"),
    "master": gettext_lazy("Master's degree"),
    "diploma": gettext_lazy("University diploma"),
}
#: The level of a programme's first units when its structure has none.
FIRST_LEVEL = {"foundation": 1, "engineer": 3, "master": 4, "diploma": 1}
ICONS = {"foundation": "school", "engineer": "graduation-cap", "master": "award", "diploma": "scroll-text"}


class Programmes(GuidePage):
    """Choose a programme."""

    template_name = "catalogue/guide/programmes.html"
    title = gettext_lazy("What could my path look like?")
    lead = gettext_lazy("Choose a programme: three example paths, by profile, from the units of the guide.")

    def extra(self) -> dict[str, Any]:
        """The programmes, by kind."""
        return {
            "programmes": [
                {
                    "title": title_of(programme),
                    "language": text_language(programme),
                    "kind": KINDS[programme.kind],
                    "icon": ICONS[programme.kind],
                    "terms": ngettext("%(count)d semester", "%(count)d semesters", programme.terms_count)
                    % {"count": programme.terms_count},
                    "url": self.basket.link(reverse("guide:path", args=[programme.code])),
                }
                for programme in list_programmes(today())
            ]
        }


class ExamplePaths(GuidePage):
    """Three paths through a programme; ``?profile=2`` shows the second."""

    template_name = "catalogue/guide/path.html"

    def prepare(self) -> None:
        """The programme. Raises NotFound."""
        code = self.kwargs["code"]
        programme = find_programme(code)
        if programme is None:
            raise NotFound(
                format_lazy(gettext_lazy("No programme has the code “{code}”."), code=code[:60]),
                gettext_lazy("Choose one in the list of programmes."),
            )
        self.programme = programme

    def page_title(self) -> str:
        """The programme."""
        return title_of(self.programme)

    def lead_text(self) -> str:
        """What these paths are."""
        return _(
            "Three ways of spending %(count)d semesters here, as examples: each unit comes once what it wants is done. "
            "Yours will be another."
        ) % {"count": self.programme.terms_count}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The guide, the programmes."""
        return [*super().crumbs(), (_("Example paths"), self.basket.link(reverse("guide:paths")))]

    def canonical_parameters(self) -> dict[str, str]:
        """Each profile is a page."""
        return {"profile": str(self.shown + 1)} if self.shown else {}

    @cached_property
    def frame(self) -> Frame:
        """What all its paths share."""
        programme = self.programme
        regulation = regulation_in_force(programme, today().year)
        wanted = read_wanted(regulation.tree if regulation else None)
        home = codes_of_structure(programme.structure_id) & self.units.keys()
        level = min((self.units[code].level for code in home), default=FIRST_LEVEL[programme.kind])
        return Frame(programme.terms_count, level, wanted.scaled(CREDITS * programme.terms_count), frozenset(home))

    @cached_property
    def profiles(self) -> tuple[Profile, ...]:
        """The three."""
        return profiles_of(list(self.units.values()), self.frame)

    @cached_property
    def shown(self) -> int:
        """Which of them is shown whole; the first unless the address says otherwise."""
        wanted = self.request.GET.get("profile", "")
        return int(wanted) - 1 if wanted in [str(rank) for rank in range(1, len(self.profiles) + 1)] else 0

    @cached_property
    def titles(self) -> dict[str, tuple[str, str]]:
        """How tags are called."""
        return tag_titles()

    def extra(self) -> dict[str, Any]:
        """The three in a word, one of them whole."""
        if not self.profiles:
            return {"tabs": [], "path": None}
        paths = [compose(self.units.values(), profile, self.frame) for profile in self.profiles]
        return {
            "tabs": [self._tab(rank, path) for rank, path in enumerate(paths)],
            "path": self._drawn(paths[self.shown]),
            "has_regulation": bool(self.frame.wanted.quotas or self.frame.wanted.lists),
        }

    def _name(self, profile: Profile) -> str:
        if profile.kind == "category":
            return str(CATEGORIES[profile.key])
        return say_tag(profile.key, self.titles)

    def _tab(self, rank: int, path: Path) -> dict[str, Any]:
        query = self.request.GET.copy()
        query["profile"] = str(rank + 1)
        share = _("%(mine)d of %(all)d credits in this profile") % {"mine": path.of_profile, "all": path.credits}
        return {
            "name": self._name(path.profile),
            "share": share,
            "url": f"?{query.urlencode()}",
            "is_current": rank == self.shown,
            "parts": _parts(path),
        }

    def _drawn(self, path: Path) -> dict[str, Any]:
        keep = urlencode([("u", code) for code in path.codes[:MOST]])
        return {
            "name": self._name(path.profile),
            "semesters": [
                {
                    "number": semester.number,
                    "season": str(SEASONS[semester.season]).lower(),
                    "credits": semester.credits,
                    "steps": [self._step(step, path) for step in semester.steps],
                }
                for semester in path.semesters
            ],
            "lacking": [(CATEGORIES.get(name, name), credits) for name, credits in path.lacking.items()],
            "supposed": path.supposed,
            "keep_url": f"{reverse('guide:selection')}?{keep}" if len(path.codes) <= MOST else "",
        }

    def _step(self, step: Any, path: Path) -> dict[str, Any]:
        return {
            "unit": step.unit,
            "title": title_of(step.unit),
            "language": text_language(step.unit),
            "url": unit_url(step.unit.code, self.basket),
            "reasons": ", ".join(self._why(kind, what) for kind, what in step.reasons),
        }

    def _why(self, kind: str, what: str) -> str:
        match kind:
            case "asked":
                return _("asked by the regulation")
            case "profile":
                return _("of this profile")
            case "opens":
                return _("opens %(unit)s") % {"unit": what}
            case "category":
                return _("counts for %(category)s") % {"category": str(CATEGORIES.get(what, what)).lower()}
            case "home":
                return _("taught by this department")
        return _("to choose freely")


def _parts(path: Path) -> list[dict[str, Any]]:
    """The credits of a path by category, in a bar of 1000."""
    sums: dict[str, int] = {}
    for semester in path.semesters:
        for step in semester.steps:
            sums[step.unit.category] = sums.get(step.unit.category, 0) + step.unit.credits
    parts, start = [], 0
    for category, credits in sorted(sums.items()):
        width = round(1000 * credits / max(path.credits, 1))
        parts.append(
            {
                "css": category,
                "label": CATEGORIES.get(category, category),
                "credits": credits,
                "x": start,
                "width": width,
            }
        )
        start += width
    return parts
