"""Which column holds what: headers in French or English, whatever the case, accents and punctuation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from cartable.kernel.problems import Fault
from cartable.kernel.search import folded

SYNONYMS: dict[str, tuple[str, ...]] = {
    "code": ("code", "numero", "numero etudiant", "no etudiant", "matricule", "identifiant", "student number", "id"),
    "family_name": ("family name", "nom", "nom de famille", "nom de naissance", "last name", "surname"),
    "given_name": ("given name", "prenom", "prenoms", "first name", "forename"),
    "usage_family_name": ("usage family name", "nom d usage", "nom usuel", "preferred family name"),
    "usage_given_name": ("usage given name", "prenom d usage", "prenom usuel", "preferred given name"),
    "mail": ("mail", "email", "e mail", "courriel", "adresse mail", "adresse electronique", "email address"),
    "birth_on": ("birth on", "date de naissance", "naissance", "ne le", "date of birth", "birth date", "birthday"),
    "birth_place": ("birth place", "lieu de naissance", "ville de naissance", "place of birth"),
    "birth_country": ("birth country", "pays de naissance", "country of birth"),
    "nationality": ("nationality", "nationalite"),
    "personal_mail": ("personal mail", "courriel personnel", "mail personnel", "email personnel", "personal email"),
    "phone": ("phone", "telephone", "tel", "portable", "mobile", "telephone number"),
    "ine": ("ine", "numero ine", "no ine", "identifiant national etudiant", "national student number"),
    "kind": ("kind", "affiliation", "type", "qualite", "statut", "population", "status"),
    "structure": ("structure", "composante", "departement", "service", "code structure", "department", "unit"),
    "level": ("level", "niveau", "semestre", "annee d etude", "year of study"),
    "valid_from": ("valid from", "debut", "date de debut", "a partir du", "du", "from", "start", "start date"),
    "valid_until": ("valid until", "fin", "date de fin", "jusqu au", "until", "end", "end date"),
}
REQUIRED = ("code", "family_name")
AFFILIATION = ("kind", "structure", "valid_from")
_FIELDS = {synonym: field for field, synonyms in SYNONYMS.items() for synonym in synonyms}


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a file: ``titles`` as written, and the field that each holds (None: ignored)."""

    titles: tuple[str, ...]
    fields: tuple[str | None, ...]

    @property
    def ignored(self) -> list[str]:
        """Titles of the columns that are not read."""
        return [title for title, field in zip(self.titles, self.fields, strict=True) if field is None and title]

    def title_of(self, field: str) -> str:
        """The title of the column that holds a field, or the field's own name."""
        return next((title for title, held in zip(self.titles, self.fields, strict=True) if held == field), field)


def read_header(cells: Sequence[str]) -> tuple[Header, list[Fault]]:
    """Find the columns; faults when a needed one is missing or when two hold the same thing."""
    titles = tuple(" ".join(cell.split()) for cell in cells)
    header = Header(titles, tuple(_FIELDS.get(plain(title)) for title in titles))
    return header, [*_missing(header), *_doubled(header)]


def plain(title: str) -> str:
    """A header without case, accents or punctuation: "N° étudiant" → "no etudiant"."""
    kept = folded(title.replace("°", "o").replace("º", "o"))
    return " ".join("".join(character if character.isalnum() else " " for character in kept).split())


def _missing(header: Header) -> list[Fault]:
    wanted = list(REQUIRED)
    if any(field in header.fields for field in (*AFFILIATION, "valid_until", "level")):
        wanted += AFFILIATION
    return [
        Fault(
            "file.column_missing",
            format_lazy(_("There is no column “{field}”."), field=field),
            field,
            format_lazy(_("Name a column of the first row: {synonyms}."), synonyms=", ".join(SYNONYMS[field])),
            1,
        )
        for field in wanted
        if field not in header.fields
    ]


def _doubled(header: Header) -> list[Fault]:
    faults = []
    for field in SYNONYMS:
        titles = [title for title, held in zip(header.titles, header.fields, strict=True) if held == field]
        if len(titles) > 1:
            what = format_lazy(_("Several columns hold the same thing: {titles}."), titles=", ".join(titles))
            faults.append(Fault("file.column_twice", what, field, _("Keep one and rename or remove the others."), 1))
    return faults
