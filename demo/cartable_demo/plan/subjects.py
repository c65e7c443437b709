"""What is taught: course units by theme, with titles in both languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Theme:
    """A family of units: code prefix, owning structure, category, campus, and ``French | English`` titles.

    ``levels`` is how many successive units each title gives; ``shape`` says how a unit is taught:
    "full" (CM, TD, TP), "classic" (CM, TD), "practice" (TD, TP), "seminar" (TD only).
    """

    prefix: str
    structure: str
    category: str
    campus: str
    shape: str
    levels: int
    titles: tuple[tuple[str, str], ...]


def _theme(prefix: str, structure: str, category: str, campus: str, shape: str, levels: int, text: str) -> Theme:
    pairs = [line.split("|") for line in text.strip().splitlines()]
    return Theme(
        prefix, structure, category, campus, shape, levels, tuple((fr.strip(), en.strip()) for fr, en in pairs)
    )


THEMES: tuple[Theme, ...] = (
    _theme(
        "MT",
        "TC",
        "cs",
        "VAL",
        "classic",
        3,
        """
Analyse | Calculus
Algèbre linéaire | Linear algebra
Probabilités | Probability
Équations différentielles | Differential equations
Mathématiques discrètes | Discrete mathematics
Statistique | Statistics
Géométrie | Geometry
Analyse numérique | Numerical analysis
""",
    ),
    _theme(
        "PS",
        "TC",
        "cs",
        "VAL",
        "full",
        3,
        """
Mécanique du point | Mechanics of particles
Électromagnétisme | Electromagnetism
Thermodynamique | Thermodynamics
Optique | Optics
Ondes et vibrations | Waves and vibrations
Chimie générale | General chemistry
Électrocinétique | Circuit theory
""",
    ),
    _theme(
        "LO",
        "TC",
        "tm",
        "VAL",
        "full",
        3,
        """
Initiation à la programmation | Introduction to programming
Outils numériques de l'ingénieur | Digital tools for engineers
Représentation des données | Representing data
Technologie des systèmes | Technology of systems
Dessin et conception | Drawing and design
Fabrication | Manufacturing
Initiation à l'électronique | Introduction to electronics
""",
    ),
    _theme(
        "IF",
        "INFO",
        "tm",
        "VAL",
        "full",
        2,
        """
Algorithmique | Algorithms
Bases de données | Databases
Systèmes d'exploitation | Operating systems
Réseaux | Networks
Génie logiciel | Software engineering
Programmation web | Web programming
Intelligence artificielle | Artificial intelligence
Apprentissage automatique | Machine learning
Vision par ordinateur | Computer vision
Compilation | Compilers
Sécurité informatique | Computer security
Informatique embarquée | Embedded computing
Calcul parallèle | Parallel computing
Réalité virtuelle | Virtual reality
Administration de systèmes | Systems administration
""",
    ),
    _theme(
        "SY",
        "INFO",
        "cs",
        "VAL",
        "classic",
        3,
        """
Théorie des langages | Formal languages
Logique | Logic
Recherche opérationnelle | Operations research
Théorie des graphes | Graph theory
Traitement du signal | Signal processing
Systèmes multi-agents | Multi-agent systems
Science des données | Data science
""",
    ),
    _theme(
        "EN",
        "ENER",
        "tm",
        "MON",
        "full",
        2,
        """
Électronique de puissance | Power electronics
Machines électriques | Electrical machines
Réseaux électriques | Power grids
Énergies renouvelables | Renewable energy
Pile à combustible et hydrogène | Fuel cells and hydrogen
Stockage de l'énergie | Energy storage
Capteurs et mesures | Sensors and measurement
Automatique | Control
Efficacité énergétique du bâtiment | Energy efficiency of buildings
Véhicules électriques | Electric vehicles
Éclairage | Lighting
""",
    ),
    _theme(
        "TH",
        "ENER",
        "cs",
        "MON",
        "classic",
        3,
        """
Transferts thermiques | Heat transfer
Mécanique des fluides | Fluid mechanics
Combustion | Combustion
Physique des semi-conducteurs | Semiconductor physics
Modélisation des systèmes énergétiques | Modelling energy systems
Matériaux pour l'énergie | Materials for energy
""",
    ),
    _theme(
        "MQ",
        "MECA",
        "tm",
        "AUL",
        "full",
        2,
        """
Conception mécanique | Mechanical design
Conception assistée par ordinateur | Computer-aided design
Éléments finis | Finite elements
Fabrication additive | Additive manufacturing
Mise en forme des matériaux | Forming processes
Robotique | Robotics
Acoustique | Acoustics
Dynamique du véhicule | Vehicle dynamics
Essais mécaniques | Mechanical testing
Métrologie | Metrology
Tribologie | Tribology
""",
    ),
    _theme(
        "MX",
        "MECA",
        "cs",
        "AUL",
        "classic",
        2,
        """
Résistance des matériaux | Strength of materials
Mécanique des milieux continus | Continuum mechanics
Science des matériaux | Materials science
Dynamique des structures | Structural dynamics
Fatigue et rupture | Fatigue and fracture
Composites | Composites
""",
    ),
    _theme(
        "GI",
        "GIND",
        "tm",
        "AUL",
        "full",
        2,
        """
Gestion de production | Production management
Logistique | Logistics
Qualité | Quality
Maintenance industrielle | Industrial maintenance
Simulation de flux | Flow simulation
Automatisation des ateliers | Workshop automation
Systèmes d'information industriels | Industrial information systems
Ordonnancement | Scheduling
Industrialisation | Industrialisation
""",
    ),
    _theme(
        "GM",
        "GIND",
        "cs",
        "AUL",
        "classic",
        3,
        """
Optimisation | Optimisation
Fiabilité | Reliability
Plans d'expériences | Design of experiments
Analyse de données industrielles | Industrial data analysis
Éco-conception | Eco-design
""",
    ),
    _theme(
        "ED",
        "ERGO",
        "tm",
        "VAL",
        "practice",
        2,
        """
Ergonomie du poste de travail | Workplace ergonomics
Design de produit | Product design
Expérience utilisateur | User experience
Prototypage | Prototyping
Modelage et maquette | Modelling and mock-ups
Facteurs humains | Human factors
Conception universelle | Universal design
Scénographie numérique | Digital scenography
""",
    ),
    _theme(
        "ER",
        "ERGO",
        "cs",
        "VAL",
        "classic",
        2,
        """
Biomécanique | Biomechanics
Physiologie de l'effort | Physiology of effort
Psychologie cognitive | Cognitive psychology
Analyse de l'activité | Activity analysis
""",
    ),
    _theme(
        "LE",
        "HUMA",
        "ec",
        "*",
        "seminar",
        5,
        """
Anglais | English
Allemand | German
Espagnol | Spanish
Français langue étrangère | French as a foreign language
Chinois | Chinese
Italien | Italian
""",
    ),
    _theme(
        "EX",
        "HUMA",
        "ec",
        "*",
        "seminar",
        2,
        """
Expression écrite | Writing
Prise de parole en public | Public speaking
Communication scientifique | Science communication
Atelier d'écriture | Writing workshop
Théâtre | Drama
Argumentation | Argumentation
Médiation et vulgarisation | Popular science
Création sonore | Sound creation
""",
    ),
    _theme(
        "HT",
        "HUMA",
        "ht",
        "*",
        "seminar",
        2,
        """
Histoire des techniques | History of technology
Philosophie des sciences | Philosophy of science
Sociologie du travail | Sociology of work
Éthique de l'ingénieur | Engineering ethics
Économie politique | Political economy
Géopolitique de l'énergie | Geopolitics of energy
Anthropologie des techniques | Anthropology of technology
Histoire de l'art | History of art
Transition écologique | Ecological transition
Droit du numérique | Digital law
Psychologie sociale | Social psychology
Innovation et société | Innovation and society
""",
    ),
    _theme(
        "ME",
        "HUMA",
        "me",
        "*",
        "seminar",
        2,
        """
Gestion de projet | Project management
Comptabilité et gestion | Accounting and management
Marketing | Marketing
Création d'entreprise | Entrepreneurship
Droit du travail | Labour law
Management des équipes | Team management
Économie d'entreprise | Business economics
Propriété industrielle | Industrial property
Stratégie | Strategy
Achats | Purchasing
""",
    ),
    _theme(
        "SP",
        "HUMA",
        "ht",
        "*",
        "seminar",
        2,
        """
Sport et santé | Sport and health
Sports collectifs | Team sports
Activités de pleine nature | Outdoor sports
Engagement étudiant | Student engagement
Arts et création | Arts and creation
Musique d'ensemble | Ensemble music
""",
    ),
)
