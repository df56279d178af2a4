namespace EmotionStream.Audio.Sources;

/// <summary>Sound that can't be decoded: not the format it says it is, damaged, cut off, or of an encoding that is not supported.</summary>
public sealed class AudioFormatException : IOException
{
    /// <summary>Makes the exception.</summary>
    public AudioFormatException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in words the owner of the file can act on.</param>
    public AudioFormatException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, in words the owner of the file can act on.</param>
    /// <param name="innerException">The cause.</param>
    public AudioFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
