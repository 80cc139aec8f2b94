using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Sessions.Vignettes;

/// <summary>A vignette as typed.</summary>
public sealed class VignetteForm
{
    public string? Title { get; set; }

    public string? Text { get; set; }

    public List<string> Functions { get; set; } = [];

    public string? Level { get; set; }

    /// <summary>Of the vignette as it was read; a change made meanwhile is not overwritten.</summary>
    public int Version { get; set; }

    internal static VignetteForm Of(Vignette vignette) =>
        new() { Title = vignette.Title, Text = vignette.Text, Functions = [.. vignette.Functions], Level = vignette.Level, Version = vignette.Version };

    /// <summary>Puts it on the vignette; every fault is told at its field.</summary>
    internal void Put(Vignette vignette, IVocabularies vocabularies, ModelStateDictionary errors, Texts texts)
    {
        var title = Title?.Trim() ?? "";
        var text = (Text ?? "").ReplaceLineEndings("\n").Trim();
        if (title.Length is 0 or > Vignette.LongestTitle)
            errors.AddModelError("Form.Title", texts["vignettes.wrong.title", Vignette.LongestTitle]);
        if (text.Length is 0 or > Vignette.LongestText)
            errors.AddModelError("Form.Text", texts["vignettes.wrong.text", Vignette.LongestText, text.Length]);
        if (!errors.IsValid)
            return;
        (vignette.Title, vignette.Text) = (title, text);
        vignette.Functions = [.. Functions.Where(f => vocabularies.Find(SessionLists.Grid, f) is not null).Distinct(StringComparer.Ordinal)];
        vignette.Level = vocabularies.Find(SessionLists.Levels, Level ?? "")?.Code;
    }
}
