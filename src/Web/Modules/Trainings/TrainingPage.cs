using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Trainings;

/// <summary>A screen where a training is written down.</summary>
[Authorize(Policy = Policies.Network)]
internal abstract class TrainingPage(ITrainingCatalogue catalogue, ICurrentPerson person, IVocabularies vocabularies, Texts texts) : PageModel
{
    [BindProperty]
    public TrainingForm Form { get; set; } = new();

    /// <summary>The services this person may offer it for.</summary>
    public IReadOnlyList<NamedService> Own { get; private set; } = [];

    protected ICurrentPerson Person => person;

    protected Texts Texts => texts;

    protected ITrainingCatalogue Catalogue => catalogue;

    protected CancellationToken Cancel => HttpContext.RequestAborted;

    protected async Task Offer()
    {
        Own = await catalogue.Services(person.Is(Role.Coordinator) ? null : [.. person.Roles.Where(r => r.Role is Role.Facilitator or Role.ServiceMember && r.Organization is not null).Select(r => r.Organization!.Value)], Cancel);
        ViewData["Services"] = new List<SelectListItem>([new SelectListItem(texts["trainings.field.no_service"], ""), .. Own.Select(s => new SelectListItem(s.Name, s.Id.ToString()))]);
        ViewData["Sectors"] = vocabularies.List(Lists.RequesterSectors).Where(t => !t.Closed || Form.Sectors.Contains(t.Code))
            .Select(t => new Choice(t.Code, t.Label.In(texts.Language, texts.Belgian), Form.Sectors.Contains(t.Code))).ToList();
    }
}
