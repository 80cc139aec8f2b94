using System.Globalization;
using Maillage.Modules.Groups.Draw;
using Maillage.Modules.Groups.Pools;
using Maillage.Platform.Ui;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Maillage.Modules.Groups;

/// <summary>The rules of a draw, as typed: places, a cap for each column, and at least and at most for each value.</summary>
internal sealed class RuleForm
{
    public const int MostPlaces = 1000;

    public string? Places { get; set; }

    public List<CapLine> Caps { get; set; } = [];

    public List<QuotaLine> Quotas { get; set; } = [];

    /// <summary>Of the draw as it was read; a change made meanwhile is not overwritten.</summary>
    public int Version { get; set; }

    internal sealed class CapLine
    {
        public string Column { get; set; } = "";

        public string? Most { get; set; }
    }

    internal sealed class QuotaLine
    {
        public string Column { get; set; } = "";

        public string Value { get; set; } = "";

        public string? Min { get; set; }

        public string? Max { get; set; }
    }

    /// <summary>Every column and value of the pool, with the rules that there are; values that nobody has any more stay, so that their line can be emptied.</summary>
    public static RuleForm Of(DrawRules rules, Running running, int version)
    {
        var form = new RuleForm { Places = Number(rules.PanelSize), Version = version };
        foreach (var column in DrawColumns.All)
        {
            form.Caps.Add(new CapLine { Column = column, Most = rules.Caps.TryGetValue(column, out var most) ? Number(most) : null });
            if (column == DrawColumns.Structure)
                continue;
            var ruled = rules.Quotas.Where(q => q.Column == column).ToDictionary(q => q.Value, StringComparer.Ordinal);
            var values = running.People.CountBy(p => p.Values[column], StringComparer.Ordinal).OrderByDescending(v => v.Value).ThenBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Key);
            foreach (var value in values.Concat(ruled.Keys).Distinct(StringComparer.Ordinal))
            {
                var quota = ruled.GetValueOrDefault(value);
                form.Quotas.Add(new QuotaLine { Column = column, Value = value, Min = quota is { Min: > 0 } ? Number(quota.Min) : null, Max = quota is not null && quota.Max < rules.PanelSize ? Number(quota.Max) : null });
            }
        }
        return form;
    }

    /// <summary>The rules; null with every fault told at its field.</summary>
    public DrawRules? Checked(Running running, RuleCheck check, ModelStateDictionary errors, Texts texts)
    {
        var places = Read(Places, "Form.Places", errors, texts);
        if (places is null or < 1 or > MostPlaces)
            errors.TryAddModelError("Form.Places", texts["groups.wrong.places", MostPlaces]);
        var size = places ?? 0;
        var caps = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (i, line) in Caps.Index().Where(c => DrawColumns.All.Contains(c.Item.Column)))
        {
            if (Read(line.Most, $"Form.Caps[{i}].Most", errors, texts) is not { } most)
                continue;
            if (most < 1)
                errors.AddModelError($"Form.Caps[{i}].Most", texts["groups.wrong.cap"]);
            caps[line.Column] = most;
        }
        var quotas = new List<Bound>();
        foreach (var (i, line) in Quotas.Index().Where(q => q.Item.Column != DrawColumns.Structure && DrawColumns.All.Contains(q.Item.Column)))
        {
            var (min, max) = (Read(line.Min, $"Form.Quotas[{i}].Min", errors, texts), Read(line.Max, $"Form.Quotas[{i}].Max", errors, texts));
            if (min is null && max is null)
                continue;
            if (min > max)
                errors.AddModelError($"Form.Quotas[{i}].Max", texts["groups.wrong.max", max, min]);
            if (min > size && places is not null)
                errors.AddModelError($"Form.Quotas[{i}].Min", texts["groups.wrong.min", min, size]);
            if (running.People.All(p => p.Values[line.Column] != line.Value))
                errors.AddModelError($"Form.Quotas[{i}].Min", texts["groups.wrong.value", check.Label(line.Column, line.Value)]);
            quotas.Add(new Bound(line.Column, line.Value, min ?? 0, Math.Max(max ?? size, min ?? 0)));
        }
        foreach (var column in quotas.GroupBy(q => q.Column, StringComparer.Ordinal).Where(c => c.Sum(q => q.Min) > size && places is not null))
            errors.AddModelError("", texts["groups.wrong.minima", DrawColumns.NameOf(column.Key, texts), column.Sum(q => q.Min), size]);
        if (quotas.GroupBy(q => (q.Column, q.Value)).Any(g => g.Count() > 1))
            errors.AddModelError("", texts["groups.wrong.twice"]);
        return errors.IsValid ? new DrawRules(size, quotas, caps) : null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int? Read(string? said, string field, ModelStateDictionary errors, Texts texts)
    {
        if (string.IsNullOrWhiteSpace(said))
            return null;
        if (int.TryParse(said.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.AddModelError(field, texts["groups.wrong.number"]);
        return null;
    }
}
