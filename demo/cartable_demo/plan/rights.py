"""What was asked, given and refused by name in the demo. ``who`` is a sign-in name, or a structure and a kind."""

from __future__ import annotations

from dataclasses import dataclass

#: Role: (service of the person, position among those without a role, structure covered, "" for the institution).
OFFICERS = {
    "service_manager": ("DSI", 0, "DSI"),
    "security_officer": ("PAT", 0, ""),
    "data_protection_officer": ("RH", 0, ""),
}


@dataclass(frozen=True, slots=True)
class PlannedRight:
    """A service given by name to ``count`` people, ``days_ago``, for ``days_left`` more days from today."""

    who: str
    service: str
    days_ago: int
    days_left: int
    reason: str
    level: str = ""
    quota: int | None = None
    count: int = 1
    is_delegated: bool = False


@dataclass(frozen=True, slots=True)
class PlannedRequest:
    """A request sent ``days_ago``; ``answer`` is why it was refused, when it was."""

    who: str
    service: str
    days_ago: int
    reason: str
    level: str = ""
    count: int = 1
    answer: str = ""


GIVEN = (
    PlannedRight("ines.caradec", "hpc", 30, 12, "Projet de fin d'études encadré par Marc Ferrand", is_delegated=True),
    PlannedRight("INFO/student", "hpc", 25, 60, "Projet d'apprentissage automatique", count=9, is_delegated=True),
    PlannedRight("INFO/student", "vpn", 20, 75, "Stage en laboratoire, accès aux serveurs de calcul", count=14,
                 is_delegated=True),
    PlannedRight("paul.vuillemin", "finance", 50, 200, "Suivi du budget des salles", level="commit"),
    PlannedRight("salma.bousquet", "finance", 50, 21, "Remplacement de la gestionnaire jusqu'à son retour",
                 level="read"),
    PlannedRight("marc.ferrand", "research-data", 40, 300, "Plan de gestion des données du projet HYDRE"),
    PlannedRight("SCOL/staff", "finance", 30, 90, "Régie des inscriptions", level="read", count=3),
    PlannedRight("MECA/student", "fablab", 15, 25, "Formation aux machines suivie le mois dernier", count=8),
    PlannedRight("LSI", "hpc", 35, 18, "Projet ANR, lot 3", count=6),
)  # fmt: skip
REFUSED = (
    PlannedRequest("ines.caradec", "meetings", 9, "Soutenance blanche du club de robotique", level="meeting",
                   answer="Votre enseignant référent peut ouvrir cette réunion : demandez-la-lui."),
    PlannedRequest("GIND/student", "hpc", 6, "Pour essayer", count=2,
                   answer="Dites pour quel projet, et qui l'encadre."),
)  # fmt: skip
ASKED = (
    PlannedRequest("ines.caradec", "vpn", 3, "Stage au laboratoire LSI du 1er au 20 décembre, référent Marc Ferrand"),
    PlannedRequest("marc.ferrand", "signature", 5, "Conventions de stage du département", level="visa"),
    PlannedRequest("paul.vuillemin", "signature", 2, "Intérim du directeur du patrimoine", level="sign"),
    PlannedRequest("salma.bousquet", "video", 1, "Capsules de présentation des formations", level="author"),
    PlannedRequest("ENER/student", "hpc", 4, "Simulation de piles à combustible, projet de semestre", count=3),
    PlannedRequest("ERGO/student", "fablab", 1, "Formation suivie jeudi, châssis du club spatial", count=2),
)
#: (verdict, how many, what for)
CLEARED = (
    ("refused", 1, "Stage de recherche de quatre mois"),
    ("waits", 1, "Thèse en codirection, accès aux bancs d'essai"),
    ("granted", 6, "Membre permanent du laboratoire"),
)
