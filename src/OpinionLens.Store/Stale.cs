using OpinionLens.Discourse;

namespace OpinionLens.Store;

/// <summary>Refuses a save that was based on an older version.</summary>
internal static class Stale
{
    /// <param name="kept">The row as it is now.</param>
    /// <param name="version">The version that the editor has seen; null where none was shown, as on the command line.</param>
    /// <param name="name">What it is called in the refusal.</param>
    /// <exception cref="Refusal">They differ.</exception>
    public static void Check(Kept kept, int? version, string name)
    {
        if (version is { } seen && seen != kept.Version) throw new Refusal($"Somebody has changed {name} since this page was loaded; load it again and repeat.") { IsStale = true };
    }
}
