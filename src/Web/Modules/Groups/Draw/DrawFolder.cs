using Maillage.Platform.Hosting;

namespace Maillage.Modules.Groups.Draw;

/// <summary>A folder of a draw: whole, or as it was before.</summary>
internal static class DrawFolder
{
    public static void Write(string folder, IReadOnlyDictionary<string, byte[]> files)
    {
        var draft = $"{folder.TrimEnd('/')}.partial";
        try
        {
            if (System.IO.Directory.Exists(draft))
                System.IO.Directory.Delete(draft, recursive: true);
            System.IO.Directory.CreateDirectory(draft);
            foreach (var (name, bytes) in files)
                File.WriteAllBytes(Path.Combine(draft, name), bytes);
            if (!System.IO.Directory.Exists(folder))
            {
                System.IO.Directory.Move(draft, folder);
                return;
            }
            foreach (var gone in DrawFiles.All.Where(n => !files.ContainsKey(n)))
                File.Delete(Path.Combine(folder, gone));
            foreach (var name in files.Keys)
                File.Move(Path.Combine(draft, name), Path.Combine(folder, name), overwrite: true);
            System.IO.Directory.Delete(draft);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new BadInputException($"{folder}: cannot be written ({e.Message}).");
        }
    }
}
