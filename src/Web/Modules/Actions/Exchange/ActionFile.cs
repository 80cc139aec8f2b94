using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Maillage.Modules.Places.Contracts;
using Maillage.Modules.Vocabularies.Contracts;

namespace Maillage.Modules.Actions.Exchange;

/// <summary>
/// A record as a file (`maillage/action/1`). What came from a file goes back as it came: absent stays absent, null stays null,
/// keys that no column knows are kept; a rubric changed since is written from its column.
/// </summary>
internal sealed class ActionFile(IVocabularies vocabularies, IPlaces places)
{
    public const string Schema = "maillage/action/1";
    public const string OwnRegion = "maillage";
    public const int LargestFile = 2_000_000;

    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly IReadOnlyList<Rubric> rubrics = Rubrics.All(new ListWords(vocabularies, places));

    /// <summary>Reads every rubric of a file into a record; faults are gathered, nothing is thrown.</summary>
    public void Read(JsonElement file, ActionRecord into, FileFaults faults)
    {
        foreach (var rubric in rubrics)
            rubric.Read(into, file.In(rubric.Key), faults);
    }

    /// <summary>Takes over what the new file says otherwise than the old one did; what was changed here and not there stays.</summary>
    public bool Update(ActionRecord record, JsonElement file, ActionRecord fresh, FileFaults faults)
    {
        // One that was written here was never said by a file: what stands is what the file is held against.
        var before = record.Said is null ? record : Parse(record.Said);
        var changed = false;
        foreach (var rubric in rubrics)
        {
            if (JsonNode.DeepEquals(rubric.Write(before), rubric.Write(fresh)))
                continue;
            rubric.Read(record, file.In(rubric.Key), faults);
            changed = true;
        }
        return changed || record.Said is not null && !JsonNode.DeepEquals(JsonNode.Parse(record.Said), JsonNode.Parse(file.GetRawText()));
    }

    public string Write(ActionRecord record)
    {
        var root = record.Said is null
            ? new JsonObject { ["$schema"] = Schema, ["source"] = new JsonObject { ["registre"] = "Maillage", ["region"] = OwnRegion, ["identifiant"] = record.Slug } }
            : JsonNode.Parse(record.Said)!.AsObject();
        var said = record.Said is null ? Blank(record) : Parse(record.Said);
        foreach (var rubric in rubrics)
        {
            var now = rubric.Write(record);
            if (JsonNode.DeepEquals(now, rubric.Write(said)))
                continue;
            root[rubric.Key] = now;
        }
        if (record.Said is null)
            root["titre"] = record.Title;
        return root.ToJsonString(Readable);
    }

    private ActionRecord Parse(string said)
    {
        var record = Blank(null);
        using var file = JsonDocument.Parse(said);
        Read(file.RootElement, record, new FileFaults("", "{}"u8.ToArray()));
        return record;
    }

    private static ActionRecord Blank(ActionRecord? like) => new() { Id = like?.Id ?? default, Slug = "", Kind = "", Title = "", Zone = "UTC" };
}
