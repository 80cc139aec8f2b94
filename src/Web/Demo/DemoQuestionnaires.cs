using System.Globalization;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>What last year's group of Metz answered: nine before, eight after, seven of them known to be the same by their code.</summary>
internal sealed class DemoQuestionnaires : IDemoWorld
{
    private static readonly string[] Items = ["R2", "R3a", "R3b", "R4", "R5", "R6", "P5", "R7", "R8", "S1", "S2"];

    // One line a person; 0 = no answer.
    private static readonly string[] After = ["44444454444", "54343443343", "43354544544", "33344434333", "55554555555", "44432443434", "44440344434", "54445455445"];
    private static readonly string[] Before = ["3222", "2212", "3323", "2121", "4333", "3222", "2311", "3223", "2212"];
    // Empty = nothing written. One names someone: what coding is careful about.
    private static readonly string[] Learnt =
    [
        "Les produits et leurs effets, et surtout comment en parler sans juger.", "Qui appeler, et pour quoi.", "Commencer un entretien quand la personne ne demande rien.", "",
        "Mes propres idées sur les personnes qui consomment ont bougé ; je connais maintenant le CSAPA.", "Les stades du changement : j’ai pensé à Dylan, 16 ans, que je croyais fermé.", "Rencontrer les équipes du territoire.", "Ce que fait chaque produit, avec des mots simples.",
    ];

    private static readonly string[][] Topics = [["produits", "relation-aide"], ["reseau"], ["entretien", "relation-aide"], [], ["representations", "reseau"], ["stades"], ["reseau"], ["produits"]];

    public IEnumerable<string> Introduction => [];

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Questionnaire>().AnyAsync(cancel))
            return;
        var today = DateOnly.FromDateTime(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        var key = PairingKey.For(DemoActions.LastYearId);
        db.Add(key);
        var typology = scope.ServiceProvider.GetRequiredService<Typology>();
        Add(db, key, Moments.Before, typology, "Avant la première rencontre", today.AddMonths(-12), Before, Items[^4..], n => n);
        // The eighth joined late and had made no code before.
        Add(db, key, Moments.After, typology, "Après la dernière rencontre", today.AddMonths(-3), After, Items, n => n < 7 ? n : 20);
        AddOpen(db, typology, today);
        await db.SaveChangesAsync(cancel);
    }

    /// <summary>This year's group: one that can be answered, by the link on the wall, and one in preparation.</summary>
    private static void AddOpen(AppDb db, Typology typology, DateOnly today)
    {
        db.Add(PairingKey.For(DemoActions.ThisYearId));
        var before = Prepared(Moments.Before, "Avant la première rencontre", typology);
        before.Open(today.AddDays(-2), today.AddDays(40), today);
        before.OfferOpenLink(offered: true);
        db.Add(before);
        db.Add(Prepared(Moments.After, "Après la dernière rencontre", typology));
    }

    private static Questionnaire Prepared(string moment, string title, Typology typology) => new()
    {
        Id = new QuestionnaireId(DemoWorld.Id("questionnaire", $"{DemoActions.ThisYear} {moment}")),
        ActionId = DemoActions.ThisYearId,
        Moment = moment,
        Title = title,
        Content = typology.Fill(Template.For(moment)),
    };

    private static void Add(AppDb db, PairingKey key, string moment, Typology typology, string title, DateOnly on, string[] lines, string[] items, Func<int, int> person)
    {
        var questionnaire = new Questionnaire
        {
            Id = new QuestionnaireId(DemoWorld.Id("questionnaire", moment)),
            ActionId = DemoActions.LastYearId,
            Moment = moment,
            Title = title,
            Content = typology.Fill(Template.For(moment)),
            Asked = 10,
            OpensOn = on,
            ClosesOn = on.AddDays(14),
        };
        questionnaire.ComesAnswered(lines.Length, on.AddDays(15));
        db.Add(questionnaire);
        foreach (var (number, line) in lines.Index())
        {
            var given = new Given { Values = items.Zip(line).Where(v => v.Second != '0').ToDictionary(v => v.First, v => v.Second - '0', StringComparer.Ordinal) };
            if (moment == Moments.After && Learnt[number].Length > 0)
                given.Texts.Add("R1", Learnt[number]);
            if (moment == Moments.After && Topics[number].Length > 0)
                given.Topics["R1"] = [.. Topics[number]];
            db.Add(new Response
            {
                Id = RandomId.Of(DemoWorld.Id("response", $"{moment} {number}").ToByteArray()),
                QuestionnaireId = questionnaire.Id,
                AnsweredOn = on.AddDays(number % 3),
                FromPaper = moment == Moments.After,
                PairingHash = key.HashOf(SelfMadeCode.Of("Ma", (person(number) + 1).ToString(CultureInfo.InvariantCulture), "Rue")!),
                Given = given,
            });
        }
    }
}
