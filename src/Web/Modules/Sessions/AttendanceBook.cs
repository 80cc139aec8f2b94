using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Maillage.Modules.Actions.Contracts;
using Maillage.Modules.Applications.Contracts;
using Maillage.Modules.Sessions.Contracts;
using Maillage.Modules.Vocabularies.Contracts;
using Maillage.Platform.Data;
using Maillage.Platform.Text;
using Maillage.Platform.Ui;
using Microsoft.EntityFrameworkCore;

namespace Maillage.Modules.Sessions;

/// <summary>The presence of a whole group, a line a person and a column a session: as a table, as CSV, and read back from a spreadsheet.</summary>
internal sealed class AttendanceBook(AppDb db, IParticipants participants, IVocabularies vocabularies, Texts texts, TimeProvider time)
{
    public const int LongestPaste = 200_000;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<Participant> Group { get; private set; } = [];

    public async Task Open(ActionCard action, CancellationToken cancel)
    {
        Sessions = await db.Set<Session>().AsSplitQuery().Include(s => s.Attendance).Where(s => s.ActionId == action.Id && s.Status != SessionStatus.Cancelled).OrderBy(s => s.Date).ThenBy(s => s.StartsAt).ThenBy(s => s.Number).ToListAsync(cancel);
        // Who left before the first session, and was at none, has no line.
        Group = [.. (await participants.Of(action.Id, cancel)).Where(p => p.LeftOn is not { } left || Sessions.Any(s => s.Date < left || Noted(p, s) is not null))];
    }

    public string? Noted(Participant p, Session s) => s.Attendance.Find(a => a.CandidacyId == p.Id)?.Status;

    public byte[] Csv()
    {
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, CultureInfo.InvariantCulture))
        {
            foreach (var line in Lines())
            {
                foreach (var cell in line)
                    csv.WriteField(Formulas.Neutralise(cell) ?? "");
                csv.NextRecord();
            }
        }
        return stream.ToArray();
    }

    /// <summary>Takes cells pasted from a spreadsheet, or the file itself: first line as in the file, then a person a line. All of it, or nothing and why.</summary>
    public IReadOnlyList<string> Take(string pasted, ActionCard action)
    {
        var rows = Rows(pasted);
        if (rows.Count < 2)
            return [texts["seances.roll.wrong.empty"]];
        var number = Array.FindIndex(rows[0], c => Fold.Key(c) is "numero" or "nummer" or "number");
        var columns = rows[0].Select((head, i) => (Column: i, Session: Of(head))).Where(c => c.Session is not null).ToList();
        if (number < 0 || columns.Count == 0)
            return [texts["seances.roll.wrong.head"]];
        var today = action.Today(time);
        var faults = new List<string>();
        foreach (var (line, row) in rows.Index().Skip(1))
        {
            var said = row.ElementAtOrDefault(number)?.Trim() ?? "";
            var who = Group.FirstOrDefault(p => string.Equals(p.Number, said, StringComparison.OrdinalIgnoreCase));
            foreach (var (column, session) in columns)
            {
                var cell = row.ElementAtOrDefault(column)?.Trim() ?? "";
                if (cell.Length == 0)
                    continue;
                var status = Status(cell);
                if (who is not null && status is null)
                    faults.Add(texts["seances.roll.line", line + 1, texts["seances.roll.wrong.cell", cell]]);
                else if ((who is null || Noted(who, session!) != status) && session!.Note(who?.Id ?? default, status ?? "", who is not null, today) is { } refusal)
                    faults.Add(texts["seances.roll.line", line + 1, $"{said}. {texts[refusal.Text, refusal.Arguments]}"]);
                else
                    continue;
                break;
            }
        }
        return faults;
    }

    private IEnumerable<IEnumerable<string>> Lines()
    {
        yield return ["numero", "nom", "structure", .. Sessions.Select(s => string.Create(CultureInfo.InvariantCulture, $"{s.Number} | {s.Date:yyyy-MM-dd} | {s.HalfDay}"))];
        foreach (var p in Group)
            yield return [p.Number, p.Name, p.StructureName, .. Sessions.Select(s => Noted(p, s) ?? "")];
    }

    private static List<string[]> Rows(string pasted)
    {
        using var csv = new CsvParser(new StringReader(pasted.TrimStart('\uFEFF')), new CsvConfiguration(CultureInfo.InvariantCulture) { DetectDelimiter = true, DetectDelimiterValues = [",", ";", "\t"], BadDataFound = null, IgnoreBlankLines = true });
        var rows = new List<string[]>();
        while (csv.Read())
            rows.Add([.. (csv.Record ?? []).Select(c => Formulas.Restore(c) ?? "")]);
        return rows;
    }

    private Session? Of(string head) =>
        int.TryParse(head.Split('|')[0].Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Sessions.FirstOrDefault(s => s.Number == number) : null;

    /// <summary>The code, the word of the screen, or that of the list.</summary>
    private string? Status(string said) => AttendanceStatus.All.FirstOrDefault(code =>
        Fold.Key(said) is var key && (key == Fold.Key(code) || key == Fold.Key(texts[$"seances.presence.{code}"]) || key == Fold.Key(vocabularies.Label(SessionLists.Attendance, code, texts))));
}
