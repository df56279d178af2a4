using System.Text.Json.Nodes;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Load;

/// <summary>What happens in one interaction, in event time.</summary>
internal sealed class Script(string id, int partition, Random random)
{
    public string Id => id;

    public int Partition => partition;

    /// <summary>What is sent, with the time it happened.</summary>
    public List<(Source Source, long Time, JsonObject Value)> Lines { get; } = [];

    /// <summary>Alerts that are likely to open, with the line that will open them: somebody acts on some of them.</summary>
    public List<(string Rule, int Line, long ActAt)> Openings { get; } = [];

    /// <summary>Whether its records may be delayed. Those whose alerts are acted on are not, so that the alert is there.</summary>
    public bool MayBeDelayed => Openings.Count == 0;

    public Random Random => random;

    public void Add(Source source, long time, JsonObject value) => Lines.Add((source, time, value));

    public void Event(long time, string type) => Add(Source.InteractionEvents, time, RecordBuilder.Event(id, time, type));
}
