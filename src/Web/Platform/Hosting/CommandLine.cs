using System.CommandLine;
using Microsoft.AspNetCore.Connections;

namespace Maillage.Platform.Hosting;

/// <summary>One word of `bin/maillage`, brought by a module.</summary>
internal interface IVerb
{
    Command Build();
}

/// <summary>Thrown by a verb for what the person who typed it can mend; printed without a stack trace, exit 2.</summary>
internal sealed class BadInputException(string message) : Exception(message);

/// <summary>`bin/maillage VERB …`: exit 0 done, 1 checked and false, 2 bad input, 3 impossible.</summary>
internal static class CommandLine
{
    public static async Task<int> Run(string[] args, TextWriter? output = null, TextWriter? error = null)
    {
        (output, error) = (output ?? Console.Out, error ?? Console.Error);
        // The test host starts the program with settings only (--Key=Value): that is a server, whatever its settings.
        if (args.All(a => a.StartsWith("--", StringComparison.Ordinal) && a.Contains('=', StringComparison.Ordinal)))
            return await Serve(args);

        var root = new RootCommand("Maillage");
        foreach (var verb in Discovered.All<IVerb>())
            root.Subcommands.Add(verb.Build());

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var problem in parsed.Errors)
                await error.WriteLineAsync(problem.Message);
            return 2;
        }
        try
        {
            return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, Output = output, Error = error });
        }
        catch (BadInputException bad)
        {
            await error.WriteLineAsync(bad.Message);
            return 2;
        }
    }

    public static async Task<int> Serve(string[] args, bool greet = false)
    {
        var app = Application.Build(args);
        var urls = app.Configuration["urls"];
        await app.Prepare();
        // What filling the copies in memory left behind would stay with the process for as long as nobody needs the room.
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        if (greet)
            app.Lifetime.ApplicationStarted.Register(() => Greeting.Say(app, Console.Out));
        try
        {
            await app.StartAsync();
        }
        catch (IOException e) when (e.InnerException is AddressInUseException)
        {
            throw new BadInputException($"Another program already listens on {urls}. Stop it, or choose another address with --urls.");
        }
        await app.WaitForShutdownAsync();
        return 0;
    }
}

/// <summary>`serve`: starts the web server.</summary>
internal sealed class ServeVerb : IVerb
{
    /// <summary>A new one for each command: the library fills an option while it reads, and two at once may read.</summary>
    public static Option<string?> Data() => new("--data") { Description = "Folder of the database, mails and files" };

    public Command Build()
    {
        var data = Data();
        var urls = new Option<string?>("--urls") { Description = "Addresses to listen on" };
        var demo = new Option<bool>("--demo") { Description = "Fill an empty database with the demo world" };
        var command = new Command("serve", "Starts the web server") { data, urls, demo };
        command.SetAction(async (parsed, _) =>
        {
            var settings = new List<string> { $"--demo={parsed.GetValue(demo)}" };
            if (parsed.GetValue(data) is { } folder)
                settings.Add($"--data={folder}");
            if (parsed.GetValue(urls) is { } address)
                settings.Add($"--urls={address}");
            return await CommandLine.Serve([.. settings], greet: true);
        });
        return command;
    }
}
