namespace Maillage.Modules.Directory.Exchange;

/// <summary>A bar on the error stream of a terminal; silent where nobody looks.</summary>
internal sealed class Progress(TextWriter error, int steps)
{
    private const int Width = 24;
    private readonly bool watched = ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;
    private int done;

    public void Step(string what)
    {
        done++;
        if (!watched)
            return;
        var filled = Math.Min(Width, Width * done / steps);
        error.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {what,-40}");
        error.Flush();
    }

    public void Clear()
    {
        if (watched)
            error.Write($"\r{new string(' ', Width + 46)}\r");
    }
}
