"""The people that a visitor of the demo can sign in as."""

from __future__ import annotations

from dataclasses import dataclass

#: The password of every account of the demo: it is a demo.
PASSWORD = "valbelle"


@dataclass(frozen=True, slots=True)
class Persona:
    """A visitor's role: who they are, how to sign in, and the role they hold (None: it follows from affiliation)."""

    key: str
    username: str
    given_name: str
    family_name: str
    title_fr: str
    title_en: str
    role: str | None = None
    password: str = PASSWORD

    def title(self, language: str) -> str:
        """Name and role, as a list of personas shows them."""
        return f"{self.given_name} {self.family_name}, {self.title_fr if language == 'fr' else self.title_en}"


PERSONAS = (
    Persona("student", "ines.caradec", "Inès", "Caradec", "étudiante en informatique", "student in computer science"),
    Persona("teacher", "marc.ferrand", "Marc", "Ferrand", "enseignant en informatique", "teacher of computer science"),
    Persona("registrar", "salma.bousquet", "Salma", "Bousquet", "responsable de scolarité", "registrar", "registrar"),
    Persona("timetabler", "paul.vuillemin", "Paul", "Vuillemin", "emploi-du-tempiste", "timetabler", "timetabler"),
    Persona(
        "administrator", "odile.renaudin", "Odile", "Renaudin", "administratrice", "administrator", "administrator"
    ),
)


def persona(key: str) -> Persona:
    """The persona of this key. Raises KeyError."""
    return next(found for found in PERSONAS if found.key == key)
