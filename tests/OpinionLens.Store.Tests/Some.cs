using OpinionLens.Discourse.Articles;
using OpinionLens.Discourse.Claims;

namespace OpinionLens.Store.Tests;

/// <summary>Builders of test data: texts of our own, about an invented town.</summary>
internal static class Some
{
    public static readonly string[] Harbour =
    [
        "By Ada Quill - 4 May 2026",
        "The harbour must be dredged before winter. Nobody else will pay for it, and the mayor knows that well.",
        "According to the mayor, the fishermen blocked every plan. “We were never asked,” said Tom Reed, who speaks for them.",
        "What would a new quay change?",
        "A new quay would bring trade back within two years. The old one sank under promises.",
        "Follow the Harbour Gazette for more.",
    ];

    public static ImportedText Text(IEnumerable<string>? paragraphs = null, string title = "The harbour and the mayor", string? slug = null, Visibility visibility = Visibility.Members) => new()
    {
        Title = title, Slug = slug, Authors = ["Ada Quill"], Outlet = "Harbour Gazette", Date = new(2026, 5, 4), Visibility = visibility,
        Paragraphs = [.. (paragraphs ?? Harbour).Select((p, i) => new ImportedParagraph(RoleOf(p, i), p))],
        Bytes = System.Text.Encoding.UTF8.GetBytes(string.Join("\n", paragraphs ?? Harbour)), FileName = "harbour.txt",
    };

    private static ParagraphRole RoleOf(string text, int index) => index == 0 && text.StartsWith("By ", StringComparison.Ordinal) ? ParagraphRole.Byline
        : text.EndsWith("change?", StringComparison.Ordinal) ? ParagraphRole.Heading : text.StartsWith("Follow", StringComparison.Ordinal) ? ParagraphRole.Footer : ParagraphRole.Body;

    public static ClaimDraft Draft(string quote, string statement = "The harbour needs dredging soon") => new() { Quote = quote, Statement = statement, Type = ClaimType.Policy };

    public static ClaimDraft Reported() => new()
    {
        Quote = "the fishermen blocked every plan", Statement = "The fishermen stood in the way", Sources = ["the mayor"], Cue = "According to", Type = ClaimType.Cause,
        About = [new("fishermen", Stance.Critical)], Topics = ["dredging"], Proposition = "The fishermen are to blame", Polarity = Polarity.Asserts,
    };
}
