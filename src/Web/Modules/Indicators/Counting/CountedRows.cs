using System.Globalization;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Questionnaires.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;

namespace Maillage.Modules.Indicators.Counting;

/// <summary>One row that a figure counts; its first cell may lead to the thing itself.</summary>
internal sealed record CountedRow(IReadOnlyList<string?> Cells, string? Address = null);

/// <summary>The rows that a figure counts, with their heads.</summary>
internal sealed record CountedTable(IReadOnlyList<string> Head, IReadOnlyList<CountedRow> Rows)
{
    public static readonly CountedTable None = new([], []);
}

/// <summary>What stands behind each figure, for the team that leads the action: what was counted, and nothing of what was told.</summary>
internal sealed class CountedRows(GroupFigures figures, string slug, IReadOnlyDictionary<CandidacyId, string> names, IReadOnlyList<(string Name, decimal? Amount)> funders, IReadOnlyList<(string Name, int? Invited)> channels, IVocabularies vocabularies, Texts texts)
{
    public CountedTable Of(string code) => code switch
    {
        "P1" => Structures(figures.Facts.Rows.Where(r => figures.PartnerKeys.Contains(r.StructureKey)), withPartners: true),
        "P1b" => Structures(figures.AcceptedRows),
        "P1c" => Structures(figures.Facts.Rows.Where(r => figures.PresencesOf.ContainsKey(r.Id))),
        "P1d" or "P1e" => new([Head("channel"), Head("invited")], [.. channels.Select(c => new CountedRow([c.Name, c.Invited is { } invited ? Number(invited) : null]))]),
        "P4a" or "P4c" or "P4e" => Requests(figures.RequestRows),
        "P4d" => Requests(figures.NotKeptRows),
        "P4b" or "P4f" => People(figures.AcceptedRows),
        "P2" => People(figures.Facts.Rows.Where(r => figures.PresencesOf.ContainsKey(r.Id))),
        "P4g" => People(figures.Facts.Rows.Where(r => r.WasAccepted || figures.PresencesOf.ContainsKey(r.Id))),
        "P4h" => People(figures.AcceptedRows.Where(figures.IsAssiduous)),
        "P3a" or "P3c" => Sessions(figures.Facts.Sessions.Sessions),
        "P3b" or "P3d" or "P6" or "P8" => Sessions(figures.HeldRows),
        "P3e" => Sessions(figures.HeldRows.Where(GroupFigures.IsTwoPart)),
        "P3r" => Sessions(figures.Facts.Sessions.Sessions.Where(s => s.Postponed > 0)),
        "P4i" => Situations(),
        "P7a" or "P7b" or "P7c" => new([Head("funder"), Head("amount")], [.. funders.Select(f => new CountedRow([f.Name, f.Amount is { } amount ? texts["indicators.euros", amount.ToString("N2", CultureInfo.CurrentCulture)] : null]))]),
        "R1" => new([Head("topics"), Head("answer")], [.. figures.Topics.OrderByDescending(t => t.Value).Select(t => new CountedRow([vocabularies.Label("theory-topics", t.Key, texts), Number(t.Value)]))]),
        "R2" or "R3" or "R4" or "R5" or "R6" or "P5" => Marks(code),
        "R2p" => Pairs(figures.Pairs("K")),
        "R4p" => Pairs(figures.Pairs("S1")),
        "R7" or "R8" => Pairs(figures.Pairs(code)),
        _ => CountedTable.None,
    };

    private CountedTable Structures(IEnumerable<CandidacyRow> rows, bool withPartners = false)
    {
        var asked = figures.RequestRows.CountBy(r => r.StructureKey, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var accepted = figures.AcceptedRows.CountBy(r => r.StructureKey, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var withdrawn = figures.Facts.Rows.GroupBy(r => r.StructureKey, StringComparer.Ordinal).Where(GroupFigures.HasOnlyWithdrawn).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        var list = rows.DistinctBy(r => r.StructureKey, StringComparer.Ordinal).OrderBy(r => r.StructureName, StringComparer.CurrentCulture)
            .Select(r => new CountedRow([r.StructureName, withdrawn.Contains(r.StructureKey) ? texts["indicators.row.only_withdrawn", asked.GetValueOrDefault(r.StructureKey)] : Number(asked.GetValueOrDefault(r.StructureKey)), Number(accepted.GetValueOrDefault(r.StructureKey))])).ToList();
        if (withPartners)
        {
            var applied = figures.Facts.Rows.Select(r => r.StructureKey).ToHashSet(StringComparer.Ordinal);
            list.AddRange(figures.Facts.Partners.Where(p => !applied.Contains(p.Key)).DistinctBy(p => p.Key).Select(p => new CountedRow([p.Name, texts["indicators.row.partner"], ""])));
        }
        return new([Head("structure"), Head("asked"), Head("accepted")], list);
    }

    private CountedTable Requests(IEnumerable<CandidacyRow> rows) => new(
        [Head("number"), Head("structure"), Head("received"), Head("status"), Head("reason")],
        [.. rows.Select(r => new CountedRow([r.Number, r.StructureName, Day(r.ReceivedOn), vocabularies.Label("application-statuses", r.Status, texts), r.Reason is { } reason ? vocabularies.Label("application-reasons", reason, texts) : ""], AddressOf(r)))]);

    private CountedTable People(IEnumerable<CandidacyRow> rows) => new(
        [Head("number"), Head("person"), Head("structure"), Head("presences")],
        [.. rows.Select(r => new CountedRow([r.Number, names.GetValueOrDefault(r.Id, ""), r.StructureName, texts["indicators.part_of", figures.PresencesOf.GetValueOrDefault(r.Id), figures.HeldSessions]], AddressOf(r)))]);

    private CountedTable Sessions(IEnumerable<SessionRow> rows)
    {
        var present = figures.Facts.Sessions.Attendance.Where(a => a.IsPresence).CountBy(a => a.Session).ToDictionary();
        return new(
            [Head("date"), Head("half_day"), Head("status"), Head("half_days"), Head("presences"), Head("minutes"), Head("two_parts"), Head("topics"), Head("moved")],
            [.. rows.Select(s => new CountedRow([Day(s.Date), texts[$"indicators.row.{s.HalfDay}"], vocabularies.Label("session-statuses", s.Status, texts), Number(s.HalfDays), Number(present.GetValueOrDefault(s.Id)), Number(GroupFigures.MinutesOf(s)), texts[GroupFigures.IsTwoPart(s) ? "indicators.row.yes" : "indicators.row.no"], Number(s.Topics.Count), Number(s.Postponed)]))]);
    }

    private CountedTable Situations()
    {
        var dates = figures.Facts.Sessions.Sessions.ToDictionary(s => s.Id, s => s.Date);
        return new([Head("date"), Head("origin")], [.. figures.Facts.Sessions.Situations.Select(s => new CountedRow([Day(dates[s.Session]), texts[$"indicators.row.{s.Origin}"]]))]);
    }

    // Never one line an answer: the marks, and how many gave each.
    private CountedTable Marks(string code) => figures.Item(code) is not { Answered: > 0 } item ? CountedTable.None : new(
        [Head("answer"), Head("people")],
        [.. item.Marks.Select((n, i) => new CountedRow([$"{i + 1}, {texts[$"indicators.mark.{i + 1}"]}", Number(n)]))]);

    private CountedTable Pairs(IReadOnlyList<AnswerPair> pairs) => pairs.Count == 0 ? CountedTable.None : new(
        [Head("answer"), Head("people")],
        [
            new([texts["indicators.row.up"], Number(pairs.Count(p => p.After > p.Before))]),
            new([texts["indicators.row.same"], Number(pairs.Count(p => p.After == p.Before))]),
            new([texts["indicators.row.down"], Number(pairs.Count(p => p.After < p.Before))]),
        ]);

    private string AddressOf(CandidacyRow row) => string.Create(CultureInfo.InvariantCulture, $"/candidatures/{slug}/{int.Parse(row.Number.AsSpan(2), CultureInfo.InvariantCulture)}/decision");

    private string Head(string column) => texts[$"indicators.row.{column}"];

    private static string Day(DateOnly date) => date.InWords();

    private static string Number(int count) => count.ToString("N0", CultureInfo.CurrentCulture);
}
