namespace OpinionLens.Anchoring.Matching;

/// <summary>Memory that is used again for the next quote: it grows and never shrinks.</summary>
internal static class Scratch
{
    /// <summary>Makes room for <paramref name="size"/> items; what was in the array is lost when it grows.</summary>
    public static void Fit<T>(ref T[] array, int size)
    {
        if (array.Length < size) array = new T[size + size / 2];
    }
}
