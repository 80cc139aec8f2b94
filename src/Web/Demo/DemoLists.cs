using System.Globalization;
using Maillage.Modules.Campaigns;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;
using Maillage.Platform.Text;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Demo;

/// <summary>The mailing list of La Traverse: forty-eight contacts, three who oppose, five to verify, four that only a letter reaches.</summary>
internal sealed class DemoLists : IDemoWorld
{
    private static readonly string[] Kinds = ["CCAS", "Mission locale", "Foyer d’accueil", "Centre médico-social", "Lycée professionnel", "Chantier d’insertion", "Club de prévention", "Maison de santé"];
    private static readonly (string Town, string Postcode, string Code)[] Towns =
        [("Metz", "57000", "fr-57463"), ("Forbach", "57600", "fr-57227"), ("Thionville", "57100", "fr-57672"), ("Sarreguemines", "57200", "fr-57631"), ("Pommérieux", "57420", "fr-57547"), ("Saint-Avold", "57500", "fr-57606")];
    private static readonly string[] Names = ["Nadège Thiry", "Bruno Schaeffer", "Salima Ouadi", "Gilles Perrin", "Caroline Mangin", "Rachid Amrani"];
    private static readonly string[] Types = ["ccas", "mission-locale", "foyer-hebergement", "cms", "ecole-secondaire", "aci", "prevention-specialisee", "maison-medicale"];

    public static MailingListId ListId => new(DemoWorld.Id("mailing-list", "moselle"));

    public IEnumerable<string> Introduction => [];

    public static ContactId ContactOf(int number) => new(DemoWorld.Id("list-contact", number.ToString(CultureInfo.InvariantCulture)));

    public async Task Fill(IServiceProvider services, CancellationToken cancel)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDb>();
        if (await db.Set<MailingList>().AnyAsync(cancel))
            return;
        var today = DateOnly.FromDateTime(scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow().UtcDateTime);
        db.Add(new MailingList { Id = ListId, OrganizationId = DemoActions.Lead, Name = "Structures de Moselle", MadeOn = today.AddYears(-2) });
        for (var number = 1; number <= 48; number++)
        {
            var contact = One(number, today);
            if (number is 9 or 22 or 37)
            {
                contact.OptOut(today.AddMonths(-number));
                db.Add(OptOut.Of(DemoActions.Lead, contact.EmailKey!, today.AddMonths(-number)));
            }
            db.Add(contact);
        }
        await db.SaveChangesAsync(cancel);
    }

    private static Contact One(int number, DateOnly today)
    {
        var (town, postcode, code) = Towns[number % Towns.Length];
        var structure = $"{Kinds[number % Kinds.Length]} de {town}{(number > 24 ? ", antenne" : "")}";
        var byLetter = number % 12 == 0;
        var contact = new Contact { Id = ContactOf(number), ListId = ListId };
        contact.Write(new ContactDetails(
            structure, Types[number % Types.Length], code, number % 3 == 0 ? null : Names[number % Names.Length], number % 3 == 1 ? "responsable d’équipe" : null,
            byLetter ? null : $"{Fold.Key(structure).Replace(' ', '.')}.{number}@structure.example",
            byLetter || number % 5 == 0 ? $"{number} rue des Tanneurs\n{postcode} {town}" : null,
            number % 4 == 0 ? LawfulBases.Consent : LawfulBases.Interest, number % 4 == 0 ? "feuille de présence d’une formation" : null, number % 4 == 0 ? today.AddYears(-1).AddDays(-number) : null,
            number % 2 == 0 ? "mailing 2019" : "réseau de Thionville", number % 11 == 1 ? today.AddMonths(-20) : today.AddMonths(-number % 6)));
        return contact;
    }
}
