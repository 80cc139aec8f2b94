using Maillage.Demo;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Applications.Seats;
using Maillage.Platform.Data;
using Maillage.Platform.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Maillage.Tests.Modules.Applications.Seats;

public sealed class SeatingTests(World world) : IClassFixture<World>
{
    private const int Threads = 16;
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Sixteen_who_accept_the_last_place_at_once_get_one_place_and_the_others_wait()
    {
        // Offered when there were sixteen places; fifteen were taken back before anyone answered.
        var action = await Group(places: 1, cap: null, Threads, CandidacyStatus.Offered);
        var answers = await Task.WhenAll(Enumerable.Range(1, Threads).Select(n => Task.Run(() => Under(action, plan => plan.Accept(plan.All.Single(a => a.Number == n), "applicant")))));
        answers.Count(a => a is null).ShouldBe(1);
        var all = await Read(action);
        all.Count(a => a.State == CandidacyStatus.Accepted).ShouldBe(1);
        all.Where(a => a.State == CandidacyStatus.Waiting).Select(a => a.Rank!.Value).Order().ShouldBe(Enumerable.Range(1, Threads - 1));
        answers.OfType<Refusal>().ShouldAllBe(r => r.Text == "candidacies.last_taken" && (int)r.Arguments[0] == 1);
    }

    [Theory]
    [InlineData(5, null)]
    [InlineData(12, 2)]
    public async Task Sixteen_at_once_never_give_more_places_than_there_are_nor_more_than_a_structure_may_have(int places, int? cap)
    {
        var action = await Group(places, cap, Threads, CandidacyStatus.Received, structures: 4);
        await Task.WhenAll(Enumerable.Range(1, Threads).Select(n => Task.Run(() => Under(action, plan =>
            plan.Give(plan.All.Single(a => a.Number == n), n % 2 == 0 ? CandidacyStatus.Kept : CandidacyStatus.Offered, "test")))));
        var holders = (await Read(action)).Where(a => a.State.TakesAPlace).ToList();
        holders.Count.ShouldBe(Math.Min(places, cap is { } most ? most * 4 : Threads));
        if (cap is { } limit)
            holders.GroupBy(a => a.StructureKey).ShouldAllBe(g => g.Count() <= limit);
    }

    [Fact]
    public async Task An_offer_whose_hour_has_come_passes_to_the_right_next_person_once()
    {
        var action = await Group(places: 1, cap: null, 4, CandidacyStatus.Received);
        (await Under(action, plan => plan.Give(Of(plan, 1), CandidacyStatus.Offered, "test"))).ShouldBeNull();
        await Under(action, plan => plan.Wait(Of(plan, 2), null, "test"));
        await Under(action, plan => plan.Wait(Of(plan, 3), null, "test"));
        // The second in line has a tie to the facilitator: the place goes past them.
        await using (var db = world.Open())
            await db.Set<Candidacy>().Where(a => a.ActionId == action && a.Number == 2).ExecuteUpdateAsync(s => s.SetProperty(a => a.TiedToFacilitator, valueExpression: true), Cancel);
        var end = (await Read(action)).Single(a => a.Number == 1).OfferExpiresAt!.Value;
        end.Minute.ShouldBe(0);
        world.Clock.Advance(end - world.Clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await Task.WhenAll(Round(), Round());

        var all = await Read(action);
        all.Select(a => a.Status).ShouldBe(["expiree", "liste-attente", "place-proposee", "recue"]);
        all.Single(a => a.Number == 2).Rank.ShouldBe(1);
        await using var after = world.Open();
        (await after.Set<OutgoingMail>().CountAsync(m => m.Recipient == $"p3.{action}@test.example", Cancel)).ShouldBe(2); // On the list, then the offer.
        (await Under(action, plan => plan.Accept(Of(plan, 1), "applicant")))!.Text.ShouldBe("candidacies.no_offer");
        (await Under(action, plan => plan.Accept(Of(plan, 3), "applicant"))).ShouldBeNull();
    }

    /// <summary>Whatever is asked in whatever order: never more places than there are, nor than a structure may have; ranks without a hole.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void No_order_of_acts_gives_a_place_too_many(int seed)
    {
#pragma warning disable CA5394 // A test's dice must fall the same way each time.
        var dice = new Random(seed);
        for (var round = 0; round < 60; round++)
        {
            var call = new Call { ActionId = default, Places = dice.Next(1, 8), CapPerStructure = dice.Next(3) == 0 ? null : dice.Next(1, 4) };
            var people = Enumerable.Range(1, 16).Select(n => Person(default, n, dice.Next(5), CandidacyStatus.Received)).ToList();
            people[0].PairedWithId = people[1].Id;
            people[1].PairedWithId = people[0].Id;
            people[2].ManagerId = people[3].Id;
            var now = world.Clock.GetUtcNow();
            for (var step = 0; step < 80; step++)
            {
                now += TimeSpan.FromHours(dice.Next(30));
                var plan = new SeatPlan(call, people, new SeatMoment(now, DateOnly.FromDateTime(now.UtcDateTime), OffersByItself: true));
                var who = people[dice.Next(people.Count)];
                _ = dice.Next(7) switch
                {
                    0 => plan.Give(who, CandidacyStatus.Kept, "t"),
                    1 or 2 => plan.Give(who, CandidacyStatus.Offered, "t"),
                    3 => plan.Accept(who, "t"),
                    4 => plan.Leave(who, CandidacyStatus.Withdrawn, "t"),
                    5 => plan.Wait(who, dice.Next(1, 6), "t"),
                    _ => End(plan),
                };
                var holders = plan.Holders.ToList();
                holders.Count.ShouldBeLessThanOrEqualTo(call.Places!.Value);
                if (call.CapPerStructure is { } cap)
                    holders.GroupBy(a => a.StructureKey).ShouldAllBe(g => g.Count() <= cap);
                (holders.Contains(people[2]) && holders.Contains(people[3])).ShouldBeFalse();
                plan.WaitingList.Select(w => w.Rank!.Value).ShouldBe(Enumerable.Range(1, plan.WaitingList.Count()));
            }
        }
#pragma warning restore CA5394
    }

    [Fact]
    public void A_pair_gets_both_places_or_none()
    {
        var people = Enumerable.Range(1, 3).Select(n => Person(default, n, n, CandidacyStatus.Received)).ToList();
        (people[0].PairedWithId, people[1].PairedWithId) = (people[1].Id, people[0].Id);
        var now = world.Clock.GetUtcNow();
        SeatPlan Plan(int places) => new(new Call { ActionId = default, Places = places }, people, new SeatMoment(now, DateOnly.FromDateTime(now.UtcDateTime), OffersByItself: true));
        Plan(1).Give(people[0], CandidacyStatus.Kept, "t")!.Text.ShouldBe("rules.places");
        Plan(2).Give(people[0], CandidacyStatus.Kept, "t").ShouldBeNull();
        people[1].State.ShouldBe(CandidacyStatus.Kept);
    }

    private static Refusal? End(SeatPlan plan)
    {
        plan.EndOffers();
        return null;
    }

    private static Candidacy Of(SeatPlan plan, int number) => plan.All.Single(a => a.Number == number);

    private async Task Round() => await new ApplicationRound(world.Services.GetRequiredService<IServiceScopeFactory>(), world.Clock, Microsoft.Extensions.Logging.Abstractions.NullLogger<ApplicationRound>.Instance).Run(Cancel);

    private async Task<T> Under<T>(ActionId action, Func<SeatPlan, T> act)
    {
        await using var scope = world.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Seating>().Under(action, act, Cancel);
    }

    private async Task<List<Candidacy>> Read(ActionId action)
    {
        await using var db = world.Open();
        return await db.Set<Candidacy>().Where(a => a.ActionId == action).OrderBy(a => a.Number).ToListAsync(Cancel);
    }

    /// <summary>An action like this year's demo group, with a call and applications of its own.</summary>
    private async Task<ActionId> Group(int places, int? cap, int people, CandidacyStatus state, int structures = 100)
    {
        var action = new ActionId(Guid.CreateVersion7());
        await using var db = world.Open();
        var model = await db.Set<Maillage.Modules.Actions.ActionRecord>().AsNoTracking().SingleAsync(a => a.Id == DemoActions.ThisYearId, Cancel);
        db.Add(new Maillage.Modules.Actions.ActionRecord { Id = action, Slug = $"groupe-{action}", Kind = model.Kind, Title = model.Title, LeadId = model.LeadId, Zone = model.Zone, Begins = model.Begins, Ends = model.Ends, PublishedOn = model.PublishedOn });
        db.Add(new Call { ActionId = action, Places = places, CapPerStructure = cap });
        for (var n = 1; n <= people; n++)
            db.Add(Person(action, n, n % structures, state));
        await db.SaveChangesAsync(Cancel);
        return action;
    }

    private Candidacy Person(ActionId action, int number, int structure, CandidacyStatus state)
    {
        var (now, mail) = (world.Clock.GetUtcNow(), $"p{number}.{action}@test.example");
        var person = new Candidacy { Id = new CandidacyId(Guid.CreateVersion7()), ActionId = action, Number = number, ApplicantName = $"Personne {number}", Email = mail, PersonKey = mail, StructureName = $"Structure {structure}", Entry = "link", ReceivedOn = DateOnly.FromDateTime(now.UtcDateTime) };
        person.MoveTo(state, now, person.ReceivedOn, "test", null, state == CandidacyStatus.Offered ? now.AddHours(72) : null);
        return person;
    }
}
