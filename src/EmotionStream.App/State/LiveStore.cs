using EmotionStream.Core.Alerts;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Fusion;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.State;

/// <summary>
/// Live state as read back from the output topics, for the terminal view and the JSON endpoint. Bounded: closed interactions make room first, the
/// longest without news after them. Thread-safe.
/// </summary>
/// <param name="maxInteractions">How many interactions are held at most.</param>
/// <param name="fusion">How text and voice of a turn are taken together.</param>
internal sealed class LiveStore(int maxInteractions, TurnFusion fusion)
{
    private const int MaxAlerts = 2_000;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, TrackedInteraction> _interactions = new(StringComparer.Ordinal);
    private readonly LinkedList<TrackedInteraction> _live = [];
    private readonly LinkedList<TrackedInteraction> _closed = [];
    private readonly Dictionary<string, LinkedListNode<AlertMessage>> _alerts = new(StringComparer.Ordinal);
    private readonly LinkedList<AlertMessage> _alertsByTime = [];
    private readonly Dictionary<string, long> _alertsOpened = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _deadLetters = new(StringComparer.Ordinal);
    private long _readings;
    private long _abstentions;
    private long _seen;
    private long _outcomes;

    /// <summary>What <c>remembered</c> is, for people: the memory model in force.</summary>
    public string Remembered { get; init; } = "";

    /// <summary>Takes a live state.</summary>
    /// <param name="message">The state.</param>
    public void Apply(InteractionMessage message)
    {
        lock (_lock)
            Track(message.InteractionId).Apply(message);
    }

    /// <summary>Takes a reading.</summary>
    /// <param name="message">The reading.</param>
    public void Apply(ReadingMessage message)
    {
        lock (_lock)
        {
            if (message.Abstention is null or AbstentionReason.None)
                _readings++;
            else
                _abstentions++;
            Track(message.InteractionId).Apply(message);
        }
    }

    /// <summary>Takes an outcome: the interaction is closed.</summary>
    /// <param name="message">The outcome.</param>
    public void Apply(OutcomeMessage message)
    {
        lock (_lock)
        {
            _outcomes++;
            var interaction = Track(message.InteractionId);
            interaction.Outcome = message;
            MoveTo(_closed, interaction);
        }
    }

    /// <summary>Takes a step of an alert.</summary>
    /// <param name="message">The step.</param>
    public void Apply(AlertMessage message)
    {
        lock (_lock)
        {
            if (message.State == AlertState.Opened)
                Count(_alertsOpened, message.Rule);
            Remember(message);
            var interaction = Track(message.InteractionId);
            if (message.State == AlertState.Closed)
                interaction.OpenAlerts.Remove(message.AlertId);
            else
                interaction.OpenAlerts[message.AlertId] = message;
        }
    }

    /// <summary>Counts a dead letter.</summary>
    /// <param name="cause">Its cause.</param>
    public void DeadLetter(string cause)
    {
        lock (_lock)
            Count(_deadLetters, cause);
    }

    /// <summary>All that is shown, at one moment.</summary>
    public LiveView View()
    {
        lock (_lock)
        {
            return new LiveView(
                [.. Views(_live).OrderByDescending(view => view.Risk).ThenBy(view => view.State.InteractionId, StringComparer.Ordinal)],
                [.. Views(_closed).Reverse()],
                [.. _alertsByTime.Reverse()],
                Counts());
        }
    }

    /// <summary>One interaction; null when it is not held.</summary>
    /// <param name="id">Its id.</param>
    public InteractionView? Find(string id)
    {
        lock (_lock)
            return _interactions.TryGetValue(id, out var interaction) ? interaction.View() : null;
    }

    /// <summary>The last turns of an interaction as text and voice tell them together, with each one's share; none where readings are not published.</summary>
    /// <param name="id">Its id.</param>
    public IReadOnlyList<FusedTurn> Turns(string id)
    {
        lock (_lock)
            return _interactions.TryGetValue(id, out var interaction) ? fusion.Turns(interaction.Readings) : [];
    }

    private static IEnumerable<InteractionView> Views(IEnumerable<TrackedInteraction> interactions) =>
        interactions.Select(interaction => interaction.View()).OfType<InteractionView>();

    private static void Count(Dictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;

    private LiveCounts Counts() => new(
        _readings,
        _abstentions,
        _seen,
        _outcomes,
        new SortedDictionary<string, long>(_alertsOpened, StringComparer.Ordinal),
        new SortedDictionary<string, long>(_deadLetters, StringComparer.Ordinal));

    private TrackedInteraction Track(string id)
    {
        if (_interactions.TryGetValue(id, out var interaction))
        {
            MoveTo(interaction.News!.List!, interaction);
            return interaction;
        }

        if (_interactions.Count >= maxInteractions)
            Forget();
        _seen++;
        interaction = new TrackedInteraction(id);
        _interactions.Add(id, interaction);
        MoveTo(_live, interaction);
        return interaction;
    }

    private static void MoveTo(LinkedList<TrackedInteraction> list, TrackedInteraction interaction)
    {
        interaction.News?.List!.Remove(interaction.News);
        interaction.News = list.AddLast(interaction);
    }

    private void Forget()
    {
        var oldest = _closed.First ?? _live.First!;
        oldest.List!.Remove(oldest);
        _interactions.Remove(oldest.Value.Id);
    }

    private void Remember(AlertMessage message)
    {
        if (_alerts.Remove(message.AlertId, out var before))
            _alertsByTime.Remove(before);
        else if (_alerts.Count >= MaxAlerts)
            _alerts.Remove(_alertsByTime.First!.Value.AlertId);
        if (_alertsByTime.Count > _alerts.Count)
            _alertsByTime.RemoveFirst();
        _alerts[message.AlertId] = _alertsByTime.AddLast(message);
    }
}
