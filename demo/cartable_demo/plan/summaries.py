"""The description of each unit, in both languages: what it is about, what it supposes, how it is taught and judged."""

from __future__ import annotations

from cartable_demo.plan import topics_human, topics_technical
from cartable_demo.plan.subjects import Theme

Texts = tuple[str, str]
"""The same in French and in English."""


def _read(text: str) -> dict[str, Texts]:
    lines = [line.strip() for line in text.strip().splitlines()]
    return {
        title: (french, english) for title, french, english in zip(lines[0::3], lines[1::3], lines[2::3], strict=True)
    }


TOPICS = _read(topics_technical.TOPICS) | _read(topics_human.TOPICS)

OPENINGS: tuple[Texts, ...] = (
    ("Au programme : {topics}.", "On the programme: {topics}."),
    ("Thèmes abordés : {topics}.", "Topics: {topics}."),
    ("L'essentiel du domaine : {topics}.", "The essentials of the field: {topics}."),
    ("Contenu : {topics}.", "Contents: {topics}."),
)
DEEPER: tuple[Texts, ...] = (
    ("Approfondissement des thèmes du premier niveau : {topics}.", "The first level's topics in depth: {topics}."),
    ("On reprend et on prolonge : {topics}.", "Taken up again and carried further: {topics}."),
)
FIRST_LEVEL: tuple[Texts, ...] = (
    ("Aucun prérequis.", "No prerequisite."),
    ("Se suit dès le premier semestre du programme.", "Can be taken from the first semester of the programme."),
    ("Ouverte à tous les programmes.", "Open to every programme."),
)
NEXT_LEVEL: Texts = ("Suppose acquis le contenu de {before}.", "Builds on {before}.")
LANGUAGE_LEVEL: Texts = ("Niveau {level} du cadre européen ; test de placement.", "CEFR level {level}; placement test.")
CEFR = ("A1", "A2", "B1", "B2", "C1")
TEACHING: dict[str, tuple[Texts, ...]] = {
    "full": (
        (
            "Les TP, une semaine sur deux, mettent le cours en pratique ; un compte rendu par binôme est noté.",
            "Labs, every other week, put the lectures into practice; each pair's report is graded.",
        ),
        (
            "Évaluation : un médian, un final, et le carnet de TP.",
            "Assessment: a midterm, a final, and the lab book.",
        ),
        (
            "Un mini-projet occupe les trois dernières séances de TP ; sa soutenance compte pour un tiers.",
            "A small project fills the last three labs; its defence counts for a third.",
        ),
    ),
    "classic": (
        (
            "Évaluation : un médian et un final, sans document.",
            "Assessment: a midterm and a final, closed book.",
        ),
        (
            "Exercices à préparer chaque semaine ; deux interrogations et un final.",
            "Exercises to prepare every week; two tests and a final.",
        ),
        (
            "Un devoir à la maison, un médian, un final ; la meilleure des deux notes compte double.",
            "One take-home paper, a midterm, a final; the better of the two exams counts twice.",
        ),
    ),
    "practice": (
        (
            "Travail en atelier, par équipes de quatre ; évaluation sur le projet rendu.",
            "Workshop in teams of four; assessed on the project.",
        ),
        (
            "Chaque étape du projet est présentée devant un jury d'enseignants et de praticiens.",
            "Each stage of the project is shown to teachers and practitioners.",
        ),
    ),
    "seminar": (
        (
            "Petits groupes, présence active attendue ; exposés et un écrit final.",
            "Small groups, active participation expected; talks and a final paper.",
        ),
        (
            "Contrôle continu : un exposé, un dossier de groupe.",
            "Continuous assessment: a talk and a group report.",
        ),
        (
            "Séances en demi-groupe, travaux à rendre chaque quinzaine.",
            "Half-group sessions, work to hand in every fortnight.",
        ),
    ),
}


def summary(theme: Theme, title: int, level: int, before: str) -> Texts:
    """Description of the unit of a theme's title at a level; ``before`` is the code of the level below it ("" at 1).

    Variants follow from the position of the unit alone, so that the same unit always reads the same.
    """
    topics = TOPICS[theme.titles[title][0]]
    parts = (
        _pick(OPENINGS if level == 1 else DEEPER, title + level),
        _needs(theme, title, level),
        _pick(TEACHING[theme.shape], title + 2 * level),
    )
    level_name = CEFR[min(level, len(CEFR)) - 1]
    french, english = (
        " ".join(part[language] for part in parts).format(topics=topics[language], before=before, level=level_name)
        for language in (0, 1)
    )
    return french, english


def _needs(theme: Theme, title: int, level: int) -> Texts:
    if theme.prefix == "LE":
        return LANGUAGE_LEVEL
    if level > 1:
        return NEXT_LEVEL
    return _pick(FIRST_LEVEL if theme.structure == "HUMA" else FIRST_LEVEL[:2], title)


def _pick(variants: tuple[Texts, ...], number: int) -> Texts:
    return variants[number % len(variants)]
