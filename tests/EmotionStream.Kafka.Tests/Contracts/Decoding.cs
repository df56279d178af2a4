using System.Text;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;

namespace EmotionStream.Kafka.Tests.Contracts;

/// <summary>Decodes text as a record whose key is <c>i-1</c>, at noon of 22 November 2026.</summary>
internal static class Decoding
{
    public const string Key = "i-1";

    public static readonly DateTimeOffset Now = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    public static InputDecoder Decoder() => new(new DecoderLimits()) { Now = Now.ToUnixTimeMilliseconds() };

    public static (DecodeFailure Failure, InputRecord Record) Decode(InputSource source, string json, string? key = Key) =>
        Decode(source, Encoding.UTF8.GetBytes(json), key);

    public static (DecodeFailure Failure, InputRecord Record) Decode(InputSource source, byte[] value, string? key = Key)
    {
        var record = new InputRecord();
        return (Decoder().Decode(source, Encoding.UTF8.GetBytes(key ?? ""), value, record), record);
    }

    public static string Chat(string more = "\"text\":\"hello\"", string speaker = "customer", string time = "2026-11-22T09:00:03.125Z") =>
        $$"""{"interactionId":"i-1","time":"{{time}}","speaker":"{{speaker}}",{{more}}}""";

    public static string Event(string type, string more = "") =>
        $$"""{"interactionId":"i-1","time":"2026-11-22T09:00:03.125Z","type":"{{type}}"{{more}}}""";

    /// <summary>An erasure, whose key is the customer.</summary>
    public static string Forget(string more = "") => $$"""{"customerId":"{{Key}}","time":"2026-11-22T09:00:03.125Z","type":"forget"{{more}}}""";

    public static string Audio(string more, string speaker = "customer") =>
        $$"""{"interactionId":"i-1","time":"2026-11-22T09:00:03.125Z","speaker":"{{speaker}}",{{more}}}""";

    public static string Action(string action, string more = ",\"alertId\":\"a-1\"") =>
        $$"""{"interactionId":"i-1","time":"2026-11-22T09:00:03.125Z","action":"{{action}}"{{more}}}""";
}
