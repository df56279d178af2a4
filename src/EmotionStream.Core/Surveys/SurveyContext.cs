using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Surveys;

/// <summary>
/// What flows through the graph: one event with the state of its interaction, or (when <see cref="Event"/> is null) an interaction for which time has passed. One instance a task.
/// </summary>
internal sealed class SurveyContext(KeyedStore<SurveyState> store)
{
    /// <summary>The event; null when time passed.</summary>
    public SurveyEvent? Event { get; set; }

    /// <summary>The interaction's slot in the store.</summary>
    public int Slot { get; set; }

    /// <summary>Task time.</summary>
    public long Now { get; set; }

    /// <summary>The interaction's state.</summary>
    public ref SurveyState State => ref store.State(Slot);

    /// <summary>The interaction id as UTF-8.</summary>
    public ReadOnlySpan<byte> Key => store.KeySpan(Slot);

    /// <summary>The store.</summary>
    public KeyedStore<SurveyState> Store => store;
}
