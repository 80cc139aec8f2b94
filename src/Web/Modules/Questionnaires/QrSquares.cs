using System.Globalization;
using System.Text;
using QRCoder;

namespace Maillage.Modules.Questionnaires;

/// <summary>A link as squares to photograph from the wall.</summary>
internal sealed record QrSquares(int Size, string Path)
{
    public static QrSquares Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count; x++)
            {
                if (rows[y][x])
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
            }
        }
        return new QrSquares(rows.Count, path.ToString());
    }
}
