using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.Mvc;

namespace Maillage.Modules.Questionnaires.Sheets;

/// <summary>What the person who answers will read.</summary>
internal sealed class PreviewModel(AppDb db, IActions actions, ICurrentPerson person, TimeProvider time) : QuestionnairePage(db, actions, person, time)
{
    public async Task<IActionResult> OnGet(string slug, Guid id) => await Find(slug, id) ? Page() : NotFound();
}
