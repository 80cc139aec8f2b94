using System.Net;
using Maillage.Demo;

namespace Maillage.Tests.Modules.Groups;

// What a promise changes: it can be given up under everyone's eyes, and who comes later is not in it.
public sealed partial class DrawStoryTests
{
    /// <summary>A promise is given up for a reason that everyone reads, and another may follow.</summary>
    private static async Task GiveUp(Visitor farida, Visitor visitor)
    {
        await farida.Get($"{Draw}/abandon");
        await farida.Submit("main form[method=post]", ("Because", " "));
        farida.Status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        await farida.Submit("main form[method=post]", ("Because", "Le Loto du samedi est annulé"));
        farida.Location.ShouldBe(Draw, farida.Page.QuerySelector("main")?.TextContent);
        await visitor.Get(Public);
        visitor.Status.ShouldBe(HttpStatusCode.OK);
        visitor.Page.QuerySelector(".flash-warning")!.TextContent.ShouldContain("a été abandonné");
        visitor.Page.QuerySelector(".draw-log")!.TextContent.ShouldContain("Le Loto du samedi est annulé");
        await farida.Get($"{Draw}/abandon");
        farida.Status.ShouldBe(HttpStatusCode.Redirect);
    }

    /// <summary>Who applies once the list is closed, or whose employer agrees then, reads that they wait after it; the numbers of the list do not move.</summary>
    private async Task ComeLate(Visitor farida)
    {
        using var visitor = new Visitor(world);
        await visitor.Get($"/candidatures/candidater/{DemoActions.ThisYear}");
        visitor.Page.QuerySelector(".flash-info")!.TextContent.ShouldContain("rejoint la liste d’attente, après les personnes de cette liste");
        await visitor.Submit("main form[method=post]", ("Form.Name", "Tard Venue"), ("Form.Email", "tard@venue.example"), ("Form.Structure", "Foyer des Tisserands"));
        await visitor.Get(await Applications.Mailbox.LastLink(world, "tard@venue.example"));
        await visitor.Submit("main form[method=post]", ("act", "confirm"));
        await visitor.Follow();
        visitor.Page.QuerySelector(".flash-info")!.TextContent.ShouldContain("Votre candidature n’y est pas");
        (await Applications.Mailbox.Of(world, "tard@venue.example"))[0].Text.ShouldContain("La liste du tirage au sort est close");
        await farida.Get($"/candidatures/{DemoActions.ThisYear}/25/employeur");
        await farida.Submit("main form:has(button[value=agree])", ("act", "agree"));
        farida.Status.ShouldBe(HttpStatusCode.Redirect, farida.Page.QuerySelector("main")?.TextContent);
        await farida.Get(Draw);
        var said = farida.Page.QuerySelector("main")!.TextContent;
        said.ShouldContain("49 candidatures dans la liste close, pour 15 places");
        said.ShouldContain("C-25\u202f: arrivée après la clôture");
        farida.Page.QuerySelector(".numbers[data-label]")!.TextContent.ShouldBe("49");
    }
}
