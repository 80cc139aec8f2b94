using System.Text;
using Maillage.Platform.Files;

namespace Maillage.Tests.Platform.Files;

public sealed class FileContentTests
{
    // One grey point.
    private static readonly byte[] Png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==");

    [Fact]
    public void A_file_is_what_its_content_says()
    {
        FileContent.Read("%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer\n%%EOF\n"u8.ToArray()).Content!.Type.ShouldBe("application/pdf");
        FileContent.Read(Png).Content!.Type.ShouldBe("image/png");
        FileContent.Read("<html><script>alert(1)</script>"u8.ToArray()).Refusal!.Text.ShouldBe("file.kind");
        FileContent.Read("GIF89a..."u8.ToArray()).Refusal!.Text.ShouldBe("file.kind");
        FileContent.Read("%PDF-1.4 cut off"u8.ToArray()).Refusal!.Text.ShouldBe("file.kind");
        FileContent.Read("%PDF-1.4\n<</OpenAction<</S/JavaScript/JS(app.alert)>>>>\n%%EOF"u8.ToArray()).Refusal!.Text.ShouldBe("file.program");
        FileContent.Read([]).Refusal!.Text.ShouldBe("file.choose");
        FileContent.Read(new byte[FileContent.LargestFile + 1]).Refusal!.Text.ShouldBe("file.large");
    }

    [Fact]
    public void A_picture_is_written_anew_without_what_hangs_on_it()
    {
        byte[] liar = [.. Png, .. "<script>alert(1)</script>"u8];
        FileContent.Read(liar).Content!.Bytes.ShouldBe(Png);
        FileContent.Read(Png[..^20]).Content.ShouldBeNull();

        byte[] exif = [0xFF, 0xE1, 0x00, 0x0C, .. "Exif GPS!!"u8];
        byte[] jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 0x00, 0x04, 1, 2, .. exif, 0xFF, 0xDA, 0x00, 0x04, 1, 2, 9, 9, 9, 0xFF, 0xD9, .. "trailing"u8];
        var anew = FileContent.Read(jpeg).Content!.Bytes;
        Encoding.Latin1.GetString(anew).ShouldNotContain("GPS");
        anew[^2..].ShouldBe([0xFF, 0xD9]);
        FileContent.Read([0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 1]).Content.ShouldBeNull();
    }
}
