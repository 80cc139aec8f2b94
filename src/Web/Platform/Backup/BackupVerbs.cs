using System.CommandLine;
using System.Data.Common;
using Maillage.Platform.Data;
using Maillage.Platform.Hosting;

namespace Maillage.Platform.Backup;

/// <summary>`backup --to FILE.zip`: all that the database holds, at one moment.</summary>
internal sealed class BackupVerb : IVerb
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    public Command Build()
    {
        var to = new Option<string>("--to") { Description = "File to write (.zip)", Required = true };
        var command = new Command("backup", "Writes all that the database holds into one file, while the server runs; the file is as secret as the database") { to, ServeVerb.Data(), DataApplication.Database() };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(to));
            if (Path.Exists(path))
                throw new BadInputException($"{path}: is there already. Name another file.");
            await using var app = DataApplication.Build(parsed);
            await using var scope = app.Services.CreateAsyncScope();
            var target = Target.Of(app.Services.GetRequiredService<Settings>());
            await target.MustExist(scope.ServiceProvider.GetRequiredService<AppDb>(), cancel);
            var manifest = await Write(path, target, scope.ServiceProvider, cancel);
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{manifest.Rows} rows of {manifest.Tables.Count} tables written to {path}");
            return 0;
        });
        return command;
    }

    private static async Task<BackupManifest> Write(string path, Target target, IServiceProvider services, CancellationToken cancel)
    {
        var draft = $"{path}.partial-{Guid.CreateVersion7():N}";
        try
        {
            BackupManifest manifest;
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = OwnerOnly;
            await using (var stream = new FileStream(draft, options))
            {
                manifest = await new BackupWriter(services.GetRequiredService<AppDb>(), services.GetRequiredService<TimeProvider>()).Write(stream, cancel);
                stream.Flush(flushToDisk: true);
            }
            // Its name appears only once it is whole and on the disk.
            File.Move(draft, path);
            return manifest;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{path}: cannot be written ({e.Message}).");
        }
        catch (DbException e)
        {
            throw new BadInputException($"{target.Name}: cannot be read ({e.Message}).");
        }
        finally
        {
            File.Delete(draft);
        }
    }
}

/// <summary>`restore --from FILE.zip`: into an empty database of either engine.</summary>
internal sealed class RestoreVerb : IVerb
{
    public Command Build()
    {
        var from = new Option<string>("--from") { Description = "File that backup wrote", Required = true };
        var command = new Command("restore", "Puts a backup into an empty database, on SQLite or PostgreSQL") { from, ServeVerb.Data(), DataApplication.Database() };
        command.SetAction(async (parsed, cancel) =>
        {
            var path = Path.GetFullPath(parsed.GetRequiredValue(from));
            using var file = BackupFile.Open(path);
            await using var app = DataApplication.Build(parsed);
            await using var scope = app.Services.CreateAsyncScope();
            var target = Target.Of(app.Services.GetRequiredService<Settings>());
            var restore = new BackupRestore(scope.ServiceProvider.GetRequiredService<AppDb>(), file, path);
            try
            {
                await restore.MustFit(target.Name, cancel);
                await app.Services.GetRequiredService<Migrator>().Migrate(cancel);
                await restore.Run(target.Name, cancel);
            }
            catch (DbException e)
            {
                throw new BadInputException($"{target.Name}: cannot be opened ({e.Message}).");
            }
            await parsed.InvocationConfiguration.Output.WriteLineAsync($"{file.Manifest.Rows} rows of {file.Manifest.Tables.Count} tables restored from {path}");
            return 0;
        });
        return command;
    }
}

/// <summary>Where the database is, as a person may read it: a connection string holds a secret.</summary>
internal sealed record Target(string Name, string? File)
{
    public static Target Of(Settings settings) => settings.IsPostgres
        ? new Target("The PostgreSQL database", null)
        : new Target(Path.Combine(settings.Data, "maillage.db"), Path.Combine(settings.Data, "maillage.db"));

    /// <summary>Looking must not make one.</summary>
    public async Task MustExist(AppDb db, CancellationToken cancel)
    {
        if (File is not null ? !System.IO.File.Exists(File) : !await db.Database.CanConnectAsync(cancel))
            throw new BadInputException($"{Name}: is not there, or does not answer. Name its folder with --data, or set MAILLAGE_DATABASE.");
    }
}
