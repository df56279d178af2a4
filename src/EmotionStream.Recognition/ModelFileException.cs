namespace EmotionStream.Recognition;

/// <summary>A model file can't be used: not a model, another version, or damaged.</summary>
public sealed class ModelFileException : Exception
{
    /// <summary>Makes the exception.</summary>
    public ModelFileException()
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    public ModelFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes the exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public ModelFileException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
