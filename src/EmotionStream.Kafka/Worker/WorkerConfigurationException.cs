namespace EmotionStream.Kafka.Worker;

/// <summary>The worker can't start as configured; the message says what to change.</summary>
public sealed class WorkerConfigurationException : Exception
{
    /// <summary>Makes one.</summary>
    public WorkerConfigurationException()
    {
    }

    /// <summary>Makes one with a message.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    public WorkerConfigurationException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with a message and the cause.</summary>
    /// <param name="message">What is wrong and what to do.</param>
    /// <param name="innerException">The cause.</param>
    public WorkerConfigurationException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
