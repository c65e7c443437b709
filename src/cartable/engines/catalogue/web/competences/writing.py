"""Importing a framework; saying what programmes want of it."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from cartable.engines.catalogue.api import competences
from cartable.engines.catalogue.domain.competences import FrameworkDraft, WantedRow
from cartable.engines.catalogue.models import WantedCompetence
from cartable.engines.catalogue.web.competences.pages import framework_address
from cartable.engines.catalogue.web.versions.landing import landing_on
from cartable.kernel.languages import title_of
from cartable.kernel.permissions import require
from cartable.kernel.problems import Fault, InputRefused
from cartable.ui.views import FormPage

MOST_BYTES = 5 * 1024 * 1024
LINE = re.compile(r"^\s*(\S+)\s*[:;,\t]\s*(\S+)\s*[:;,\t]\s*(\d{1,2})\s*$")


class ManyFiles(forms.ClearableFileInput):
    """Several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """A list of files."""

    widget = ManyFiles

    def clean(self, data: Any, initial: Any = None) -> Any:
        """Each of them."""
        given = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(one, initial) for one in given]


class FrameworkForm(forms.Form):
    """The files, and what they don't say."""

    documents = FilesField(
        label=_("Files"),
        help_text=_("A CSV (code, title, block), a JSON file, or DigComp's CSV files together. 5 MB at most."),
        widget=ManyFiles(attrs={"accept": ".csv,.json,text/csv,application/json"}),
    )
    code = forms.CharField(label=_("Code"), max_length=40, help_text=_("The framework of this code is replaced."))
    title_fr = forms.CharField(label=_("Title in French"), max_length=200)
    title_en = forms.CharField(label=_("Title in English"), max_length=200, required=False)
    version = forms.CharField(label=_("Version"), max_length=40, required=False)
    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    licence = forms.CharField(label=_("Licence"), max_length=120, required=False)
    target_is_french = forms.BooleanField(label=_("DigComp: the translation in these files is French"), required=False)


class ImportFramework(FormPage):
    """Checked or written, as the button asks."""

    title = _("Import a framework")
    lead = _("Competences keep their identity by their code: what units teach stays tied to them.")
    template_name = "catalogue/competences/import.html"
    permission = "competence.manage"
    form_class = FrameworkForm
    submit_label = _("Import the framework")

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list of frameworks."""
        return [(_("Competence frameworks"), reverse("catalogue:frameworks"))]

    def perform(self, form: FrameworkForm) -> HttpResponse | None:
        """Write it; or tell what it would come to."""
        given = form.cleaned_data
        if sum(file.size for file in given["documents"]) > MOST_BYTES:
            what = _("The files are larger than 5 MB.")
            raise InputRefused(Fault("file.too_large", what, "documents", _("Send the framework alone.")))
        names = ("code", "title_fr", "title_en", "version", "source", "licence")
        about = FrameworkDraft(competences=(), **{name: given[name] for name in names})
        is_check = "check" in self.request.POST
        self.report = competences.import_framework(
            sources=[file.read() for file in given["documents"]],
            about=about,
            actor=self.request.user,
            target_is_french=given["target_is_french"],
            preview=is_check,
        )
        if is_check:
            messages.info(self.request, self._told(gettext("Nothing is written yet.")))
            return self.answer(form)
        return None

    def success_message(self) -> Any:
        """What it came to."""
        return self._told(gettext("The framework is imported."))

    def success_url(self) -> str:
        """Its matrix."""
        return reverse("catalogue:framework", args=[self.report.code])

    def _told(self, first: str) -> str:
        numbers = {"count": self.report.competences, "added": self.report.added, "removed": self.report.removed}
        said = ngettext(
            "%(count)d competence or block: %(added)d added, %(removed)d removed.",
            "%(count)d competences and blocks: %(added)d added, %(removed)d removed.",
            self.report.competences,
        )
        return f"{first} {said % numbers}"


class WantedForm(forms.Form):
    """One line for each wish."""

    wanted = forms.CharField(
        label=_("Wanted by programmes"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 14}),
        help_text=_("One a line: code of the programme ; code of the competence ; level. “INFO ; 1.2 ; 5”."),
    )


class WantedCompetences(FormPage):
    """What programmes want of a framework, as lines."""

    form_class = WantedForm
    submit_label = _("Save what programmes want")
    lead = _("The matrix marks what is wanted more than it is taught.")
    permission = "competence.manage"

    def prepare(self) -> None:
        """The framework."""
        require(self.request.user, "competence.manage")
        self.framework = competences.access_framework(self.request.user, self.kwargs["code"])
        rows = WantedCompetence.objects.filter(competence__framework=self.framework)
        self.held = list(
            rows.order_by("programme__code", "competence__rank").values_list(
                "programme__code", "competence__code", "level"
            )
        )

    def page_title(self) -> Any:
        """« Ce que demandent les formations : DigComp 3.0 »."""
        return gettext("What programmes want of %(title)s") % {"title": title_of(self.framework)}

    def crumbs(self) -> list[tuple[Any, str]]:
        """The list of frameworks, this one."""
        return [
            (_("Competence frameworks"), reverse("catalogue:frameworks")),
            (title_of(self.framework), framework_address(self.framework)),
        ]

    def initial(self) -> dict[str, Any]:
        """What they want now."""
        return {"wanted": "\n".join(" ; ".join(map(str, row)) for row in self.held)}

    def perform(self, form: WantedForm) -> None:
        """Write it."""
        rows = [
            self._read(number, line)
            for number, line in enumerate(form.cleaned_data["wanted"].splitlines(), start=1)
            if line.strip()
        ]
        with landing_on("wanted"):
            competences.set_wanted(
                framework=self.framework,
                rows=rows,
                of={programme for programme, _competence, _level in self.held},
                actor=self.request.user,
            )

    def success_message(self) -> Any:
        """Saved."""
        return _("What programmes want is saved.")

    def success_url(self) -> str:
        """The matrix."""
        return framework_address(self.framework)

    def _read(self, number: int, line: str) -> WantedRow:
        found = LINE.match(line)
        if found is None:
            what = gettext("Line %(number)d can't be read: “%(text)s”.") % {"number": number, "text": line[:60]}
            raise InputRefused(Fault("wanted.form", what, "wanted", _("Write it “INFO ; 1.2 ; 5”.")))
        return WantedRow(found[1], found[2], int(found[3]))
