namespace Maillage.Modules.Questionnaires;

internal enum QuestionKind
{
    /// <summary>One of five steps of a scale.</summary>
    Likert,

    /// <summary>Three faces, each with its word.</summary>
    Faces,

    One,
    Many,
    Open,

    /// <summary>Several lines on one scale.</summary>
    Matrix,
}

/// <summary>Words in the languages someone wrote them in; French always.</summary>
internal sealed class Said
{
    public string Fr { get; set; } = "";

    public string? Nl { get; set; }

    public string? En { get; set; }

    public string In(string language) => language switch { "nl" => Nl, "en" => En, _ => null } is { Length: > 0 } own ? own : Fr;

    public static Said Of(string fr, string? nl = null, string? en = null) => new() { Fr = fr, Nl = nl, En = en };
}

/// <summary>One option of a choice, or one line of a matrix; its code never changes.</summary>
internal sealed class QuestionLine
{
    public string Code { get; set; } = "";

    public Said Text { get; set; } = new();
}

/// <summary>One question; its code names it in indicators and pairs it with the same question before.</summary>
internal sealed class Question
{
    public const int LongestText = 300;
    public const int LongestAnswer = 1000;
    public const int MostLines = 12;
    public const int MostTopics = 30;

    public string Code { get; set; } = "";

    public QuestionKind Kind { get; set; }

    public Said Text { get; set; } = new();

    /// <summary>Code of the list scales, for <see cref="QuestionKind.Likert"/> and <see cref="QuestionKind.Matrix"/>.</summary>
    public string? Scale { get; set; }

    public List<QuestionLine> Lines { get; set; } = [];

    /// <summary>Results may be read by its options: a trade, a type of structure.</summary>
    public bool IsFilter { get; set; }

    /// <summary>Its answers are coded into a typology, by hand, once it is closed.</summary>
    public bool IsCoded { get; set; }

    /// <summary>The typology; it may change when the questions no longer do.</summary>
    public List<QuestionLine> Topics { get; set; } = [];

    /// <summary>The codes under which values of this question are kept: its own, or one per line of a matrix.</summary>
    public IEnumerable<(string Code, Said Text)> Items => Kind switch
    {
        QuestionKind.Likert or QuestionKind.Faces => [(Code, Text)],
        QuestionKind.Matrix => Lines.Select(l => ($"{Code}.{l.Code}", l.Text)),
        _ => [],
    };

    public int Steps => Kind is QuestionKind.Faces ? 3 : 5;
}

/// <summary>The questions of one questionnaire, in order; kept as one value.</summary>
internal sealed class QuestionList
{
    public List<Question> Questions { get; set; } = [];

    public Question? Find(string code) => Questions.Find(q => q.Code == code);

    public void Move(string code, int by)
    {
        var from = Questions.FindIndex(q => q.Code == code);
        var to = from + by;
        if (from < 0 || to < 0 || to >= Questions.Count)
            return;
        (Questions[from], Questions[to]) = (Questions[to], Questions[from]);
    }

    /// <summary>Q1, Q2…: the next one not taken.</summary>
    public string NextCode() => Enumerable.Range(1, Questions.Count + 1).Select(n => $"Q{n}").First(c => Find(c) is null);

    public QuestionList Copy() => Platform.Data.JsonColumn.Comparer<QuestionList>().Snapshot(this);
}
