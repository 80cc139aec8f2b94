using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using VocabularyLists = Maillage.Modules.Vocabularies.Contracts.Lists;

namespace Maillage.Modules.Campaigns.Lists.Contacts;

/// <summary>A screen about one contact of a list.</summary>
[Authorize(Policy = Policies.Network)]
internal abstract class ContactPage : PageModel
{
    public MailingList List { get; protected set; } = null!;

    public Contact Contact { get; protected set; } = null!;

    public string Back => $"/campagnes/listes/{List.Id}";

    /// <summary>False = not found, or not theirs to see.</summary>
    protected async Task<bool> Find(ListBook book, Guid id, CancellationToken cancel)
    {
        if (await book.FindContact(id, cancel) is not { } found)
            return false;
        (List, Contact) = found;
        return true;
    }

    public static IReadOnlyList<SelectListItem> Types(IVocabularies vocabularies, Texts texts, string? chosen) =>
    [
        new SelectListItem(texts["mailing.not_said"], ""),
        .. vocabularies.List(VocabularyLists.StructureTypes).Where(t => !t.Closed || t.Code == chosen).Select(t => new SelectListItem(t.Label.In(texts.Language, texts.Belgian), t.Code)),
        // As a file said it: kept, though no list knows it.
        .. chosen is { Length: > 0 } && vocabularies.Find(VocabularyLists.StructureTypes, chosen) is null ? [new SelectListItem(chosen, chosen)] : Array.Empty<SelectListItem>(),
    ];
}
