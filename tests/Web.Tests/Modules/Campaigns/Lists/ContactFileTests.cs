using System.Text;
using Maillage.Modules.Campaigns.Lists;
using Maillage.Modules.Campaigns.Lists.Import;

namespace Maillage.Tests.Modules.Campaigns.Lists;

public sealed class ContactFileTests
{
    private const string Usual = "Organisme;Prénom;NOM;Fonction;Adresse e-mail;Adresse;CP;Ville;Consentement;Vérifié le;Couleur\n"
        + "CCAS de Metz;Zoé;Weiß;responsable;zoe@ccas.example;;;;oui;31/12/2025;bleu\n"
        + "Foyer « Les Glycines »;;;;;2 rue Haute;57600;Forbach;;;\n";

    [Theory]
    [InlineData("utf-8", ";", false)]
    [InlineData("utf-8", ",", true)]
    [InlineData("windows-1252", ";", false)]
    [InlineData("utf-16", "\t", true)]
    public void A_file_is_read_as_spreadsheets_write_it(string encoding, string delimiter, bool mark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var written = Encoding.GetEncoding(encoding);
        var text = Usual.Replace(";", delimiter, StringComparison.Ordinal);
        var file = Read([.. mark ? written.GetPreamble() : [], .. written.GetBytes(text)]);
        file.Faults.ShouldBeEmpty();
        file.LeftOut.ShouldBe(["Couleur"]);
        file.Rows[0].Said.ShouldBe(new ContactDetails("CCAS de Metz", null, null, "Zoé Weiß", "responsable", "zoe@ccas.example", null, LawfulBases.Consent, null, null, null, new DateOnly(2025, 12, 31)));
        file.Rows[1].Said.PostalAddress.ShouldBe("2 rue Haute\n57600 Forbach");
        file.Rows[1].Said.CommuneCode.ShouldBe("code of Forbach");
        file.Rows[1].Said.LawfulBasis.ShouldBeNull();
    }

    [Fact]
    public void Each_wrong_line_says_why_and_the_others_are_taken()
    {
        var file = Read("""
            structure;mail;adresse;consentement;verifie le;opposition
            ;a@b.example;;;;
            Foyer;pas un courriel;;;;
            Foyer;;;;;
            Foyer;c@b.example;;non;;
            Foyer;d@b.example;;peut-être;;
            Foyer;e@b.example;;;hier;
            Foyer;f@b.example;;;;;trop
            Foyer;g@b.example;;non;;oui
            Foyer;h@b.example;;x;2025-01-31;

            """);
        file.Faults.Select(f => (f.Line, f.Why.Text)).ShouldBe(
        [
            (2, "mailing.line.no_structure"), (3, "mailing.line.mail"), (4, "mailing.line.no_address"), (5, "mailing.line.refuses"),
            (6, "mailing.line.basis"), (7, "mailing.line.date"), (8, "mailing.line.cells"),
        ]);
        file.Rows.Select(r => (r.Said.Email, r.OptsOut)).ShouldBe([("g@b.example", true), ("h@b.example", false)]);
    }

    [Fact]
    public void Lines_of_one_address_are_joined()
    {
        var file = Read("structure,email,contact,fonction\nFoyer,A@b.example,,\nLe foyer,a@B.example,Zoé,cheffe\nFoyer,c@b.example,,\n");
        file.Merged.ShouldBe(1);
        file.Rows.Count.ShouldBe(2);
        file.Rows[0].Said.ShouldBe(new ContactDetails("Foyer", null, null, "Zoé", "cheffe", "A@b.example", null, null, null, null, null, null));
    }

    [Theory]
    [InlineData("", "mailing.file.empty")]
    [InlineData("ville;mail\nMetz;a@b.example", "mailing.file.no_structure")]
    [InlineData("structure;ville\nFoyer;Metz", "mailing.file.no_address")]
    [InlineData("PK\u0003\u0004", "mailing.file.not_csv")]
    [InlineData("structure;mail\nFoyer\0;a@b.example", "mailing.file.not_csv")]
    public void What_is_no_such_file_is_said_in_words(string text, string why) =>
        Should.Throw<FileFault>(() => Read(text)).Why.Text.ShouldBe(why);

    [Fact]
    public void A_file_too_large_or_too_long_is_said_so()
    {
        Should.Throw<FileFault>(() => Read(new byte[20_000_001])).Why.Text.ShouldBe("mailing.file.large");
        Should.Throw<FileFault>(() => Read("structure;mail\n" + string.Concat(Enumerable.Range(0, ContactFile.MostRows + 1).Select(n => $"F;a{n}@b.example\n")))).Why.Text.ShouldBe("mailing.file.many");
    }

    [Fact]
    public void A_quotation_mark_left_open_does_not_break_the_house()
    {
        // The rest of the file is then one cell: said as a line that is wrong, or as a file that cannot be read.
        var file = Read("structure;mail\n\"Foyer;a@b.example\nAutre;b@b.example\n");
        file.Rows.ShouldBeEmpty();
        file.Faults.Count.ShouldBe(1);
    }

    private static ContactFile Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static ContactFile Read(byte[] bytes) => ContactFile.Read(bytes, town => town == "Forbach" ? "code of Forbach" : null);
}
