using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Trainings;

/// <summary>Trainings on a date, and those of the catalogues that one may ask for.</summary>
[AllowAnonymous]
internal sealed class IndexModel(TrainingBook book, ITrainingCatalogue catalogue, IVocabularies vocabularies, IPlaces places, ICurrentPerson person, TrainingWords words, Texts texts) : PageModel
{
    public const int Radius = 30;
    private const int MostModules = 60;

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Words { get; set; }

    [BindProperty(SupportsGet = true, Name = "secteur")]
    public string? Sector { get; set; }

    [BindProperty(SupportsGet = true, Name = "pres")]
    public string? Near { get; set; }

    public IReadOnlyList<Announced> Coming { get; private set; } = [];

    public IReadOnlyList<CatalogueModule> Modules { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Sectors { get; private set; } = [];

    /// <summary>Modules that stand below are cut off there.</summary>
    public int ModuleCount { get; private set; }

    public bool IsUnknownPlace => !string.IsNullOrWhiteSpace(Near) && places.Resolve(Near).Choices.Count == 0;

    public bool Prepares => person.Is(Role.ServiceMember) || person.Is(Role.Facilitator) || person.Is(Role.Coordinator);

    public TrainingWords Say => words;

    public string FeedQuery => QueryString.Create(new Dictionary<string, string?> { ["q"] = Words, ["secteur"] = Sector, ["pres"] = Near }.Where(p => !string.IsNullOrWhiteSpace(p.Value))).ToString();

    /// <summary>The form by which this module is asked for.</summary>
    public static string AskAddress(CatalogueModule module) => $"/demandes/demander?service={module.ServiceAddress.Split('/')[^1]}&soutien=formation-sur-mesure&module={Uri.EscapeDataString(module.Title)}";

    public async Task OnGet(CancellationToken cancel)
    {
        var ask = Ask(Words, Sector, Near, vocabularies);
        Sector = ask.Sectors is [var known] ? known : null;
        Sectors = [new SelectListItem(texts["trainings.any_sector"], ""), .. vocabularies.List(Lists.RequesterSectors).Where(t => !t.Closed).Select(t => new SelectListItem(t.Label.In(texts.Language, texts.Belgian), t.Code, t.Code == Sector))];
        Coming = await book.Coming(ask, cancel);
        var modules = (await catalogue.All(cancel)).Where(m => (ask.Sectors.Count == 0 || m.Sectors.Count == 0 || m.Sectors.Contains(ask.Sectors[0], StringComparer.Ordinal))
            && book.IsThere(m.Areas, ask) && TrainingWords.Says($"{m.Title} {m.Description} {m.Audience} {m.ServiceName}", ask.Words)).ToList();
        (Modules, ModuleCount) = ([.. modules.Take(MostModules)], modules.Count);
    }

    /// <summary>What is typed, as a search: an unknown sector is left out.</summary>
    internal static TrainingAsk Ask(string? q, string? secteur, string? pres, IVocabularies vocabularies) =>
        new(Cut(q), secteur is { Length: > 0 } && vocabularies.Find(Lists.RequesterSectors, secteur) is not null ? [secteur] : [], [], Cut(pres), Radius);

    private static string Cut(string? text) => text is null ? "" : text[..Math.Min(text.Length, 200)];
}
