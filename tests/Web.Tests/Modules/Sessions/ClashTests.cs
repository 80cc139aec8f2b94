using Maillage.Demo;
using Maillage.Modules.Sessions;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Tests.Modules.Sessions;

public sealed class ClashTests(World world) : IClassFixture<World>
{
    private const string Plan = $"/seances/{DemoActions.ThisYear}";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_person_or_one_room_in_two_places_is_said_on_the_plan_the_calendar_and_the_session()
    {
        await using var db = world.Open();
        var first = await db.Set<Session>().AsNoTracking().SingleAsync(s => s.ActionId == DemoActions.ThisYearId && s.Number == 1, Cancel);
        using var farida = await Visitor.SignedIn(world, "farida.ziegler@demo.example");
        await farida.Get(Plan);
        farida.Page.QuerySelectorAll(".month .on").Length.ShouldBe(8);
        farida.Page.QuerySelectorAll(".month .clash").ShouldBeEmpty();

        // Another action's session the same morning, led by the same person however the name is written, elsewhere.
        Add(db, DemoActions.LastYearId, first.Date, new TimeOnly(11, 0), "farida  ZIEGLER", "Ailleurs");
        // In the afternoon of the same day, in the same room: they do not meet.
        Add(db, DemoActions.LastYearId, first.Date, new TimeOnly(14, 0), "Farida Ziegler", first.Place!);
        await db.SaveChangesAsync(Cancel);
        await farida.Get(Plan);
        farida.Page.QuerySelector(".flash-warning")!.QuerySelectorAll("p").Select(p => p.TextContent).Single().ShouldContain("Farida Ziegler est aussi attendu");
        farida.Page.QuerySelectorAll(".month .clash").Length.ShouldBe(1);
        await farida.Get($"{Plan}/1");
        farida.Page.QuerySelectorAll(".flash-warning").Length.ShouldBe(1);
        await farida.Get($"{Plan}/2");
        farida.Page.QuerySelectorAll(".flash-warning").ShouldBeEmpty();
    }

    private void Add(AppDb db, Maillage.Modules.Actions.Contracts.ActionId action, DateOnly date, TimeOnly starts, string who, string place)
    {
        var session = new Session { Id = EntityId.New<SessionId>(world.Clock), ActionId = action, Number = 20 + starts.Hour, HalfDay = HalfDayCodes.Morning, Place = place, PlaceKey = $"{Fold.Key(place)}|fr-57463" };
        session.Schedule(date, HalfDayCodes.Morning, starts, starts.AddHours(3), world.Clock.GetUtcNow());
        session.Facilitators.Add(SessionFacilitator.Of(session.Id, who, null, world.Clock.GetUtcNow()));
        db.Add(session);
    }
}
