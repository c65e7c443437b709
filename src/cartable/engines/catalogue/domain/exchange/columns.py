"""Which column of a file holds what of a unit: headers in French or English, as the export writes them."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.engines.people.api import import_headers
from cartable.kernel.problems import Fault

SYNONYMS: dict[str, tuple[str, ...]] = {
    "code": ("code", "unit", "ue", "code ue", "sigle", "unit code"),
    "title_fr": ("title fr", "titre en francais", "titre", "intitule", "title in french", "libelle"),
    "title_en": ("title en", "titre en anglais", "title in english", "title", "intitule anglais"),
    "category": ("category", "categorie"),
    "credits": ("credits", "ects", "credits ects", "ects credits"),
    "level": ("level", "niveau"),
    "language": ("language", "langue", "langue d enseignement", "teaching language"),
    "campus": ("campus", "site"),
    "structure": ("structure", "departement", "composante", "department"),
    "in_charge": ("in charge", "responsable", "person in charge", "lead"),
    "in_autumn": ("in autumn", "automne", "autumn", "enseignee a l automne", "taught in autumn"),
    "in_spring": ("in spring", "printemps", "spring", "enseignee au printemps", "taught in spring"),
    "lecture_hours": ("lecture hours", "heures cm", "cm", "lectures", "heures de cours", "cours"),
    "tutorial_hours": ("tutorial hours", "heures td", "td", "tutorials"),
    "lab_hours": ("lab hours", "heures tp", "tp", "labs"),
    "personal_hours": ("personal hours", "travail personnel", "heures de travail personnel", "personal work"),
    "capacity": ("capacity", "capacite", "places", "places offertes", "places offered", "effectif maximal"),
    "summary_fr": ("summary fr", "resume en francais", "resume", "summary in french"),
    "summary_en": ("summary en", "resume en anglais", "summary in english"),
    "content_fr": ("content fr", "contenu en francais", "contenu", "programme", "content in french"),
    "content_en": ("content en", "contenu en anglais", "content in english"),
    "assessment_fr": ("assessment fr", "evaluation en francais", "evaluation", "assessment in french"),
    "assessment_en": ("assessment en", "evaluation en anglais", "assessment in english"),
    "sustainability_fr": (
        "sustainability fr",
        "developpement durable en francais",
        "sustainable development in french",
    ),
    "sustainability_en": (
        "sustainability en",
        "developpement durable en anglais",
        "sustainable development in english",
    ),
    "ai_note_fr": ("ai note fr", "usage de l ia en francais", "use of ai in french"),
    "ai_note_en": ("ai note en", "usage de l ia en anglais", "use of ai in english"),
    "elements": ("elements", "elements constitutifs", "constituent elements"),
    "shapes": ("shapes", "structure des enseignements", "seances", "structure of classes", "sessions"),
    "software": ("software", "logiciels"),
    "equipment": ("equipment", "materiel", "equipements", "equipement"),
    "competences": ("competences", "competences enseignees", "competences taught"),
    "tags": ("tags", "profils", "profiles", "etiquettes"),
    "prerequisites": ("prerequisites", "prerequis"),
    "advised": ("advised", "conseillees avant", "advised before", "conseille"),
    "exclusions": ("exclusions", "exclues", "excluded", "incompatibilites"),
    "replaced_by": ("replaced by", "remplacee par", "remplace par"),
}
REQUIRED = ("code",)
FACT_FIELDS = ("title_fr", "title_en", "category", "credits", "level", "language", "in_autumn", "in_spring", "capacity")
TEXT_FIELDS = (
    "summary_fr",
    "summary_en",
    "content_fr",
    "content_en",
    "assessment_fr",
    "assessment_en",
    "sustainability_fr",
    "sustainability_en",
    "ai_note_fr",
    "ai_note_en",
)
HOUR_FIELDS = ("lecture_hours", "tutorial_hours", "lab_hours", "personal_hours")
_FIELDS = {synonym: field for field, synonyms in SYNONYMS.items() for synonym in synonyms}
_FIELDS |= {import_headers.plain(field.replace("_", " ")): field for field in SYNONYMS}


def read_columns(cells: Sequence[str]) -> tuple[import_headers.Header, list[Fault]]:
    """Find the columns; faults when the code is missing or two columns hold the same."""
    titles = tuple(" ".join(cell.split()) for cell in cells)
    header = import_headers.Header(titles, tuple(_FIELDS.get(import_headers.plain(title)) for title in titles))
    faults = []
    for field in REQUIRED:
        if field not in header.fields:
            what = format_lazy(_("There is no column “{field}”."), field=field)
            mend = format_lazy(_("Name a column of the first row: {synonyms}."), synonyms=", ".join(SYNONYMS[field]))
            faults.append(Fault("file.column_missing", what, field, mend, 1))
    for field in SYNONYMS:
        doubled = [title for title, held in zip(titles, header.fields, strict=True) if held == field]
        if len(doubled) > 1:
            what = format_lazy(_("Several columns hold the same thing: {titles}."), titles=", ".join(doubled))
            faults.append(Fault("file.column_twice", what, field, _("Keep one and rename or remove the others."), 1))
    return header, faults
