namespace EmotionStream.Recognition.Memory;

/// <summary>Picks cases by their numbers.</summary>
internal static class Selection
{
    /// <summary>The picked items, in the order of the numbers.</summary>
    /// <param name="numbers">Their numbers.</param>
    /// <param name="all">All items.</param>
    public static T[] Pick<T>(this IReadOnlyList<int> numbers, IReadOnlyList<T> all)
    {
        var picked = new T[numbers.Count];
        for (var i = 0; i < picked.Length; i++)
            picked[i] = all[numbers[i]];
        return picked;
    }
}
