"""What the scientific and technical units are about: a French title, then its topics in French, then in English."""

from __future__ import annotations

TOPICS = """
Analyse
  suites et séries, intégration, fonctions de plusieurs variables
  sequences and series, integration, functions of several variables
Algèbre linéaire
  espaces vectoriels, matrices, diagonalisation
  vector spaces, matrices, diagonalisation
Probabilités
  dénombrement, variables aléatoires, loi des grands nombres
  counting, random variables, the law of large numbers
Équations différentielles
  existence des solutions, systèmes linéaires, stabilité
  existence of solutions, linear systems, stability
Mathématiques discrètes
  ensembles, relations, arithmétique, récurrences
  sets, relations, arithmetic, recurrences
Statistique
  estimation, intervalles de confiance, tests
  estimation, confidence intervals, tests
Géométrie
  courbes et surfaces, transformations, repères mobiles
  curves and surfaces, transformations, moving frames
Analyse numérique
  interpolation, résolution de systèmes, erreurs d'arrondi
  interpolation, solving systems, rounding errors
Mécanique du point
  cinématique, lois de Newton, énergie, forces centrales
  kinematics, Newton's laws, energy, central forces
Électromagnétisme
  électrostatique, induction, équations de Maxwell
  electrostatics, induction, Maxwell's equations
Thermodynamique
  premier et second principes, cycles, machines thermiques
  first and second laws, cycles, heat engines
Optique
  lentilles et miroirs, interférences, diffraction
  lenses and mirrors, interference, diffraction
Ondes et vibrations
  oscillateurs couplés, propagation, résonance
  coupled oscillators, propagation, resonance
Chimie générale
  liaison chimique, équilibres en solution, oxydoréduction
  chemical bonds, equilibria in solution, redox reactions
Électrocinétique
  lois des circuits, régimes transitoires, filtres
  circuit laws, transients, filters
Initiation à la programmation
  variables, boucles, fonctions, fichiers, tests
  variables, loops, functions, files, tests
Outils numériques de l'ingénieur
  tableur avancé, calcul scientifique, tracé de données
  advanced spreadsheets, scientific computing, plotting data
Représentation des données
  nombres, textes, images et sons sur quelques octets
  numbers, texts, images and sounds in a few bytes
Technologie des systèmes
  chaînes d'énergie, transmissions, analyse d'un mécanisme
  energy chains, transmissions, analysis of a mechanism
Dessin et conception
  croquis, mise en plan, cotation, premiers assemblages
  sketches, drawings, dimensioning, first assemblies
Fabrication
  usinage, contrôle, gammes, sécurité à l'atelier
  machining, inspection, process planning, workshop safety
Initiation à l'électronique
  diodes et transistors, amplification, logique câblée
  diodes and transistors, amplification, wired logic
Algorithmique
  structures de données, tris, complexité, récursivité
  data structures, sorting, complexity, recursion
Bases de données
  modèle relationnel, SQL, normalisation, transactions
  the relational model, SQL, normalisation, transactions
Systèmes d'exploitation
  processus, mémoire, systèmes de fichiers, concurrence
  processes, memory, file systems, concurrency
Réseaux
  adressage, routage, transport, services
  addressing, routing, transport, services
Génie logiciel
  besoins, conception, tests, gestion de versions
  requirements, design, testing, version control
Programmation web
  HTML, HTTP, applications côté serveur, accessibilité
  HTML, HTTP, server-side applications, accessibility
Intelligence artificielle
  recherche, planification, raisonnement incertain
  search, planning, reasoning under uncertainty
Apprentissage automatique
  régression, classification, validation, réseaux de neurones
  regression, classification, validation, neural networks
Vision par ordinateur
  filtrage, points d'intérêt, reconnaissance, suivi
  filtering, key points, recognition, tracking
Compilation
  analyse lexicale et syntaxique, typage, génération de code
  lexing and parsing, typing, code generation
Sécurité informatique
  cryptographie, attaques courantes, audit, bonnes pratiques
  cryptography, common attacks, audits, good practice
Informatique embarquée
  microcontrôleurs, temps réel, bus de communication
  microcontrollers, real time, communication buses
Calcul parallèle
  mémoire partagée, échange de messages, accélération
  shared memory, message passing, speed-up
Réalité virtuelle
  rendu, interaction, capteurs, confort de l'utilisateur
  rendering, interaction, sensors, user comfort
Administration de systèmes
  déploiement, surveillance, sauvegardes, automatisation
  deployment, monitoring, backups, automation
Théorie des langages
  automates, expressions rationnelles, grammaires
  automata, regular expressions, grammars
Logique
  calcul propositionnel, prédicats, démonstration assistée
  propositional calculus, predicates, assisted proof
Recherche opérationnelle
  programmation linéaire, séparation et évaluation, heuristiques
  linear programming, branch and bound, heuristics
Théorie des graphes
  parcours, plus courts chemins, flots, coloration
  traversals, shortest paths, flows, colouring
Traitement du signal
  échantillonnage, transformée de Fourier, filtrage
  sampling, the Fourier transform, filtering
Systèmes multi-agents
  coordination, négociation, simulation de foules
  coordination, negotiation, crowd simulation
Science des données
  nettoyage, visualisation, modèles, limites des données
  cleaning, visualisation, models, the limits of data
Électronique de puissance
  hacheurs, onduleurs, redresseurs, commutation
  choppers, inverters, rectifiers, switching
Machines électriques
  transformateurs, machines synchrones et asynchrones
  transformers, synchronous and induction machines
Réseaux électriques
  répartition des charges, protections, stabilité
  load flow, protection, stability
Énergies renouvelables
  solaire, éolien, hydraulique, intégration au réseau
  solar, wind and hydro power, connection to the grid
Pile à combustible et hydrogène
  électrolyse, stockage, piles, sécurité
  electrolysis, storage, fuel cells, safety
Stockage de l'énergie
  batteries, supercondensateurs, volants, dimensionnement
  batteries, supercapacitors, flywheels, sizing
Capteurs et mesures
  chaîne d'acquisition, étalonnage, incertitudes
  acquisition chain, calibration, uncertainty
Automatique
  modélisation, boucle fermée, correcteurs PID
  modelling, closed loops, PID controllers
Efficacité énergétique du bâtiment
  bilans thermiques, isolation, ventilation, régulation
  heat balances, insulation, ventilation, regulation
Véhicules électriques
  motorisation, batteries, recharge, autonomie
  motors, batteries, charging, range
Éclairage
  photométrie, sources, projet d'éclairage
  photometry, light sources, a lighting project
Transferts thermiques
  conduction, convection, rayonnement, échangeurs
  conduction, convection, radiation, exchangers
Mécanique des fluides
  statique, équation de Bernoulli, couche limite
  statics, Bernoulli's equation, the boundary layer
Combustion
  thermochimie, flammes, polluants
  thermochemistry, flames, pollutants
Physique des semi-conducteurs
  bandes d'énergie, jonctions, transistors à effet de champ
  energy bands, junctions, field-effect transistors
Modélisation des systèmes énergétiques
  bilans, composants, simulation annuelle
  balances, components, a year's simulation
Matériaux pour l'énergie
  électrodes, membranes, vieillissement
  electrodes, membranes, ageing
Conception mécanique
  liaisons, dimensionnement, choix de composants
  joints, sizing, choice of components
Conception assistée par ordinateur
  modèles volumiques, assemblages, paramétrage
  solid models, assemblies, parametric design
Éléments finis
  formulation faible, maillage, critique des résultats
  weak formulation, meshing, criticism of results
Fabrication additive
  procédés, préparation des pièces, contrôle
  processes, preparing parts, inspection
Mise en forme des matériaux
  fonderie, forge, emboutissage, injection
  casting, forging, stamping, injection
Robotique
  géométrie des robots, trajectoires, programmation
  robot geometry, trajectories, programming
Acoustique
  sources, propagation, isolation, mesure du bruit
  sources, propagation, insulation, noise measurement
Dynamique du véhicule
  pneumatiques, suspension, freinage, tenue de route
  tyres, suspension, braking, handling
Essais mécaniques
  traction, dureté, fatigue, extensométrie
  tensile tests, hardness, fatigue, strain gauges
Métrologie
  tolérances, instruments, machines à mesurer, incertitudes
  tolerances, instruments, measuring machines, uncertainty
Tribologie
  frottement, usure, lubrification
  friction, wear, lubrication
Résistance des matériaux
  traction, flexion, torsion, flambement
  tension, bending, torsion, buckling
Mécanique des milieux continus
  contraintes, déformations, lois de comportement
  stress, strain, constitutive laws
Science des matériaux
  structure cristalline, diagrammes de phases, traitements
  crystal structure, phase diagrams, heat treatments
Dynamique des structures
  modes propres, amortissement, réponse à un choc
  natural modes, damping, response to a shock
Fatigue et rupture
  courbes d'endurance, fissuration, fiabilité des pièces
  endurance curves, crack growth, reliability of parts
Composites
  fibres et matrices, stratifiés, procédés, recyclage
  fibres and matrices, laminates, processes, recycling
"""
