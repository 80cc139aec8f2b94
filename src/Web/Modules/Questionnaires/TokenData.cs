using Maillage.Platform.Data;
using Maillage.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Questionnaires;

/// <summary>Who is still to be reminded. Answers are nobody's: they can be neither given out nor erased by name.</summary>
internal sealed class TokenData(AppDb db) : IPersonalData
{
    public string Name => "questionnaires";

    public IReadOnlyList<PersonalColumn> Columns { get; } = Personal.Columns<Token>(nameof(Token.Recipient));

    public async Task<object?> Export(DataSubject person, CancellationToken cancel) =>
        (await Of(person).ToListAsync(cancel)).Select(t => new { Questionnaire = t.QuestionnaireId.Value, t.Recipient, t.RemindedOn }).ToList();

    public async Task Erase(DataSubject person, CancellationToken cancel)
    {
        foreach (var token in await Of(person).ToListAsync(cancel))
            token.Recipient = null;
    }

    private IQueryable<Token> Of(DataSubject person)
    {
        var lower = person.Email?.ToLowerInvariant();
#pragma warning disable CA1304, CA1311, CA1862, MA0011 // Translated to SQL, where there is no culture.
        return db.Set<Token>().Where(t => lower != null && t.Recipient != null && t.Recipient.ToLower() == lower);
#pragma warning restore CA1304, CA1311, CA1862, MA0011
    }
}
