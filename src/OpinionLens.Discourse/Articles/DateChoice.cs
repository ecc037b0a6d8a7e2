namespace OpinionLens.Discourse.Articles;

/// <summary>A printed date that can be two days, as 03/06/2025 can: only who knows the outlet can tell.</summary>
/// <param name="Printed">As it stands in the text.</param>
/// <param name="DayFirst">Read with the day before the month.</param>
/// <param name="MonthFirst">Read with the month before the day.</param>
public sealed record DateChoice(string Printed, DateOnly DayFirst, DateOnly MonthFirst)
{
    /// <summary>The words for the two orders, as they are kept for an outlet.</summary>
    public const string Dmy = "dmy", Mdy = "mdy";

    /// <summary>The day that an order means, or null where the word is no order.</summary>
    public DateOnly? In(string? order) => order switch { Dmy => DayFirst, Mdy => MonthFirst, _ => null };

    /// <summary>Why a reading was chosen, for the article's date note.</summary>
    public string Note(string order) => $"Printed {Printed}: the {(order == Dmy ? "day" : "month")} comes first, as an editor decided.";
}
