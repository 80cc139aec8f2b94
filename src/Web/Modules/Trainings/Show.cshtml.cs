using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Directory.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Trainings;

/// <summary>Everything about one training, and the way to register; for who prepares it, what is still missing.</summary>
[AllowAnonymous]
internal sealed class ShowModel(TrainingBook book, IActions actions, IActionFacts facts, ITrainingCatalogue catalogue, TrainingWords words, TimeProvider time) : PageModel
{
    public Announced One { get; private set; } = null!;

    public bool Manages { get; private set; }

    public DateOnly Today { get; private set; }

    public IReadOnlyList<ActionCard> Opened { get; private set; } = [];

    public NamedService? Service { get; private set; }

    /// <summary>What the record says of its content.</summary>
    public string? About { get; private set; }

    public TrainingWords Say => words;

    public bool IsOver => One.Dates.Count > 0 && One.Dates[^1].Date < Today;

    public bool HasHeld => One.Dates.Any(d => d.Status == SessionStatus.Held);

    public async Task<IActionResult> OnGet(string slug, CancellationToken cancel)
    {
        if (await book.Find(slug, cancel) is not { } one)
            return NotFound();
        (One, Today) = (one, one.Action.Today(time));
        Manages = await actions.FindManaged(slug, cancel) is not null;
        Opened = [.. (await actions.Named([.. one.Training.Openings.Select(o => o.OpenedId)], cancel)).Values.OrderBy(a => a.Title, StringComparer.Ordinal)];
        if (one.Training.ServiceId is { } service)
            Service = (await catalogue.Services(null, cancel)).FirstOrDefault(s => s.Id == service);
        About = (await facts.Of(one.Action.Id, cancel)).Description;
        return Page();
    }
}
