using System.Text.Json;
using System.Text.RegularExpressions;
using OpinionLens.Anchoring;
using OpinionLens.Discourse.Actors;
using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;
using OpinionLens.Discourse.Exchange;
using Shouldly;

namespace OpinionLens.Discourse.Tests.Exchange;

public sealed partial class CitationTests
{
    private const string Site = "https://lens.example/";
    private static readonly ActorTag Quill = new(1, "ada-quill", "Ada Quill", ActorKind.Person), Marsh = new(2, "ben-marsh", "Ben Marsh", ActorKind.Person),
        Gazette = new(3, "gazette", "Harbour Gazette", ActorKind.Organization), Mayor = new(4, "the-mayor", "the mayor", ActorKind.Person);

    private static ArticleEntry Entry(DateOnly? date = null, DatePrecision precision = DatePrecision.Day, string title = "The harbour", Genre genre = Genre.OpEd, bool outlet = true, TextKind kind = TextKind.Original, params ActorTag[] authors) =>
        new(new() { Slug = "the-harbour", Title = title, Language = "en", Genre = genre, Date = date, DatePrecision = precision }, authors, outlet ? Gazette : null,
            new() { Number = 2, Sha256 = "x", TextSha256 = "y", Who = "ada", TextKind = kind });

    private static PassageAnchor Anchor(int revision, AnchorState state, int? paragraph = 3, long passage = 7) => new() { PassageId = passage, Revision = revision, Paragraph = paragraph, State = state, Quote = "secret words of the source" };

    private static Citation Cited(ClaimStatus status, ActorTag[] holders, params PassageAnchor[] anchors) => Citation.Of(
        new ClaimReading(new() { Id = 99, Statement = "all of it", Who = "ada", Status = status }, "The quay pays for itself", new(5, "the-harbour", "The harbour", new(2026, 5, 4), DatePrecision.Day, "Harbour Gazette", 2) { Authors = ["Ada Quill", "Ben Marsh"], Language = "en" },
            holders, [], [], [], null, [.. anchors.GroupBy(a => a.PassageId).Select(g => g.Last())]), anchors, Site);

    private static string Id => LensId.Format(99);

    private static JsonElement Csl(Citation citation) => JsonDocument.Parse(citation.ToCslJson()).RootElement[0];

    private static string Field(Citation citation, string name) => Regex.Match(citation.ToBibTex(), $@"^  {name} = (.*?),?$", RegexOptions.Multiline).Groups[1].Value;

    [Fact]
    public void An_article_is_cited_by_its_revision_in_all_three_forms()
    {
        var citation = Citation.Of(Entry(new(2026, 5, 4), authors: [Quill, Marsh]), Site);
        citation.ToText().ShouldBe("Ada Quill, Ben Marsh, “The harbour”, Harbour Gazette, 4 May 2026. Revision 2. https://lens.example/a/the-harbour/r/2");
        citation.ToBibTex().ShouldBe("""
            @article{the-harbour-r2,
              author = {{Ada Quill} and {Ben Marsh}},
              title = {{The harbour}},
              journal = {Harbour Gazette},
              year = {2026},
              month = may,
              day = {4},
              note = {Revision 2.},
              url = {https://lens.example/a/the-harbour/r/2}
            }

            """.ReplaceLineEndings("\n"));
        var item = Csl(citation);
        (item.GetProperty("id").GetString(), item.GetProperty("type").GetString(), item.GetProperty("title").GetString(), item.GetProperty("container-title").GetString(), item.GetProperty("URL").GetString())
            .ShouldBe(("the-harbour-r2", "article-newspaper", "The harbour", "Harbour Gazette", "https://lens.example/a/the-harbour/r/2"));
        item.GetProperty("author").EnumerateArray().Select(a => a.GetProperty("literal").GetString()).ShouldBe(["Ada Quill", "Ben Marsh"]);
        item.GetProperty("issued").GetRawText().Replace(" ", "", StringComparison.Ordinal).ReplaceLineEndings("").ShouldBe("""{"date-parts":[[2026,5,4]]}""");
    }

    [Theory]
    [InlineData(DatePrecision.Day, "20 February 2025", "{2025}", "feb", "{20}", "[2025,2,20]")]
    [InlineData(DatePrecision.Month, "February 2025", "{2025}", "feb", "", "[2025,2]")]
    [InlineData(DatePrecision.Year, "2025", "{2025}", "", "", "[2025]")]
    [InlineData(DatePrecision.About, "about 20 February 2025", "{2025}", "", "", "[2025,2,20]")]
    public void A_date_is_no_more_precise_than_it_is_known(DatePrecision precision, string text, string year, string month, string day, string parts)
    {
        var citation = Citation.Of(Entry(new(2025, 2, 20), precision, authors: Quill), Site);
        citation.ToText().ShouldContain($"Harbour Gazette, {text}. ");
        (Field(citation, "year"), Field(citation, "month"), Field(citation, "day")).ShouldBe((year, month, day));
        Field(citation, "note").Contains("about 20 February 2025", StringComparison.Ordinal).ShouldBe(precision == DatePrecision.About);
        var issued = Csl(citation).GetProperty("issued");
        JsonSerializer.Serialize(issued.GetProperty("date-parts")[0]).ShouldBe(parts);
        issued.TryGetProperty("circa", out _).ShouldBe(precision == DatePrecision.About);
    }

    [Fact]
    public void What_is_not_known_is_left_out()
    {
        var citation = Citation.Of(Entry(outlet: false), Site);
        citation.ToText().ShouldStartWith("“The harbour”, undated. Revision 2.");
        citation.ToBibTex().ShouldStartWith("@misc{");
        foreach (var name in new[] { "author", "journal", "year", "month", "day" }) Field(citation, name).ShouldBeEmpty(name);
        var item = Csl(citation);
        item.GetProperty("type").GetString().ShouldBe("webpage");
        foreach (var name in new[] { "author", "container-title", "issued" }) item.TryGetProperty(name, out _).ShouldBeFalse(name);
    }

    [Fact]
    public void A_summary_a_removed_text_and_no_text_are_told_as_what_they_are()
    {
        Citation.Of(Entry(kind: TextKind.Digest), Site).ToText().ShouldContain("Revision 2, a summary.");
        var entry = Entry();
        Citation.Of(entry with { Shown = new() { Number = 2, Sha256 = "", TextSha256 = "", Who = "ada" } }, Site).ToText().ShouldContain("Revision 2, its text was removed.");
        var none = Citation.Of(entry with { Shown = null }, Site);
        (none.Key, none.Address).ShouldBe(("the-harbour", "https://lens.example/a/the-harbour"));
        none.ToText().ShouldContain("No text here.");
    }

    [Fact]
    public void A_claim_is_cited_with_holder_statement_paragraph_state_and_both_addresses()
    {
        var citation = Cited(ClaimStatus.Published, [Mayor], Anchor(1, AnchorState.Exact), Anchor(2, AnchorState.Moved, 5));
        citation.ToText().ShouldBe($"Ada Quill, Ben Marsh, “The harbour”, Harbour Gazette, 4 May 2026. Revision 2: paragraph 5, moved. Held by the mayor: The quay pays for itself. https://lens.example/a/the-harbour/r/2#c-{Id} (claim: https://lens.example/c/{Id})");
        citation.Key.ShouldBe($"the-harbour-r2-c-{Id}");
        Field(citation, "url").ShouldBe($"{{https://lens.example/a/the-harbour/r/2#c-{Id}}}");
        Field(citation, "note").ShouldBe($"{{Revision 2: paragraph 5, moved. Held by the mayor: The quay pays for itself. Claim: https://lens.example/c/{Id}}}");
        var custom = Csl(citation).GetProperty("custom");
        (custom.GetProperty("revision").GetInt32(), custom.GetProperty("claim").GetString(), custom.GetProperty("passages")[0].GetProperty("state").GetString()).ShouldBe((2, $"https://lens.example/c/{Id}", "moved"));
        Csl(citation).GetProperty("note").GetString().ShouldBe("Revision 2: paragraph 5, moved. Held by the mayor: The quay pays for itself.");
    }

    [Fact]
    public void No_form_tells_a_quote_or_a_statement_that_was_cut()
    {
        var citation = Cited(ClaimStatus.Published, [Mayor], Anchor(2, AnchorState.Exact));
        foreach (var form in new[] { citation.ToText(), citation.ToBibTex(), citation.ToCslJson() })
        {
            form.ShouldNotContain("secret words");
            form.ShouldNotContain("all of it");
        }
    }

    [Fact]
    public void Words_that_are_gone_are_told_with_the_revision_that_lost_them()
    {
        Cited(ClaimStatus.Published, [Mayor], Anchor(1, AnchorState.Exact), Anchor(2, AnchorState.Orphaned, null), Anchor(3, AnchorState.Exact), Anchor(4, AnchorState.Orphaned, null), Anchor(5, AnchorState.Orphaned, null))
            .ToText().ShouldContain("Revision 5: its words are gone since revision 4.");
        Cited(ClaimStatus.Published, [Mayor], Anchor(1, AnchorState.Orphaned, null)).ToText().ShouldContain("Revision 1: its words are not in this text.");
        Cited(ClaimStatus.Published, [Mayor], Anchor(2, AnchorState.Changed)).ToText().ShouldContain("Revision 2: paragraph 3, text changed.");
    }

    [Fact]
    public void Several_passages_are_told_each_with_its_state_and_another_revision_by_number() =>
        Cited(ClaimStatus.Published, [Mayor], Anchor(2, AnchorState.Exact), Anchor(2, AnchorState.Changed, 9, 8), Anchor(1, AnchorState.Exact, 4, 6)).ToText()
            .ShouldContain("Revision 2: paragraph 3, exact; paragraph 9, text changed; paragraph 4, exact in revision 1.");

    [Fact]
    public void A_claim_that_is_retired_or_held_by_nobody_says_so()
    {
        Cited(ClaimStatus.Retired, [], Anchor(2, AnchorState.Exact)).ToText().ShouldContain("Retired claim, held by no named source: The quay");
        Cited(ClaimStatus.Published, [Mayor]).Address.ShouldBe($"https://lens.example/a/the-harbour#c-{Id}");
    }

    [Fact]
    public void What_means_something_in_tex_is_escaped_and_braces_stay_balanced()
    {
        var citation = Citation.Of(Entry(title: "50% of {A & B} #1_x costs $5~ \\input^2 }", authors: new ActorTag(1, "x", "Smith {and} \\Sons and Co", ActorKind.Group)), Site);
        Field(citation, "title").ShouldBe(@"{{50\% of \textbraceleft{}A \& B\textbraceright{} \#1\_x costs \$5\textasciitilde{} \textbackslash{}input\textasciicircum{}2 \textbraceright{}}}");
        Field(citation, "author").ShouldBe(@"{{Smith \textbraceleft{}and\textbraceright{} \textbackslash{}Sons and Co}}");
        var bib = citation.ToBibTex();
        bib.Count(c => c == '{').ShouldBe(bib.Count(c => c == '}'));
        Citation.Of(Entry(title: "Two\r\nlines\u0001"), Site).ToBibTex().ShouldContain("title = {{Two lines }},");
        Field(Citation.Of(Entry(), "https://lens.example/{a}\\/"), "url").ShouldBe("{https://lens.example/%7Ba%7D%5C/a/the-harbour/r/2}");
    }

    [Fact]
    public void A_key_is_the_same_every_time_and_holds_only_letters_that_every_program_takes()
    {
        var (a, b) = (Cited(ClaimStatus.Published, [Mayor], Anchor(2, AnchorState.Exact)), Cited(ClaimStatus.Retired, [Mayor], Anchor(2, AnchorState.Changed)));
        a.Key.ShouldBe(b.Key);
        Key().IsMatch(a.Key).ShouldBeTrue();
    }

    [Theory]
    [InlineData(Genre.OpEd, "article-newspaper")]
    [InlineData(Genre.Speech, "speech")]
    [InlineData(Genre.Report, "report")]
    [InlineData(Genre.Other, "webpage")]
    public void The_genre_decides_the_type(Genre genre, string type) => Csl(Citation.Of(Entry(genre: genre), Site)).GetProperty("type").GetString().ShouldBe(type);

    [GeneratedRegex("^[a-z0-9-]+$")]
    private static partial Regex Key();
}
