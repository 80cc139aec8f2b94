using System.Globalization;
using Maillage.Modules.Accompaniments.Stories;
using Maillage.Modules.Questionnaires;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>What the team of La Louvière says of itself: eleven before, four of them on paper, nine after, seven known to be the same; and its story, which it agreed to.</summary>
internal sealed class DemoTeamWords : IDemoWorld
{
    private static readonly string[] Items = ["REP1", "REP2", "REP3", "IMP", "S2", "PAR"];

    // One line a person; the first before is the management.
    private static readonly string[] Before = ["332323", "222122", "322222", "231211", "222122", "333232", "211121", "232222", "322132", "222221", "332322"];
    private static readonly string[] After = ["444445", "434344", "443434", "344343", "433434", "444444", "323333", "434444", "445445"];

    public static string StoryCode => DemoWorld.Id("story", DemoTeamWork.Played).ToString("N", CultureInfo.InvariantCulture)[..10];

    public IEnumerable<string> Introduction => [];

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        var action = DemoTeamWork.PlayedId;
        if (await db.Set<Story>().AnyAsync(cancel) || await db.Set<Questionnaire>().AnyAsync(q => q.ActionId == action, cancel))
            return;
        var year = DemoTeamWork.FirstYear(DateOnly.FromDateTime(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime));
        // Kept nowhere: a year after the end a key is thrown away.
        var key = PairingKey.For(action);
        Add(db, key, Moments.Before, "Au départ de l’accompagnement", new DateOnly(year, 9, 9), Before, paper: 4, n => n);
        Add(db, key, Moments.After, "À la fin de l’accompagnement", new DateOnly(year + 1, 9, 10), After, paper: 0, n => n < 7 ? n : n + 20);
        AddStory(db, new DateOnly(year + 1, 10, 20));
        await db.SaveChangesAsync(cancel);
    }

    private static void Add(AppDb db, PairingKey key, string moment, string title, DateOnly on, string[] lines, int paper, Func<int, int> person)
    {
        var questionnaire = new Questionnaire
        {
            Id = new QuestionnaireId(DemoWorld.Id("questionnaire", $"{DemoTeamWork.Played} {moment}")),
            ActionId = DemoTeamWork.PlayedId,
            Moment = moment,
            Title = title,
            Content = Template.ForTeam(moment),
            Asked = 14,
            OpensOn = on,
            ClosesOn = on.AddDays(14),
        };
        questionnaire.ComesAnswered(lines.Length, on.AddDays(15));
        db.Add(questionnaire);
        foreach (var (number, line) in lines.Index())
        {
            var given = new Given { Values = Items.Zip(line).ToDictionary(v => v.First, v => v.Second - '0', StringComparer.Ordinal) };
            given.Choices["F1"] = [number == 0 ? "direction" : "equipe"];
            db.Add(new Response
            {
                Id = RandomId.Of(DemoWorld.Id("response", $"{DemoTeamWork.Played} {moment} {number}").ToByteArray()),
                QuestionnaireId = questionnaire.Id,
                AnsweredOn = on.AddDays(number % 3),
                FromPaper = number >= lines.Length - paper,
                PairingHash = key.HashOf(SelfMadeCode.Of("Ti", (person(number) + 1).ToString(CultureInfo.InvariantCulture), "Pont")!),
                Given = given,
            });
        }
    }

    private static void AddStory(AppDb db, DateOnly on)
    {
        var story = new Story { ActionId = DemoTeamWork.PlayedId, Code = StoryCode };
        story.Write(
            "D’un renvoi à une page de règlement",
            "Une équipe qui accompagne des personnes vers l’emploi. En automne, quelqu’un est renvoyé pour avoir consommé à l’atelier. Rien n’était écrit, et personne n’était à l’aise avec cette décision.\n\n"
            + "Pendant un an, l’équipe et sa direction se sont retrouvées chaque mois. D’abord pour dire ce que chacun pensait des drogues et de celles et ceux qui en prennent. Puis pour lire des situations : à quoi répondait cet usage ? Une émotion, un lien, une place à tenir.\n\n"
            + "En hiver, un renvoi a été remplacé par trois entretiens et un horaire aménagé. En février, la page « consommations » du règlement a été réécrite par toute l’équipe. Au printemps, une personne a été accompagnée jusqu’au bout de sa recherche d’emploi, et deux collègues ont ouvert un coin calme.\n\n"
            + "Six mois plus tard, la moitié de l’équipe a changé. Les nouveaux collègues sont formés par les anciens. Le coin calme ouvre toujours le matin.",
            "Avec le soutien de la Cocof");
        if ((story.Ask("Marc Dujardin", "marc.dujardin@structure.example", Story.HashOf(Story.NewSecret()), on) ?? story.Agree(on.AddDays(6)) ?? story.Publish(on.AddDays(8))) is { } refusal)
            throw new InvalidOperationException($"The demo world breaks a rule: {refusal.Text}.");
        db.Add(story);
    }
}
