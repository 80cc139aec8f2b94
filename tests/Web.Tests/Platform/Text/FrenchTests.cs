using Maillage.Platform.Text;

namespace Maillage.Tests.Platform.Text;

public sealed class FrenchTests
{
    [Theory]
    [InlineData("l'alcool", "alcool")]
    [InlineData("d’assuétudes", "assuetude")]
    [InlineData("qu'elle", "elle")]
    [InlineData("travailleur·euse", "travailleurs")]
    [InlineData("travailleur·euse·s", "travailleuse")]
    [InlineData("professionnel.le.s", "professionnelles")]
    [InlineData("professionnel-le-s", "professionnel")]
    [InlineData("éducateur(trice)s", "éducatrices")]
    [InlineData("étudiant·es", "étudiante")]
    [InlineData("usager·ère·s", "usagers")]
    [InlineData("travailleurs/euses", "travailleur")]
    [InlineData("sociaux", "sociale")]
    [InlineData("réseaux", "réseau")]
    [InlineData("médicales", "médical")]
    [InlineData("animatrices", "animateur")]
    [InlineData("dangereux", "dangereuses")]
    [InlineData("actifs", "active")]
    [InlineData("citoyennes", "citoyen")]
    [InlineData("C.P.A.S.", "CPAS")]
    [InlineData("cœur", "COEUR")]
    [InlineData("Pommérieux", "pommerieux")]
    [InlineData("aujourd'hui", "aujourdhui")]
    [InlineData("œuvres", "oeuvre")]
    [InlineData("nai\u0308f", "naïf")]
    public void Two_forms_of_a_word_have_one_root(string one, string other) => Roots(one).ShouldBe(Roots(other));

    [Theory]
    [InlineData("accompagnement", "accompagner")]
    [InlineData("cure", "curé du village")]
    [InlineData("port", "porte")]
    [InlineData("poisson", "poison")]
    public void Words_that_differ_keep_their_roots(string one, string other) => Roots(one).ShouldNotBe(Roots(other));

    [Theory]
    [InlineData("", 0)]
    [InlineData("😀 … \u0000\u0007", 0)]
    [InlineData("donne-le à Anne-Marie", 5)]
    [InlineData("Bruxelles·Namur", 2)]
    [InlineData("www.exemple.be", 3)]
    [InlineData("santé/social", 2)]
    [InlineData("people's", 1)]
    public void A_text_has_so_many_words(string text, int words) => Roots(text).Count.ShouldBe(words);

    [Fact]
    public void A_word_without_end_is_cut()
    {
        Roots(new string('a', 10_000)).ShouldHaveSingleItem().Length.ShouldBeLessThanOrEqualTo(WordReader.Longest);
        Roots(string.Concat(Enumerable.Repeat("a.", 5_000))).ShouldHaveSingleItem().Length.ShouldBeLessThanOrEqualTo(WordReader.Longest);
    }

    private static List<string> Roots(string text)
    {
        var roots = new List<string>();
        var reader = new WordReader(text, new char[WordReader.Longest]);
        while (reader.Next())
            roots.Add(new string(reader.Word[..French.Root(reader.Word)]));
        return roots;
    }
}
