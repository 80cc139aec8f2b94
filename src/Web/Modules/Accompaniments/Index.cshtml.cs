using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Accompaniments;

/// <summary>The accompaniments someone leads or reads, those under way first.</summary>
[Authorize(Policy = Policies.Network)]
internal sealed class IndexModel(AccompanimentBook book, IVocabularies vocabularies, Texts texts) : PageModel
{
    public IReadOnlyList<Dossier> All { get; private set; } = [];

    public IEnumerable<(string Name, IEnumerable<Dossier> Some)> Groups =>
        new[] { States.Running, States.BeingBuilt, States.Followed, States.Finished, States.Interrupted }
            .Select(s => (vocabularies.Label(AccompanimentLists.States, s, texts), All.Where(d => d.State == s))).Where(g => g.Item2.Any());

    public async Task OnGet() => All = await book.All(HttpContext.RequestAborted);
}
