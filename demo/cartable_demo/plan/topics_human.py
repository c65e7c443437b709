"""What the units of industry, design and humanities are about: French title, topics in French, in English."""

from __future__ import annotations

TOPICS = """
Gestion de production
  prévision, planification, stocks, flux tirés
  forecasting, planning, stocks, pull systems
Logistique
  entreposage, transport, chaîne d'approvisionnement
  warehousing, transport, the supply chain
Qualité
  indicateurs, résolution de problèmes, normes, audit
  indicators, problem solving, standards, audits
Maintenance industrielle
  préventif et correctif, criticité, gestion des pièces
  preventive and corrective work, criticality, spare parts
Simulation de flux
  files d'attente, modèles à événements, plans de simulation
  queues, event models, simulation plans
Automatisation des ateliers
  automates programmables, grafcet, supervision
  programmable controllers, sequential charts, supervision
Systèmes d'information industriels
  progiciels, traçabilité, échanges entre ateliers
  business software, traceability, exchanges between workshops
Ordonnancement
  règles de priorité, ateliers en série, algorithmes exacts et approchés
  priority rules, flow shops, exact and approximate algorithms
Industrialisation
  du prototype à la série, postes, coûts, montée en cadence
  from prototype to series, workstations, costs, ramp-up
Optimisation
  gradients, contraintes, convexité, métaheuristiques
  gradients, constraints, convexity, metaheuristics
Fiabilité
  lois de défaillance, arbres de causes, redondance
  failure laws, fault trees, redundancy
Plans d'expériences
  plans factoriels, surfaces de réponse, analyse de variance
  factorial designs, response surfaces, analysis of variance
Analyse de données industrielles
  cartes de contrôle, séries temporelles, détection d'anomalies
  control charts, time series, anomaly detection
Éco-conception
  cycle de vie, choix de matériaux, réparabilité
  life cycle, choice of materials, repairability
Ergonomie du poste de travail
  postures, charges, éclairage, aménagement
  postures, loads, lighting, layout
Design de produit
  recherche, esquisses, formes, maquettes
  research, sketches, shapes, models
Expérience utilisateur
  entretiens, parcours, tests d'usage
  interviews, journeys, usability tests
Prototypage
  découpe laser, impression 3D, électronique rapide
  laser cutting, 3D printing, quick electronics
Modelage et maquette
  volumes, mousse, finitions, échelle 1
  volumes, foam, finishes, full scale
Facteurs humains
  erreur humaine, charge mentale, travail en équipe
  human error, mental load, teamwork
Conception universelle
  handicaps, normes d'accessibilité, essais avec des usagers
  disabilities, accessibility standards, trials with users
Scénographie numérique
  espace, image, son, dispositifs interactifs
  space, image, sound, interactive devices
Biomécanique
  mouvement, efforts articulaires, mesure du geste
  movement, joint loads, measuring gestures
Physiologie de l'effort
  dépense énergétique, fatigue, récupération
  energy expenditure, fatigue, recovery
Psychologie cognitive
  attention, mémoire, décision
  attention, memory, decision
Analyse de l'activité
  observation, verbalisation, chroniques de travail
  observation, verbal reports, work logs
Anglais
  compréhension, débats, vocabulaire technique
  comprehension, debates, technical vocabulary
Allemand
  conversation, textes d'actualité, vie en entreprise
  conversation, news, life in a company
Espagnol
  conversation, cultures hispaniques, présentations orales
  conversation, Spanish-speaking cultures, talks
Français langue étrangère
  langue des études, prise de notes, vie quotidienne
  language of study, note taking, daily life
Chinois
  prononciation, caractères, situations courantes
  pronunciation, characters, everyday situations
Italien
  conversation, grammaire, cinéma et chanson
  conversation, grammar, films and songs
Expression écrite
  plan, clarté, style, réécriture
  outline, clarity, style, rewriting
Prise de parole en public
  voix, corps, improvisation, gestion du trac
  voice, posture, improvisation, stage fright
Communication scientifique
  articles, affiches, exposés, citations
  articles, posters, talks, references
Atelier d'écriture
  contraintes, récits, lectures croisées
  constraints, stories, reading each other
Théâtre
  jeu, texte, mise en scène, représentation finale
  acting, text, staging, a final performance
Argumentation
  thèses, objections, sophismes, débats
  theses, objections, fallacies, debates
Médiation et vulgarisation
  publics, analogies, ateliers dans les écoles
  audiences, analogies, workshops in schools
Création sonore
  prise de son, montage, documentaire radiophonique
  recording, editing, radio documentaries
Histoire des techniques
  moulins, vapeur, électricité, informatique
  mills, steam, electricity, computing
Philosophie des sciences
  preuve, réfutation, modèles, controverses
  proof, refutation, models, controversies
Sociologie du travail
  métiers, organisation, conditions de travail
  occupations, organisation, working conditions
Éthique de l'ingénieur
  responsabilité, risques, lanceurs d'alerte
  responsibility, risk, whistle-blowers
Économie politique
  marchés, monnaie, emploi, politiques publiques
  markets, money, employment, public policy
Géopolitique de l'énergie
  ressources, routes, dépendances, négociations climatiques
  resources, routes, dependence, climate talks
Anthropologie des techniques
  gestes, outils, transmission des savoirs
  gestures, tools, passing on knowledge
Histoire de l'art
  lire une œuvre, grands courants, visites de musées
  reading a work, main movements, visits to museums
Transition écologique
  limites planétaires, scénarios, bilans carbone
  planetary limits, scenarios, carbon accounting
Droit du numérique
  données personnelles, licences, responsabilité en ligne
  personal data, licences, liability online
Psychologie sociale
  influence, groupes, stéréotypes
  influence, groups, stereotypes
Innovation et société
  usages, résistances, régulation
  uses, resistance, regulation
Gestion de projet
  périmètre, planning, risques, animation d'équipe
  scope, schedule, risks, leading a team
Comptabilité et gestion
  bilan, compte de résultat, coûts, budget
  balance sheet, income statement, costs, budget
Marketing
  études, positionnement, prix, lancement
  surveys, positioning, prices, launch
Création d'entreprise
  idée, modèle économique, statuts, financement
  idea, business model, legal form, funding
Droit du travail
  contrat, durée du travail, représentation des salariés
  contracts, working time, staff representation
Management des équipes
  rôles, délégation, conflits, entretiens
  roles, delegation, conflicts, interviews
Économie d'entreprise
  coûts, concurrence, investissement
  costs, competition, investment
Propriété industrielle
  brevets, marques, recherche d'antériorité
  patents, trademarks, prior-art searches
Stratégie
  diagnostic, avantage concurrentiel, scénarios
  diagnosis, competitive advantage, scenarios
Achats
  cahier des charges, appel d'offres, négociation
  specifications, calls for tenders, negotiation
Sport et santé
  préparation physique, alimentation, prévention
  fitness, nutrition, prevention
Sports collectifs
  technique, tactique, arbitrage, tournoi final
  skills, tactics, refereeing, a final tournament
Activités de pleine nature
  escalade, orientation, sécurité en montagne
  climbing, orienteering, mountain safety
Engagement étudiant
  vie associative, conduite d'une action, bilan écrit
  student societies, leading a project, a written review
Arts et création
  dessin, photographie, projet personnel exposé
  drawing, photography, a personal project on show
Musique d'ensemble
  répertoire, écoute, concert de fin de semestre
  repertoire, listening, a concert at the end of term
"""
