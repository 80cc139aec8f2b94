using Maillage.Modules.Places.Contracts;
using Maillage.Platform.Text;

namespace Maillage.Modules.Sessions;

/// <summary>Where a session is, as said to participants.</summary>
internal static class SessionPlace
{
    /// <summary>"Salle communale, Forbach": the room, and the commune unless the room names it; null where nothing is said.</summary>
    public static string? Where(this Session session, IPlaces places)
    {
        var town = session.PlaceCode is { } code ? places.Find(code)?.ShortName : null;
        if (session.Place is not { } room)
            return town;
        return town is null || $" {Fold.Key(room)} ".Contains($" {Fold.Key(town)} ", StringComparison.Ordinal) ? room : $"{room}, {town}";
    }
}
