using System.Buffers;
using System.Text.Json;

namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>Writes AudioHook messages.</summary>
internal static class AudioHookMessage
{
    /// <summary>The protocol's version.</summary>
    public const string Version = "2";

    /// <summary>The longest text message, bytes.</summary>
    public const int MaxBytes = 65_535;

    /// <summary>Writes a message.</summary>
    /// <param name="session">The session's id.</param>
    /// <param name="type">The message's type.</param>
    /// <param name="seq">The writer's count of messages, this one included.</param>
    /// <param name="seen">Name and value of the count of the other side's messages.</param>
    /// <param name="parameters">Writes what stands in <c>parameters</c>.</param>
    /// <param name="position">Position of the sound; clients only.</param>
    public static byte[] Write(
        Guid session, string type, long seq, (string Name, long Value) seen, Action<Utf8JsonWriter>? parameters = null, TimeSpan? position = null)
    {
        var buffer = new ArrayBufferWriter<byte>(256);
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteString("version", Version);
        json.WriteString("id", session.ToString());
        json.WriteString("type", type);
        json.WriteNumber("seq", seq);
        json.WriteNumber(seen.Name, seen.Value);
        if (position is { } at)
            json.WriteString("position", StreamDuration.Format(at));
        json.WriteStartObject("parameters");
        parameters?.Invoke(json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenSpan.ToArray();
    }
}
