using Maillage.Modules.Accounts.Contracts;
using Maillage.Modules.Actions.Exchange;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Maillage.Platform.Ui.Tags;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Maillage.Modules.Actions;

/// <summary>What the lists of the form offer to this person.</summary>
internal sealed class FormChoices(IVocabularies vocabularies, IOrganizations organizations, ICurrentPerson person, Texts texts)
{
    private const int MostNames = 2000;

    public IReadOnlyList<SelectListItem> Forms { get; } = Select(vocabularies, texts, ActionWords.Forms, texts["actions.field.choose"]);

    public IReadOnlyList<SelectListItem> GeoLevels { get; } = Select(vocabularies, texts, Rubrics.GeoLevels, texts["actions.field.not_said"]);

    public IReadOnlyList<SelectListItem> Frequencies { get; } = Select(vocabularies, texts, Rubrics.Frequencies, texts["actions.field.not_said"]);

    /// <summary>Organisations that may lead: one's own; every one for who coordinates.</summary>
    public IReadOnlyList<SelectListItem> Leads { get; private set; } = [];

    /// <summary>Names of the directory, to choose partners from.</summary>
    public IReadOnlyList<string> Organizations { get; private set; } = [];

    public IReadOnlyList<Choice> Publics { get; private set; } = [];

    public IReadOnlyList<Choice> Themes { get; private set; } = [];

    public IReadOnlyList<Choice> Kinds { get; private set; } = [];

    public IReadOnlyList<Choice> Categories { get; private set; } = [];

    public async Task<FormChoices> For(ActionForm form, CancellationToken cancel)
    {
        var own = person.Roles.Where(r => r.Role is Role.Facilitator or Role.ServiceMember).Select(r => r.Organization).ToHashSet();
        var all = await organizations.All(cancel);
        Organizations = [.. all.Select(o => o.Name).Distinct(StringComparer.Ordinal).Take(MostNames)];
        Leads = [.. all.Where(o => person.Is(Role.Coordinator) || own.Contains(o.Id)).Select(o => new SelectListItem(o.Name, o.Id.ToString()))];
        if (person.Is(Role.Coordinator))
            Leads = [new SelectListItem(texts["actions.field.no_lead"], ""), .. Leads];
        Publics = Choices(Lists.Publics, form.Publics);
        Themes = Choices(Lists.Themes, form.Themes);
        Kinds = Choices(Rubrics.Kinds, form.Kinds);
        Categories = [.. vocabularies.List(Rubrics.Categories).Select(t => new Choice(t.Code, $"{t.Code} {t.Label.In(texts.Language, texts.Belgian)}", form.Categories.Contains(t.Code)))];
        return this;
    }

    public bool MayLead(Guid? lead) => Leads.Any(l => l.Value == (lead?.ToString() ?? ""));

    // What a record says and no list knows stays a choice, so that saving does not lose it.
    private List<Choice> Choices(string list, List<string> chosen) =>
        [.. vocabularies.List(list).Where(t => !t.Closed || chosen.Contains(t.Code)).Select(t => new Choice(t.Code, t.Label.In(texts.Language, texts.Belgian), chosen.Contains(t.Code))),
            .. chosen.Where(c => vocabularies.Find(list, c) is null).Select(c => new Choice(c, c, Chosen: true))];

    private static List<SelectListItem> Select(IVocabularies vocabularies, Texts texts, string list, string none) =>
        [new SelectListItem(none, ""), .. vocabularies.List(list).Select(t => new SelectListItem(t.Label.In(texts.Language, texts.Belgian), t.Code))];
}
