using Maillage.Modules.Places.Contracts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Maillage.Modules.Directory.Guide;

/// <summary>Asks for which commune a pocket guide is wanted.</summary>
[AllowAnonymous]
internal sealed class IndexModel(IPlaces places) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "lieu")]
    public string? Said { get; set; }

    public IReadOnlyList<Place> Choices { get; private set; } = [];

    public bool IsUnknown { get; private set; }

    public IActionResult OnGet()
    {
        if (string.IsNullOrWhiteSpace(Said))
            return Page();
        var meant = places.Resolve(Said);
        if (meant.Certain is { } place)
            return Redirect($"/annuaire/guide/{place.Code}");
        Choices = meant.Choices;
        IsUnknown = Choices.Count == 0;
        return Page();
    }

    public string Label(Place place) => places.Label(place);
}
