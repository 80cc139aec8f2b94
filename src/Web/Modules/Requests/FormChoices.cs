using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Requests;

/// <summary>The lists that a request is described with, in the reader's language.</summary>
internal sealed class FormChoices(IVocabularies vocabularies, Texts texts)
{
    public IReadOnlyList<SelectListItem> Supports => Offer(Lists.SupportTypes, but: RequestCodes.Group);

    public IReadOnlyList<SelectListItem> Sectors => Offer(Lists.RequesterSectors);

    public IReadOnlyList<SelectListItem> Settings => Offer(Lists.Settings);

    public IReadOnlyList<SelectListItem> Professions => Offer(RequestCodes.Professions);

    public IReadOnlyList<SelectListItem> Origins => Offer(RequestCodes.Origins, but: RequestCodes.ByForm)[1..];

    public IReadOnlyList<SelectListItem> ClosingReasons(params string[] but) => [.. Offer(RequestCodes.ClosingReasons).Where(r => !but.Contains(r.Value))];

    public IReadOnlyList<SelectListItem> DeclineReasons => Offer(RequestCodes.DeclineReasons);

    public IReadOnlyList<Choice> Concerns(RequestForm form) => [.. Open(RequestCodes.Concerns).Select(t => new Choice(t.Code, Label(t), form.Concerns.Contains(t.Code)))];

    public IReadOnlyList<Choice> For(RequestForm form, bool persons) =>
        [.. (persons ? new[] { RequestForm.Institution, RequestForm.Professional, RequestForm.Person } : [RequestForm.Institution, RequestForm.Professional]).Select(v => new Choice(v, texts[persons ? $"requests.for.{v}" : $"requests.for.{v}.received"], form.For == v))];

    /// <summary>Whether a reason says that a need is not covered.</summary>
    public bool IsUnmet(string list, string? reason) => reason is not null && vocabularies.Find(list, reason)?.Extra.GetValueOrDefault(RequestCodes.Counts) == RequestCodes.Unmet;

    public string Label(string list, string code) => vocabularies.Label(list, code, texts);

    private List<SelectListItem> Offer(string list, string? but = null) =>
        [new SelectListItem(texts["requests.choose"], ""), .. Open(list).Where(t => t.Code != but).Select(t => new SelectListItem(Label(t), t.Code))];

    private IEnumerable<VocabularyTerm> Open(string list) => vocabularies.List(list).Where(t => !t.Closed);

    private string Label(VocabularyTerm term) => term.Label.In(texts.Language, texts.Belgian);
}
