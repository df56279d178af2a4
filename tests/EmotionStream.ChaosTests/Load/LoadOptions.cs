namespace EmotionStream.ChaosTests.Load;

/// <summary>What a load is made of. Equal options and seed give equal bytes.</summary>
public sealed record LoadOptions
{
    /// <summary>Records an interaction has, on average.</summary>
    public const int RecordsPerInteraction = 15;

    /// <summary>Interactions of the load that the default tests share.</summary>
    public const int Usual = 300;

    /// <summary>Records a second, at most, while faults happen.</summary>
    public const int Rate = 300;

    /// <summary>Decides everything that is left to chance.</summary>
    public required int Seed { get; init; }

    public required int Interactions { get; init; }

    public int Partitions { get; init; } = 4;

    /// <summary>Share of records that are malformed, on top of the good ones.</summary>
    public double Malformed { get; init; } = 0.01;

    /// <summary>Share of records that arrive out of order, but within the reorder tolerance.</summary>
    public double OutOfOrder { get; init; } = 0.05;

    /// <summary>Share of records that arrive too late for their place.</summary>
    public double Late { get; init; } = 0.01;

    /// <summary>Share of records, on top of the good ones, that break an operator of a worker made for that.</summary>
    public double Poison { get; init; }

    /// <summary>Whether one partition's clock leaps ahead two thirds into the load, by a record twenty minutes in the future of all others.</summary>
    public bool Leap { get; init; }
}
