namespace EmotionStream.Verification.Topics;

/// <summary>Names of an application's topics, as docs/kafka.md gives them.</summary>
/// <param name="Prefix">Start of the names of inputs and outputs.</param>
/// <param name="Application">The application id, start of the changelog's name.</param>
public sealed record TopicNames(string Prefix, string Application)
{
    public string Readings => Prefix + "readings";

    public string Interactions => Prefix + "interactions";

    public string Alerts => Prefix + "alerts";

    public string Outcomes => Prefix + "outcomes";

    public string DeadLetters => Prefix + "dead-letters";

    public string Changelog => Application + "-changelog";

    /// <summary>The outputs a reader sees; the changelog is not one.</summary>
    public IReadOnlyList<string> Outputs => [Readings, Interactions, Alerts, Outcomes, DeadLetters];

    /// <summary>The inputs in the order of <see cref="Source"/>.</summary>
    public IReadOnlyList<string> Inputs => [.. Enum.GetValues<Source>().Select(Of)];

    /// <summary>Name of an input topic.</summary>
    public string Of(Source source) => Prefix + source switch
    {
        Source.InteractionEvents => "interaction-events",
        Source.ChatMessages => "chat-messages",
        Source.AudioFeatures => "audio-features",
        Source.AlertActions => "alert-actions",
        _ => throw new ArgumentOutOfRangeException(nameof(source)),
    };
}
