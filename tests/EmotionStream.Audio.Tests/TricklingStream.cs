namespace EmotionStream.Audio.Tests;

/// <summary>A stream that gives one byte a read, as a slow pipe may.</summary>
internal sealed class TricklingStream(byte[] content) : MemoryStream(content)
{
    public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

    public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
}
