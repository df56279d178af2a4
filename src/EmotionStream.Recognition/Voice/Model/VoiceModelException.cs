namespace EmotionStream.Recognition.Voice.Model;

/// <summary>A file is not a voice model of this version.</summary>
public sealed class VoiceModelException : IOException
{
    /// <summary>Makes the exception.</summary>
    public VoiceModelException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public VoiceModelException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public VoiceModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
