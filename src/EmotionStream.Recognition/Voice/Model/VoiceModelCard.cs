namespace EmotionStream.Recognition.Voice.Model;

/// <summary>What a voice model's file says of it.</summary>
public sealed record VoiceModelCard
{
    /// <summary>Version of the file's format.</summary>
    public const int CurrentFormat = 2;

    /// <summary>Format of the file.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>Name and version of the model, for readings and metrics.</summary>
    public required string Name { get; init; }

    /// <summary>Names of the acoustic features, in the order the trees know them.</summary>
    public required IReadOnlyList<string> Features { get; init; }

    /// <summary>Whether it compares a caller with themselves.</summary>
    public required bool ComparesCaller { get; init; }

    /// <summary>What trained it, and on what terms.</summary>
    public required IReadOnlyList<string> TrainedOn { get; init; }

    /// <summary>The conditions it was trained in.</summary>
    public required IReadOnlyList<string> Conditions { get; init; }

    /// <summary>How each question's score becomes a probability, and what it is worth.</summary>
    public required IReadOnlyDictionary<VoiceTask, VoiceTaskCard> Tasks { get; init; }
}
