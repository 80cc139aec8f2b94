using Maillage.Modules.Questionnaires.Contracts;

namespace Maillage.Modules.Questionnaires;

/// <summary>The questions of document 002: six result indicators, satisfaction, and what is compared before and after.</summary>
internal static class Template
{
    private const string Agreement = "accord-5";

    public static QuestionList For(string moment) => new()
    {
        Questions = moment switch
        {
            Moments.Before => [.. Compared()],
            Moments.After => [Knowledge(), .. Results(), Satisfaction(), .. Compared(), Word()],
            _ => [.. Compared(), Word()],
        },
    };

    /// <summary>What a team says of drugs and of itself (documents 000 and 001), alike before and after; by its function, which hides groups that are too small.</summary>
    public static QuestionList ForTeam(string moment) => new()
    {
        Questions =
        [
            new()
            {
                Code = "F1",
                Kind = QuestionKind.One,
                IsFilter = true,
                Text = Said.Of("Ma place dans l’équipe", "Mijn plaats in het team", "My place in the team"),
                Lines =
                [
                    new() { Code = "equipe", Text = Said.Of("Équipe", "Team", "Team") },
                    new() { Code = "direction", Text = Said.Of("Direction", "Directie", "Management") },
                ],
            },
            Likert("REP1", "Une personne qui consomme peut avancer dans un projet sans arrêter d’abord", "Wie gebruikt, kan vooruit in een project zonder eerst te stoppen", "A person who uses can move on in a project without stopping first"),
            Likert("REP2", "Consommer répond à quelque chose\u202F: une émotion, un lien, une place à tenir", "Gebruik beantwoordt aan iets: een emotie, een band, een plaats", "Use responds to something: an emotion, a tie, a place to hold"),
            Likert("REP3", "Parmi les personnes qui vendent, beaucoup consomment aussi et ont besoin d’être écoutées", "Onder wie verkoopt, gebruiken velen ook en willen ze gehoord worden", "Among those who sell, many also use and need to be listened to"),
            Likert("IMP", "Devant une consommation, je sais que je ne suis pas sans moyens", "Tegenover gebruik weet ik dat ik niet machteloos ben", "Faced with use, I know that I am not powerless"),
            Likert("S2", "Je me sens compétent·e pour accompagner une personne qui consomme", "Ik voel me bekwaam om iemand die gebruikt te begeleiden", "I feel competent to support a person who uses"),
            Likert("PAR", "Dans l’équipe, nous parlons des consommations avant que la situation n’éclate", "In het team praten we over gebruik voor de situatie ontploft", "In the team, we speak of use before the situation breaks out"),
            .. moment == Moments.Before ? Array.Empty<Question>() : [Word()],
        ],
    };

    private static Question Knowledge() => new()
    {
        Code = "R1",
        Kind = QuestionKind.Open,
        IsCoded = true,
        Text = Said.Of("Qu’avez-vous appris d’utile pour votre travail\u202F?", "Wat hebt u geleerd dat nuttig is voor uw werk?", "What have you learnt that is useful in your work?"),
    };

    private static IEnumerable<Question> Results() =>
    [
        Likert("R2", "J’ai acquis de nouvelles connaissances", "Ik heb nieuwe kennis opgedaan", "I have gained new knowledge"),
        Likert("R3a", "Je suis mieux outillé·e pour développer des projets", "Ik ben beter toegerust om projecten op te zetten", "I am better equipped to develop projects"),
        Likert("R3b", "Je suis mieux outillé·e pour accompagner des personnes", "Ik ben beter toegerust om mensen te begeleiden", "I am better equipped to support people"),
        Likert("R4", "Je connais mieux le réseau d’addictologie", "Ik ken het verslavingsnetwerk beter", "I know the addiction network better"),
        Likert("R5", "Je réfléchis à un partenariat avec une structure spécialisée, ou je le souhaite", "Ik denk aan een partnerschap met een gespecialiseerde dienst, of wens het", "I am thinking of a partnership with a specialised service, or wish for one"),
        Likert("R6", "J’ai réfléchi à ma pratique", "Ik heb over mijn praktijk nagedacht", "I have reflected on my practice"),
    ];

    private static Question Satisfaction() => Likert("P5", "Dans l’ensemble, ces rencontres m’ont satisfait·e", "Over het geheel ben ik tevreden over deze bijeenkomsten", "On the whole I am satisfied with these meetings", "satisfaction-5");

    /// <summary>Worded alike before and after, or nothing could be compared.</summary>
    private static IEnumerable<Question> Compared() =>
    [
        Likert("R7", "J’aborde avec sérénité la question des consommations", "Ik snijd het onderwerp gebruik met een gerust gemoed aan", "I raise the question of substance use with ease"),
        Likert("R8", "Face aux consommations, dans mon travail, je me sens…", "Tegenover gebruik voel ik me in mijn werk…", "Faced with substance use, in my work I feel…", "isolement-5"),
        Likert("S1", "Je sais vers quelles structures spécialisées orienter", "Ik weet naar welke gespecialiseerde diensten ik kan doorverwijzen", "I know which specialised services to refer to"),
        Likert("S2", "Je me sens compétent·e pour accompagner une personne qui consomme", "Ik voel me bekwaam om iemand die gebruikt te begeleiden", "I feel competent to support a person who uses"),
    ];

    private static Question Word() => new()
    {
        Code = "M1",
        Kind = QuestionKind.Open,
        Text = Said.Of("Un mot à ajouter\u202F?", "Nog iets toe te voegen?", "Anything to add?"),
    };

    private static Question Likert(string code, string fr, string nl, string en, string scale = Agreement) =>
        new() { Code = code, Kind = QuestionKind.Likert, Scale = scale, Text = Said.Of(fr, nl, en) };
}
