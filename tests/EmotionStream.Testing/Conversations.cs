using System.Globalization;
using System.Text.Json;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.Testing;

/// <summary>Seeded interactions on the four input topics, interleaved as live traffic is.</summary>
public static class Conversations
{
    /// <summary>Records that <see cref="Make"/> gives for one interaction of so many turns: started, turns of both, a window of sound, ended.</summary>
    /// <param name="turns">Customer turns.</param>
    public static int RecordsOf(int turns) => (2 * turns) + 3;

    /// <summary>Makes interactions that begin together, an hour ago.</summary>
    /// <param name="interactions">How many.</param>
    /// <param name="turns">Customer turns of each, scored by the site.</param>
    /// <param name="seed">Decides every valence.</param>
    /// <param name="first">Number of the first interaction.</param>
    /// <param name="audio">Whether each has a window of sound before its end.</param>
    /// <param name="beginAt">Event time of the start; the same for everything that is to be compared.</param>
    public static IEnumerable<(InputSource Source, string? Key, string Value)> Make(
        int interactions, int turns, DateTimeOffset beginAt, int seed = 1, int first = 0, bool audio = true)
    {
        var random = new Random(seed);
        var mood = new double[interactions];
        for (var i = 0; i < interactions; i++)
            yield return Event(Id(first + i), beginAt.AddMilliseconds(i), InteractionEventType.Started);
        for (var turn = 0; turn < turns; turn++)
        {
            for (var i = 0; i < interactions; i++)
            {
                mood[i] = Math.Clamp((mood[i] * 0.8) + ((random.NextDouble() - 0.5) * 1.2), -1, 1);
                var at = beginAt.AddSeconds((turn + 1) * 10).AddMilliseconds(i);
                yield return Chat(Id(first + i), at, Speaker.Customer, mood[i], turn);
                yield return Chat(Id(first + i), at.AddSeconds(4), Speaker.Agent, null, turn);
            }
        }

        for (var i = 0; i < interactions; i++)
        {
            var at = beginAt.AddSeconds((turns + 1) * 10).AddMilliseconds(i);
            if (audio)
                yield return Audio(Id(first + i), at, mood[i]);
            yield return Event(Id(first + i), at.AddSeconds(1), InteractionEventType.Ended);
        }
    }

    /// <summary>Id of an interaction.</summary>
    /// <param name="number">Its number.</param>
    public static string Id(int number) => "i-" + number.ToString(CultureInfo.InvariantCulture);

    /// <summary>An interaction event.</summary>
    public static (InputSource Source, string? Key, string Value) Event(string id, DateTimeOffset at, InteractionEventType type) =>
        (InputSource.InteractionEvents, id, JsonSerializer.Serialize(
            new InteractionEventMessage { InteractionId = id, Time = at, Type = type, Channel = type == InteractionEventType.Started ? "voice" : null },
            ContractJson.Default.InteractionEventMessage));

    /// <summary>A whole interaction of a customer: started, turns ten seconds apart, ended.</summary>
    /// <param name="id">The interaction.</param>
    /// <param name="customer">The customer; null = unknown.</param>
    /// <param name="at">When it starts.</param>
    /// <param name="valences">The customer's turns.</param>
    public static IEnumerable<(InputSource Source, string? Key, string Value)> Of(string id, string? customer, DateTimeOffset at, params double[] valences)
    {
        var started = new InteractionEventMessage { InteractionId = id, Time = at, Type = InteractionEventType.Started, CustomerId = customer, Channel = "chat", Queue = "billing" };
        yield return (InputSource.InteractionEvents, id, JsonSerializer.Serialize(started, ContractJson.Default.InteractionEventMessage));
        for (var turn = 0; turn < valences.Length; turn++)
            yield return Chat(id, at.AddSeconds((turn + 1) * 10), Speaker.Customer, valences[turn], turn);
        yield return Event(id, at.AddSeconds((valences.Length + 1) * 10), InteractionEventType.Ended);
    }

    /// <summary>A chat message; the customer's with a score.</summary>
    public static (InputSource Source, string? Key, string Value) Chat(string id, DateTimeOffset at, Speaker speaker, double? valence, int turn) =>
        (InputSource.ChatMessages, id, JsonSerializer.Serialize(
            new ChatMessage
            {
                InteractionId = id, Time = at, Speaker = speaker, Text = $"turn {turn}", Language = "en", Valence = valence, Arousal = valence is null ? null : 0.5,
            },
            ContractJson.Default.ChatMessage));

    /// <summary>An audio window of the customer with a score.</summary>
    public static (InputSource Source, string? Key, string Value) Audio(string id, DateTimeOffset at, double valence) =>
        (InputSource.AudioFeatures, id, JsonSerializer.Serialize(
            new AudioFeaturesMessage { InteractionId = id, Time = at, Speaker = Speaker.Customer, WindowMs = 3_000, Valence = valence, Arousal = 0.5 },
            ContractJson.Default.AudioFeaturesMessage));
}
