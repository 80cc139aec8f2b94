using Maillage.Modules.Accounts;
using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Accounts.Memberships;
using Maillage.Modules.Directory.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>Twelve invented people, every role among them, who sign in to the demo world with one password.</summary>
internal static class People
{
    public const string Password = "trame-navette-lisière";
    private const string Brussels = "Europe/Brussels";
    private const string Paris = "Europe/Paris";
    private const string Martinique = "America/Martinique";

    internal sealed record Person(string Mail, string Name, string Zone, string Says, params (Role Role, string? Organization, string? Team)[] Holds);

    public static readonly IReadOnlyList<Person> All =
    [
        new("noemie.lambert@demo.example", "Noémie Lambert", Brussels, "professionnelle, école secondaire de Namur", (Role.Professional, null, null)),
        new("karim.bensaid@demo.example", "Karim Bensaïd", Brussels, "professionnel, AMO de Charleroi", (Role.Professional, "contrepoint", null)),
        new("sophie.delvaux@demo.example", "Sophie Delvaux", Brussels, "membre d’un service, Sambre Écoute", (Role.ServiceMember, "sambre-ecoute", null)),
        new("helene.marchal@demo.example", "Hélène Marchal", Brussels, "membre d’un service, Le Gué", (Role.ServiceMember, "le-gue", null)),
        new("farida.ziegler@demo.example", "Farida Ziegler", Paris, "animatrice de groupes, La Traverse à Metz", (Role.Facilitator, "la-traverse", null), (Role.ServiceMember, "la-traverse", null)),
        new("denis.kremer@demo.example", "Denis Kremer", Paris, "financeur, agence régionale de santé", (Role.Funder, null, null)),
        new("nadia.celestin@demo.example", "Nadia Célestin", Martinique, "équipe de rue du Sud, Martinique", (Role.FieldMember, "lyannaj-sid", "rue-du-sud")),
        new("luc.adelaide@demo.example", "Luc Adélaïde", Martinique, "responsable de l’équipe de rue du Sud", (Role.FieldLead, "lyannaj-sid", "rue-du-sud")),
        new("jocelyn.remy@demo.example", "Jocelyn Rémy", Martinique, "pair, équipe de rue du Sud", (Role.PeerWorker, "lyannaj-sid", "rue-du-sud")),
        new("chantal.petit@demo.example", "Chantal Petit", Brussels, "directrice, Bitume et Lien", (Role.ServiceMember, "bitume-et-lien", null), (Role.FieldLead, "bitume-et-lien", "rue-bruxelles")),
        new("myriam.colson@demo.example", "Myriam Colson", Brussels, "coordinatrice du réseau", (Role.Coordinator, null, null)),
        new("thomas.weiler@demo.example", "Thomas Weiler", Paris, "administrateur", (Role.Administrator, null, null)),
    ];

    private static readonly (string Id, string Organization, string Name)[] Teams =
        [("rue-du-sud", "lyannaj-sid", "Équipe de rue du Sud"), ("rue-bruxelles", "bitume-et-lien", "Équipe de rue de Bruxelles")];

    public static IEnumerable<string> Introduction =>
        All.Select(p => $"  {p.Mail,-32} {p.Name}, {p.Says}")
            .Prepend($"Demo people, who all sign in at /compte/connexion with the password {Password} :");

    public static async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<Account>().AnyAsync(cancel))
            return;
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var begins = DateOnly.FromDateTime(now.UtcDateTime).AddYears(-1);
        foreach (var (id, organization, name) in Teams)
            db.Add(new Team { Id = TeamOf(id), OrganizationId = OrganizationOf(organization), Name = name });

        string? hash = null;
        foreach (var person in All)
        {
            var account = new Account
            {
                Id = IdOf(person.Mail),
                DisplayName = person.Name,
                Email = person.Mail,
                NormalizedEmail = people.NormalizeEmail(person.Mail),
                Zone = person.Zone,
                CreatedAt = now,
                EmailConfirmed = true,
                SecurityStamp = Guid.CreateVersion7(now).ToString(),
            };
            // One slow hash for all of them.
            account.PasswordHash = hash ??= people.PasswordHasher.HashPassword(account, Password);
            db.Add(account);
            foreach (var (held, n) in person.Holds.Select((h, n) => (h, n)))
            {
                db.Add(new Membership
                {
                    Id = DemoWorld.Id("membership", $"{person.Mail} {n}"),
                    AccountId = account.Id,
                    Role = held.Role,
                    Begins = begins,
                    OrganizationId = held.Organization is { } o ? OrganizationOf(o) : null,
                    TeamId = held.Team is { } t ? TeamOf(t) : null,
                });
            }
        }
        await db.SaveChangesAsync(cancel);
    }

    public static AccountId IdOf(string mail) => new(DemoWorld.Id("account", mail));

    private static OrganizationId OrganizationOf(string id) => new(DemoWorld.Id("organization", id));

    private static TeamId TeamOf(string id) => new(DemoWorld.Id("team", id));
}
