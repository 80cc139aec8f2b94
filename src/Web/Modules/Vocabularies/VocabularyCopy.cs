using System.Collections.Frozen;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Modules.Vocabularies.Terms;
using Maillage.Platform.Data;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Vocabularies;

/// <summary>The lists in memory, loaded again when a term changes on any replica.</summary>
internal sealed class VocabularyCopy(IServiceScopeFactory scopes, ILogger<VocabularyCopy> logger)
    : KeptCopy<FrozenDictionary<string, VocabularyCopy.Items>>(scopes, logger), IVocabularies
{
    internal sealed record Items(IReadOnlyList<VocabularyTerm> InOrder, FrozenDictionary<string, VocabularyTerm> ByCode);

    public override int Order => 20;

    protected override IReadOnlyList<string> Follows { get; } = [VocabulariesCopy.Name];

    public IReadOnlyList<VocabularyTerm> List(string list) => Current.TryGetValue(list, out var items) ? items.InOrder : [];

    public VocabularyTerm? Find(string list, string code) =>
        Current.TryGetValue(list, out var items) ? items.ByCode.GetValueOrDefault(code) : null;

    protected override async Task<FrozenDictionary<string, Items>> Load(AppDb db, CancellationToken cancel)
    {
        var terms = await db.Set<Term>().AsNoTracking().OrderBy(t => t.Position).ToListAsync(cancel);
        return terms.GroupBy(t => t.List, StringComparer.Ordinal).ToFrozenDictionary(
            g => g.Key,
            g =>
            {
                VocabularyTerm[] items = [.. g.Select(t => new VocabularyTerm(t.Code, new Wording(Printed(t.Fr), t.Nl, t.En, t.FrBe is { } belgian ? Printed(belgian) : null), t.Parent, t.Synonyms, t.Countries, t.ValidTo is not null, t.Extra))];
                return new Items(items, items.ToFrozenDictionary(i => i.Code, StringComparer.Ordinal));
            },
            StringComparer.Ordinal);
    }

    /// <summary>As the texts of the program are printed: whoever writes a label types the apostrophe of the keyboard.</summary>
    private static string Printed(string label) => label.Replace('\'', '’');
}
