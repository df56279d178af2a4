namespace EmotionStream.Testing;

/// <summary>
/// Measures what work allocates, exactly, whatever other threads do. A thread takes its memory in pieces of 8 KB, and a collection that other threads cause counts what is left of
/// the piece as allocated; so the piece is given back before the measure, and work that allocates nothing takes none.
/// </summary>
internal static class AllocatedBytes
{
    /// <summary>Bytes that this thread allocates.</summary>
    /// <param name="work">The work, warmed up.</param>
    public static long By(Action work)
    {
        GC.Collect(0);
        var before = GC.GetAllocatedBytesForCurrentThread();
        work();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
