namespace EmotionStream.App.Tests;

/// <summary>Tests that measure the heap of the process, beside which no other may allocate or let go.</summary>
[CollectionDefinition(nameof(WholeHeap), DisableParallelization = true)]
public sealed class WholeHeap;
