namespace Maillage.Platform.Text;

/// <summary>First names that are often given in the countries of the network, to look twice at a story that holds one. Names that are words or towns as well are left out.</summary>
internal static class FirstNames
{
    public const string Pattern =
        "Abdel|Abdou|Adam|Adama|Adrien|Agathe|Ahmed|Aïcha|Alain|Alexandre|Alexandra|Alexis|Alice|Alicia|Ali|Alix|Amandine|Amélie|Amina|Amine|Anaïs|André|Andréa|Anissa|Anne|Anouk|Anthony|Antoine|Arnaud|Arthur|Audrey|Aurélie|Axel|Ayoub|" +
        "Baptiste|Bastien|Bart|Benjamin|Benoît|Bernard|Bilal|Brigitte|Bruno|Camille|Caroline|Catherine|Cécile|Cédric|Céline|Charlotte|Chloé|Christian|Christine|Christophe|Clara|Clément|Coralie|Corentin|Cyril|" +
        "Damien|Daniel|David|Delphine|Denis|Didier|Dirk|Dorian|Dylan|Édouard|Elena|Éliane|Élise|Elisa|Élodie|Emeline|Emma|Emmanuel|Enzo|Éric|Estelle|Esther|Ethan|Étienne|Éva|Fabien|Fabrice|Fanny|Farid|Fatima|Fatou|Félix|Flavie|Florian|Franck|François|Françoise|Frédéric|" +
        "Gabriel|Gaëlle|Gaëtan|Gauthier|Geoffrey|Georges|Gérard|Gilles|Giulia|Grégory|Guillaume|Hafsa|Hakim|Hamza|Hanna|Hannah|Hassan|Hélène|Henri|Hugo|Ibrahim|Ilyes|Imane|Inès|Isabelle|Ismaël|Jade|Jasmine|Jean|Jérémy|Jérôme|Jessica|Joëlle|Johan|Jonathan|Jordan|José|Joseph|Joris|Julia|Julie|Julien|Juliette|Justine|" +
        "Kaïs|Karim|Karima|Katia|Kelly|Kenza|Kevin|Kévin|Khadija|Killian|Koen|Laetitia|Laura|Lauriane|Laurence|Laurent|Léa|Leïla|Léna|Léo|Léon|Lina|Lisa|Logan|Lola|Loïc|Louise|Luca|Lucas|Lucie|Ludovic|Luna|Madeleine|Maëlle|Maëlys|Magali|Malik|Manon|Marc|Margaux|Margot|Maria|Marie|Marine|Marion|Marjorie|Mathéo|Mathias|Mathieu|Mathilde|Matteo|Matthieu|Maxence|Maxime|Mehdi|Mélanie|Mélissa|Mickaël|Mohamed|Mohammed|Monique|Morgane|Moussa|Myriam|" +
        "Nabil|Nadia|Nadine|Naïm|Nathalie|Nathan|Nawal|Nicolas|Nina|Noa|Noah|Noé|Noémie|Nora|Nour|Océane|Olivia|Olivier|Omar|Oscar|Ousmane|Pascal|Patricia|Patrick|Paul|Pauline|Perrine|Philippe|Pieter|Quentin|Rachid|Raphaël|Rayan|Rémi|Rémy|Richard|Robin|Romain|Romane|Sabrina|Sacha|Safia|Salim|Salma|Samir|Samira|Samuel|Samy|Sandra|Sara|Sarah|Sébastien|Selma|Simon|Sofia|Sofiane|Solène|Sonia|Sophie|Soufiane|Stéphane|Stéphanie|Sylvie|" +
        "Tanguy|Théo|Thibault|Thibaut|Thierry|Thomas|Tiffany|Timothée|Tom|Tristan|Valentin|Valentine|Valérie|Vanessa|Véronique|Victor|Vincent|Virginie|Walid|Warre|William|Wout|Xavier|Yann|Yanis|Yannick|Yasmina|Yasmine|Yassine|Youssef|Yves|Zakaria|Zineb|Zoé";
}
