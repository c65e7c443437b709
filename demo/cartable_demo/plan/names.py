"""Plausible French names. Anyone alike is a coincidence: the pairs are drawn by chance."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator

_GIVEN = """
Adèle Adrien Agathe Alban Alexandre Alice Alix Aline Amandine Amel Amine Anaïs Anatole André Anna Antoine Antonin
Apolline Ariane Arnaud Arthur Assia Aude Augustin Aurélie Aurélien Axel Aya Aymeric Baptiste Basile Bastien Benjamin
Benoît Bérénice Blanche Bruno Camille Capucine Caroline Célestin Céline Chloé Christelle Claire Clara Clarisse Claude
Clément Clémence Coline Corentin Cyprien Damien Daphné David Denis Diane Dorian Edgar Édouard Élie Éléonore Élisa
Élise Élodie Éloïse Elsa Émile Émilie Emma Enzo Erwan Esther Étienne Eugénie Eva Fabien Fanny Fantine Félix Firmin
Flavie Florence Florent Florian Francis François Gabin Gabriel Gaëlle Gaspard Gauthier Gilles Grégoire Guillaume
Gustave Hadrien Hélène Héloïse Henri Hippolyte Honoré Hugo Ibrahim Idriss Ilyes Inès Irène Iris Isabelle Ismaël Jade
Jean Jeanne Jérémie Joachim Joseph Joséphine Jules Julia Julien Juliette Justine Karim Katia Kévin Khadija Kilian
Lahcen Laura Laure Laurine Léa Léandre Léo Léonie Léopold Lila Lilian Lina Lise Loïc Lola Louis Louise Lubin Luc Lucas
Lucie Lucien Maël Maëlle Maëlys Mahaut Malik Malo Manon Marc Marcel Margaux Marguerite Marin Marine Marion Marius
Martin Mathieu Mathilde Mathis Maud Maxence Maxime Mehdi Mélanie Mélissa Mila Milo Mohamed Morgane Myriam Nadia Naïm
Naomi Nassim Nathan Nicolas Ninon Noah Noé Noémie Nora Océane Octave Olivia Olivier Ophélie Oscar Paul Pauline Perrine
Philippe Pierre Prune Quentin Rachid Raphaël Raphaëlle Rémi Robin Rodolphe Romain Romane Rosalie Rose Sacha Salma
Salomé Samir Samuel Sandra Sarah Siméon Simon Simone Soline Solène Sophie Stéphane Suzanne Sybille Sylvain Tanguy Tess
Théo Théodore Thibault Thomas Timothée Titouan Tom Tristan Ulysse Valentin Valentine Valérie Victoire Victor Victoria
Vincent Violette Virgile Wassim William Yanis Yann Yasmine Yohan Youssef Yves Zacharie Zélie Zoé
"""
GIVEN = tuple(_GIVEN.split())

_FAMILY = """
Abadie Allard Amrani Andrieux Anquetil Arnoux Astier Aubertin Aubry Audibert Auger Baillet Balland Barbier Baron
Barrault Bastide Baudry Bazin Beaufils Beaumont Belhadj Bellanger Ben-Ali Benoist Bérard Berger Bernier Berthelot
Bertin Besson Bigot Billard Blanchet Blondel Boisseau Bonnard Bordier Bosquet Boucher Boulanger Bourdon Bourgeois
Bousquet Boyer Brault Bressac Briand Brisset Brunet Buisson Cadiou Caillet Camus Caradec Cardinal Carlier Caron
Carpentier Castel Cavalier Chabert Chambon Champion Chapelle Charbonnier Chardin Charrier Chauvet Chevalier Cissé
Clavel Cochet Collet Combes Constant Cordier Corbin Costa Coste Coulon Courtois Cousin Crespin Cuvelier Da-Silva
Dabrowski Dacosta Danjou Daumas Dauphin David-Leroy Debray Delacroix Delage Delahaye Delattre Delmas Delorme Denis
Derrien Deschamps Desjardins Devaux Diallo Diarra Dieudonné Doucet Drouet Dubreuil Duchêne Dufour Dujardin Dumoulin
Dupuy Durieux Duval El-Amrani Esnault Estève Evrard Fabre Faivre Farge Faure Favier Féraud Ferrand Fleury Fontaine
Fontanel Forestier Fouquet Fournel Fraisse Gaillard Galland Garnier Gaudin Gauthier Gendron Géraud Germain Gervais
Gilbert Girardot Godard Gonzalez Gosselin Goujon Grandjean Grenier Grimaud Grosjean Guérin Guichard Guillou Guyot
Haddad Hamel Hardy Hébert Hérault Hervé Hoarau Huet Humbert Imbert Jacquemin Jacquet Jamet Joly Jourdain Jouve Julien
Kaczmarek Keller Kerbrat Khelifi Klein Kouassi Labbé Lacombe Lacroix Lafont Lagarde Lallemand Lambert Lamy Langlois
Laporte Lasserre Launay Laurent Lavigne Le-Bihan Le-Gall Le-Goff Lebrun Leclercq Lecomte Lefort Legrand Lemaire
Lemoine Lenoir Lepage Leroux Lesage Levasseur Lopez Lorin Loubet Maillard Mallet Mangin Marchal Maréchal Marquet
Martel Masson Mathieu Maurin Mayer Mendy Mercier Messaoudi Meunier Michaud Millet Monnier Montagne Moreau Morel Morin
Moulin Muller Navarro Neveu Nguyen Nicolet Noël Normand Oliveira Ouedraogo Pages Palissy Papin Parent Pasquier
Pelletier Perret Perrin Petitjean Peyron Picard Pichon Pinson Poirier Pommier Poncet Portal Potier Poulain Prévost
Prudhomme Quentin Rambaud Raymond Régnier Renard Renaudin Reynaud Ribeiro Richard Rigaud Rivière Robert Rocher Rolland
Rossi Roussel Rouvière Roy Sabatier Salaün Sanchez Saulnier Sauvage Savary Schmitt Seguin Serre Simonet Sorel Soulier
Tanguy Tardieu Ternier Teissier Tessier Thibaud Thiery Thomasset Tissot Toussaint Traoré Trichet Vaillant Valentin
Valette Vallet Vannier Vasseur Verdier Vernet Vial Vidal Vigneron Villard Vincenot Voisin Vuillemin Weber Yildiz
Zeller
"""
FAMILY = tuple(_FAMILY.split())


def fold(text: str) -> str:
    """Lower case, without accents: what a mail address or a sign-in name can hold."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    return plain.lower().replace(" ", "-").replace("'", "")


def draw_names(chance: random.Random, taken: set[str]) -> Iterator[tuple[str, str, str]]:
    """Endless (given name, family name, sign-in name); sign-in names are new to ``taken``, which grows."""
    while True:
        given, family = chance.choice(GIVEN), chance.choice(FAMILY).replace("-", " ")
        login = base = f"{fold(given)}.{fold(family)}"
        number = 1
        while login in taken:
            number += 1
            login = f"{base}{number}"
        taken.add(login)
        yield given, family, login
