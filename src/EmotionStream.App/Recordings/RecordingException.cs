namespace EmotionStream.App.Recordings;

/// <summary>A line of a recording is not a conversation.</summary>
internal sealed class RecordingException : IOException
{
    /// <summary>Names the line.</summary>
    /// <param name="file">The file.</param>
    /// <param name="line">The line's number, from 1.</param>
    /// <param name="problem">What is wrong with it.</param>
    public RecordingException(string file, int line, string problem)
        : base($"{file} line {line}: {problem}")
    {
    }
}
