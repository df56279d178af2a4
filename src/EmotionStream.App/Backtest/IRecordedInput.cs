namespace EmotionStream.App.Backtest;

/// <summary>What is replayed, as often as there are rule files.</summary>
internal interface IRecordedInput
{
    /// <summary>What it is, for a person.</summary>
    string Name { get; }

    /// <summary>The records of each partition number in order of event time, the partitions one after the other. The same every time.</summary>
    /// <param name="cancellation">Stops the reading.</param>
    IEnumerable<IEnumerable<RawRecord>> Partitions(CancellationToken cancellation);
}
