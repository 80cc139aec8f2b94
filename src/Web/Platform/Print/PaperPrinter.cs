using System.Diagnostics;
using System.Text;

namespace Maillage.Platform.Print;

/// <summary>Makes PDFs of paper pages through WeasyPrint, a program of the system: two at a time, each within a time limit, without network or files.</summary>
internal sealed class PaperPrinter(ILogger<PaperPrinter> logger) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(40);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string Script = ReadScript();
    private readonly SemaphoreSlim queue = new(2, 2);
    // The system's own interpreter first: it is the one that the distribution's package serves.
    private static readonly string[] Interpreters = ["/usr/bin/python3", "python3"];
    private readonly Lazy<Task<string?>> interpreter = new(Look);

    /// <summary>Whether the program is there; where it is not, a page offers printing from the browser.</summary>
    public async Task<bool> IsAvailable() => await interpreter.Value is not null;

    /// <summary>The PDF; null where the program is missing, busy for too long or fails.</summary>
    public async Task<byte[]?> Print(string html, CancellationToken cancel)
    {
        if (await interpreter.Value is not { } program || !await queue.WaitAsync(Patience, cancel))
            return null;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        limit.CancelAfter(Limit);
        try
        {
            var (code, pdf, errors) = await Run(program, ["-c", Script], html, limit.Token);
            if (code == 0 && pdf.Length > 0)
                return pdf;
            logger.LogWarning("A paper could not be made: {Errors}", errors.Length > 500 ? errors[^500..] : errors);
            return null;
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            logger.LogWarning("A paper took longer than {Limit} and was given up", Limit);
            return null;
        }
        finally
        {
            queue.Release();
        }
    }

    public void Dispose() => queue.Dispose();

    private static async Task<string?> Look()
    {
        foreach (var program in Interpreters)
        {
            try
            {
                using var limit = new CancellationTokenSource(Limit);
                if ((await Run(program, ["-c", "import weasyprint"], "", limit.Token)).Code == 0)
                    return program;
            }
            catch (Exception e) when (e is System.ComponentModel.Win32Exception or OperationCanceledException)
            {
                // Not here, or not answering: the next one, or none.
            }
        }
        return null;
    }

    private static async Task<(int Code, byte[] Output, string Errors)> Run(string program, IEnumerable<string> arguments, string input, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetTempPath(),
        };
        // The child inherits nothing of the server's settings: some are secrets.
        start.Environment.Clear();
        start.Environment["PATH"] = "/usr/local/bin:/usr/bin:/bin";
        start.Environment["HOME"] = Path.GetTempPath();
        start.Environment["LANG"] = "C.UTF-8";
        using var process = Process.Start(start)!;
        try
        {
            using var output = new MemoryStream();
            var reading = process.StandardOutput.BaseStream.CopyToAsync(output, cancel);
            var errors = process.StandardError.ReadToEndAsync(cancel);
            await Write(process, input, cancel);
            await Task.WhenAll(reading, errors);
            await process.WaitForExitAsync(cancel);
            return (process.ExitCode, output.ToArray(), await errors);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task Write(Process process, string input, CancellationToken cancel)
    {
        try
        {
            await process.StandardInput.BaseStream.WriteAsync(Encoding.UTF8.GetBytes(input), cancel);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before reading everything; its errors say why.
        }
    }

    private static string ReadScript()
    {
        using var stream = typeof(PaperPrinter).Assembly.GetManifestResourceStream("Maillage.Platform.Print.Data.paper.py")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
