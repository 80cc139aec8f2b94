using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Vocabularies;

/// <summary>All lists, and every item in which a word is found.</summary>
[Authorize(Policy = Policies.Coordinator)]
internal sealed class IndexModel(IVocabularies vocabularies, Texts texts) : PageModel
{
    private const int Most = 60;

    // What a search of the directory reads; the rest serve forms.
    private static readonly string[] Searched =
        [Lists.SupportTypes, Lists.PersonHelpTypes, Lists.RequesterSectors, Lists.Themes, Lists.Publics, Lists.Settings, Lists.Substances, Lists.Languages, Lists.NeutralTerms];

    [BindProperty(SupportsGet = true, Name = "q")]
    public string? Word { get; set; }

    public IReadOnlyList<(ShippedList List, int Items, int SearchWords)> SearchedLists { get; private set; } = [];

    public IReadOnlyList<(ShippedList List, int Items, int SearchWords)> OtherLists { get; private set; } = [];

    public IReadOnlyList<(ShippedList List, VocabularyTerm Term)> Found { get; private set; } = [];

    public bool More { get; private set; }

    public string Name(ShippedList list) => list.Name.In(texts.Language, belgian: false);

    public void OnGet()
    {
        if (Fold.Key(Word ?? "") is { Length: > 0 } wanted)
        {
            var found = ShippedLists.All.SelectMany(l => vocabularies.List(l.Id).Where(t => Says(t, wanted)).Select(t => (l, t))).Take(Most + 1).ToList();
            (Found, More) = ([.. found.Take(Most)], found.Count > Most);
            return;
        }
        var all = ShippedLists.All.Select(l => (l, vocabularies.List(l.Id).Count, vocabularies.List(l.Id).Sum(t => t.Synonyms.Count))).ToList();
        SearchedLists = [.. all.Where(l => Searched.Contains(l.l.Id)).OrderBy(l => Array.IndexOf(Searched, l.l.Id))];
        OtherLists = [.. all.Where(l => !Searched.Contains(l.l.Id)).OrderBy(l => Fold.Key(Name(l.l)), StringComparer.Ordinal)];
    }

    private static bool Says(VocabularyTerm term, string folded) =>
        term.Synonyms.Concat([term.Label.Fr, term.Label.FrBe ?? "", term.Label.Nl, term.Label.En, term.Code]).Any(w => Fold.Key(w).Contains(folded, StringComparison.Ordinal));
}
