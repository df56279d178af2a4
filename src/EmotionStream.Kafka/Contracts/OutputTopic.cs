namespace EmotionStream.Kafka.Contracts;

/// <summary>The topics a worker writes.</summary>
public enum OutputTopic : byte
{
    /// <summary><c>emotion.readings</c>: each scored turn.</summary>
    Readings,

    /// <summary><c>emotion.interactions</c>: compacted live state.</summary>
    Interactions,

    /// <summary><c>emotion.alerts</c>: the life of each alert.</summary>
    Alerts,

    /// <summary><c>emotion.outcomes</c>: closed interactions, final.</summary>
    Outcomes,

    /// <summary><c>emotion.dead-letters</c>: records that have no meaning, with their cause.</summary>
    DeadLetters,

    /// <summary><c>{application}-changelog</c>: binary state, compacted. Each kind of task has one of its own.</summary>
    Changelog,

    /// <summary><c>emotion.customer-events</c>: what happened in interactions, keyed by customer, for the tasks that hold that key.</summary>
    CustomerEvents,

    /// <summary><c>emotion.customers</c>: compacted ledgers of customers.</summary>
    Customers,

    /// <summary><c>emotion.survey-events</c>: surveys and closed interactions, for the tasks that join them.</summary>
    SurveyEvents,

    /// <summary><c>emotion.survey-outcomes</c>: what became of each survey, and of each wait for one.</summary>
    SurveyOutcomes,

    /// <summary><c>emotion.routing-hints</c>: what whoever takes a contact next should be skilled in and know.</summary>
    RoutingHints,

    /// <summary><c>emotion.queue-events</c>: what happened in interactions, keyed by queue, for the tasks that hold that key.</summary>
    QueueEvents,

    /// <summary><c>emotion.causes</c>: what made customers of a queue unhappy, by hour and week.</summary>
    Causes,

    /// <summary><c>emotion.queues</c>: compacted state of queues.</summary>
    Queues,
}
