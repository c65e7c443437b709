"""What each unit's version says beside its facts: content, elements, assessment, software, notes; in both languages."""

from __future__ import annotations

from dataclasses import dataclass

from cartable_demo.plan.students import letters_of
from cartable_demo.plan.units import PlannedUnit

#: Hours of work of one ECTS credit, all told.
HOURS_A_CREDIT = 25
SOFTWARE: dict[str, tuple[str, ...]] = {
    "IF": ("Python", "Visual Studio Code", "PostgreSQL"),
    "SY": ("Python", "JupyterLab"),
    "LO": ("LibreOffice Calc", "GNU Octave"),
    "GI": ("AnyLogic", "LibreOffice Calc"),
    "ED": ("Blender", "Inkscape"),
    "EN": ("GNU Octave", "OpenModelica"),
    "TH": ("OpenModelica",),
    "MQ": ("FreeCAD",),
    "MX": ("Code_Aster",),
}
EQUIPMENT: dict[str, tuple[str, str]] = {
    "PS": ("Banc d'optique et d'électricité", "Optics and electricity bench"),
    "EN": ("Banc hydraulique et cellule solaire", "Hydraulic bench and solar cell"),
    "MQ": ("Machine de traction, pied à coulisse", "Tensile testing machine, caliper"),
    "ED": ("Atelier de maquettage", "Model-making workshop"),
}
AI_NOTES = {
    "cs": (
        "Les assistants d'écriture ne sont pas admis aux épreuves ; ils le sont pour vérifier un calcul, si on le dit.",
        "Writing assistants are not allowed in exams; they may check a computation, if one says so.",
    ),
    "tm": (
        "Le code produit avec un assistant est admis en projet quand il est signalé et compris.",
        "Code made with an assistant is allowed in projects when it is declared and understood.",
    ),
    "ec": (
        "Les textes rendus sont écrits sans assistant ; la traduction automatique est discutée en séance.",
        "Texts are written without an assistant; machine translation is discussed in class.",
    ),
}
SUSTAINABLE = {
    "EN": (
        "Chaque étude compare les émissions sur le cycle de vie de deux solutions au moins.",
        "Each study compares the life-cycle emissions of at least two solutions.",
    ),
    "GM": (
        "Le choix des matériaux se fait avec une analyse de cycle de vie.",
        "Materials are chosen with a life-cycle assessment.",
    ),
    "ME": (
        "Un cas traite des obligations de publication extra-financière.",
        "One case deals with sustainability reporting.",
    ),
}

_PROBLEM = (
    "À l'issue de « {title} », l'étudiant sait poser un problème du domaine, choisir une méthode et en discuter le "
    "résultat.",
    "After “{title}”, students can state a problem of the field, choose a method and discuss its result.",
)
AIMS = {
    "cs": _PROBLEM,
    "tm": (
        "« {title} » mène d'un cahier des charges à une réalisation essayée, documentée et critiquée.",
        "“{title}” leads from requirements to something made, tested, documented and reviewed.",
    ),
    "ec": (
        "« {title} » fait lire, écrire et parler devant d'autres, chaque semaine un peu plus librement.",
        "In “{title}” one reads, writes and speaks before others, a little more freely every week.",
    ),
    "ht": (
        "« {title} » apprend à situer une question technique dans son histoire et dans la société.",
        "“{title}” teaches how to see a technical question in its history and in society.",
    ),
    "me": (
        "« {title} » donne de quoi comprendre une décision d'entreprise et en prendre sa part.",
        "“{title}” gives what it takes to understand a company's decision and to take part in it.",
    ),
    "LE": (
        "« {title} » fait parler, écouter, lire et écrire ; la place est donnée après un test.",
        "In “{title}” one speaks, listens, reads and writes; places are given after a test.",
    ),
    "SP": (
        "« {title} » : progresser dans une pratique, l'encadrer et l'organiser pour d'autres.",
        "“{title}”: progress in a practice, lead it and organise it for others.",
    ),
}


@dataclass(frozen=True, slots=True)
class Syllabus:
    """Texts as (French, English); ``elements`` likewise; ``software`` names; ``personal_minutes`` of own work."""

    content: tuple[str, str]
    elements: tuple[tuple[str, str], ...]
    assessment: tuple[str, str]
    software: tuple[str, ...]
    equipment: tuple[str, str] | None
    ai_note: tuple[str, str]
    sustainability: tuple[str, str]
    personal_minutes: int
    language: str


def syllabus_of(unit: PlannedUnit, taught_minutes: int) -> Syllabus:
    """The same unit always reads the same; ``taught_minutes`` is what a student attends over the term."""
    topics = tuple(zip(_topics(unit.summary_fr), _topics(unit.summary_en), strict=False))
    prefix = unit.code[:2]
    return Syllabus(
        content=(_content(unit, topics, 0), _content(unit, topics, 1)),
        elements=topics,
        assessment=(_last_sentence(unit.summary_fr), _last_sentence(unit.summary_en)),
        software=SOFTWARE.get(prefix, ()) if unit.shape != "seminar" else (),
        equipment=EQUIPMENT.get(prefix) if unit.shape in ("full", "practice") else None,
        ai_note=AI_NOTES.get(unit.category, ("", "")),
        sustainability=SUSTAINABLE.get(prefix, ("", "")),
        personal_minutes=max(0, unit.credits * HOURS_A_CREDIT * 60 - taught_minutes),
        language="en" if prefix != "LE" and unit.level >= 2 and letters_of(unit.code) % 5 == 0 else "fr",
    )


def _topics(summary: str) -> tuple[str, ...]:
    """What the first sentence lists after its colon."""
    listed = summary.split(". ")[0].partition(":")[2].strip(" .")
    return tuple(topic.strip()[:1].upper() + topic.strip()[1:] for topic in listed.split(","))


def _last_sentence(summary: str) -> str:
    return summary.rstrip(".").rsplit(". ", 1)[-1] + "."


def _content(unit: PlannedUnit, topics: tuple[tuple[str, str], ...], language: int) -> str:
    """A paragraph on the aim, then the programme as a list."""
    title = (unit.title_fr, unit.title_en)[language]
    aim = AIMS.get(unit.code[:2], AIMS[unit.category])[language].format(title=title)
    lines = "\n".join(f"- {topic[language]}" for topic in topics)
    return f"{aim}\n\n{lines}"
