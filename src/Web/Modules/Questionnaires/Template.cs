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
