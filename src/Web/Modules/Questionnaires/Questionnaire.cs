using System.Security.Cryptography;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Platform.Data;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Maillage.Modules.Questionnaires;

/// <summary>Questions asked to who takes part in an action, before, after or six months later; frozen once it is opened.</summary>
internal sealed class Questionnaire : IVersioned
{
    public const int LongestTitle = 120;
    public const int MostQuestions = 40;

    /// <summary>More would come from a machine, not from a group.</summary>
    public const int MostAnswers = 2000;

    public required QuestionnaireId Id { get; init; }

    public required ActionId ActionId { get; init; }

    /// <summary>One of <see cref="Moments"/>.</summary>
    public required string Moment { get; init; }

    public required string Title { get; set; }

    /// <summary>1, 2…: questions that already have answers are changed in a new version.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>The version this one takes the place of.</summary>
    public QuestionnaireId? ReplacesId { get; init; }

    /// <summary>False = it is known who has answered, and still not what.</summary>
    public bool IsAnonymous { get; set; } = true;

    /// <summary>Asks for the code by which before and after are compared.</summary>
    public bool IsPaired { get; set; } = true;

    public QuestionList Content { get; init; } = new();

    /// <summary>Null = in preparation.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>The last day by link, whole; paper is typed in until it is closed.</summary>
    public DateOnly? ClosesOn { get; set; }

    /// <summary>From then on no answer comes in any more, and results are read.</summary>
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>In the link anyone may use, as in a QR code on the wall; null = no such link.</summary>
    public string? OpenSecret { get; private set; }

    /// <summary>The day personal links were sent: once, since a second link would be a second answer.</summary>
    public DateOnly? SentOn { get; private set; }

    /// <summary>How many people it is meant for.</summary>
    public int? Asked { get; set; }

    public int AnswerCount { get; private set; }

    /// <summary>Came from a file.</summary>
    public bool IsImported { get; init; }

    public int Version { get; set; }

    /// <summary>From the day it is given a date, so that all answers say the same; see <see cref="BackToPreparation"/>.</summary>
    public bool IsFrozen => OpensOn is not null || AnswerCount > 0 || ClosedOn is not null;

    public bool TakesPaper(DateOnly today) => ClosedOn is null && OpensOn is { } first && first <= today;

    public bool TakesLinks(DateOnly today) => TakesPaper(today) && (ClosesOn is not { } last || today <= last);

    /// <summary>Opens or closes the link anyone may use; a link opened again is another one.</summary>
    public void OfferOpenLink(bool offered) =>
        OpenSecret = !offered ? null : OpenSecret ?? WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(12));

    /// <summary>Gives it its days; the last one may move as long as it is not closed.</summary>
    public Refusal? Open(DateOnly first, DateOnly? last, DateOnly today)
    {
        if (ClosedOn is { } closed)
            return new Refusal("questionnaires.close.already", closed);
        if (Content.Questions.Count == 0)
            return new Refusal("questionnaires.no_question");
        if (OpensOn is { } began && began <= today && first != began && AnswerCount > 0)
            return new Refusal("questionnaires.open.began", began);
        if (last < first || last < today)
            return new Refusal("questionnaires.open.wrong_end");
        (OpensOn, ClosesOn) = (first, last);
        return null;
    }

    /// <summary>Its questions may change again, as long as nobody has answered or been written to.</summary>
    public Refusal? BackToPreparation()
    {
        if (AnswerCount > 0 || SentOn is not null || ClosedOn is not null)
            return new Refusal("questionnaires.open.used");
        (OpensOn, ClosesOn) = (null, null);
        OfferOpenLink(offered: false);
        return null;
    }

    public Refusal? MarkSent(DateOnly on)
    {
        if (SentOn is { } sent)
            return new Refusal("questionnaires.links.already_sent", sent);
        if (Content.Questions.Count == 0)
            return new Refusal("questionnaires.no_question");
        if (!TakesLinks(on))
            return new Refusal("questionnaires.links.not_open");
        SentOn = on;
        return null;
    }

    public Refusal? Close(DateOnly on)
    {
        if (ClosedOn is { } closed)
            return new Refusal("questionnaires.close.already", closed);
        if (OpensOn is null)
            return new Refusal("questionnaires.close.never_opened");
        ClosedOn = on;
        return null;
    }

    public Refusal? Change(Action<QuestionList> change)
    {
        if (IsFrozen)
            return new Refusal("questionnaires.frozen");
        change(Content);
        return null;
    }

    /// <summary>Writes the typology of a coded question: a topic that says the same keeps its code. Not a question: it may change when those no longer do.</summary>
    public void SetTopics(string code, IReadOnlyList<string> lines, string language)
    {
        if (Content.Find(code) is not { } question)
            return;
        var there = question.Topics;
        var free = new Queue<string>(Enumerable.Range(1, there.Count + lines.Count).Select(n => $"t{n}").Except(there.Select(t => t.Code), StringComparer.Ordinal));
        question.Topics = [.. lines.Distinct(StringComparer.Ordinal).Select(line => there.Find(t => t.Text.In(language) == line) ?? new QuestionLine { Code = free.Dequeue(), Text = Said.Of(line) })];
    }

    /// <summary>The same questions again, to be changed; this one takes no more answers.</summary>
    public (Questionnaire? Next, Refusal? Refusal) NewVersion(QuestionnaireId id, DateOnly on)
    {
        if (!IsFrozen)
            return (null, new Refusal("questionnaires.version.not_frozen"));
        ClosedOn ??= on;
        var next = Copy(id, ActionId, Edition + 1, Id);
        next.OfferOpenLink(OpenSecret is not null);
        return (next, null);
    }

    public Questionnaire Copy(QuestionnaireId id, ActionId action, int edition = 1, QuestionnaireId? replaces = null) => new()
    {
        Id = id,
        ActionId = action,
        Moment = Moment,
        Title = Title,
        Edition = edition,
        ReplacesId = replaces,
        IsAnonymous = IsAnonymous,
        IsPaired = IsPaired,
        Content = Content.Copy(),
        Asked = action == ActionId ? Asked : null,
    };

    /// <summary>Takes what a file or the demo brings: already answered, already closed.</summary>
    public void ComesAnswered(int answers, DateOnly on)
    {
        AnswerCount = answers;
        ClosedOn = on;
    }

    internal sealed class Mapping : IEntityTypeConfiguration<Questionnaire>
    {
        public void Configure(EntityTypeBuilder<Questionnaire> builder)
        {
            builder.ToTable("questionnaires");
            builder.Property(q => q.Id).ValueGeneratedNever();
            builder.Property(q => q.Version).IsConcurrencyToken();
            builder.Property(q => q.Content).HasConversion(JsonColumn.Converter<QuestionList>(), JsonColumn.Comparer<QuestionList>());
            builder.HasIndex(q => q.ActionId);
            builder.HasIndex(q => q.OpenSecret).IsUnique();
        }
    }
}
