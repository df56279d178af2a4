using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Graph;

/// <summary>Knows what is due when for an interaction, from its state alone, and keeps its reminder.</summary>
internal sealed class InteractionDeadlines(InteractionOptions options, AlertDetector detector)
{
    private readonly Deadlines _queue = new();
    private readonly long _graceMs = (long)options.ClosingGrace.TotalMilliseconds;
    private readonly long _inactivityMs = (long)options.Inactivity.TotalMilliseconds;
    private readonly long _retentionMs = (long)options.ClosedRetention.TotalMilliseconds;
    private readonly long _followUpMs = (long)options.FollowUp.TotalMilliseconds;

    /// <summary>The first moment (absolute) at which the interaction may be closed.</summary>
    public long CloseDue(in InteractionState state)
    {
        // Strictly after the grace: a record whose stream time is exactly its end has then arrived.
        var ended = state.HasEnded ? state.Absolute(state.EndedAt) + _graceMs + 1 : long.MaxValue;
        return Math.Min(ended, state.Absolute(state.LastEventAt) + _inactivityMs + 1);
    }

    /// <summary>The first moment (absolute) at which a closed interaction is forgotten.</summary>
    public long ForgetDue(in InteractionState state) =>
        state.Absolute(state.HasEnded ? state.EndedAt : state.LastEventAt) + (state.Rules == 0 ? _retentionMs : Math.Max(_retentionMs, _followUpMs)) + 1;

    /// <summary>Whether the grace after <c>ended</c> is over.</summary>
    public bool IsEndDue(in InteractionState state, long now) => state.HasEnded && now > state.Absolute(state.EndedAt) + _graceMs;

    /// <summary>The last arrival (relative) that counts for an interaction that ended.</summary>
    public long LastCounted(in InteractionState state) => state.EndedAt + _graceMs;

    /// <summary>Puts a reminder for what is due next, unless one already stands early enough.</summary>
    public void Schedule(InteractionContext context)
    {
        ref var state = ref context.State;
        var due = state.Relative(NextDue(state));
        if (state.ScheduledAt != InteractionState.Never && state.ScheduledAt <= due)
            return;
        Put(ref state, context.Slot, due);
    }

    /// <summary>Puts a new reminder after one was taken, later than now so that time gets on.</summary>
    public void Renew(InteractionContext context, long now)
    {
        ref var state = ref context.State;
        Put(ref state, context.Slot, state.Relative(Math.Max(NextDue(state), now + 1000)));
    }

    /// <summary>Puts back the reminder a state says it has, after a rollback or a restore.</summary>
    public void PutBack(ref InteractionState state, int slot)
    {
        if (state.ScheduledAt == InteractionState.Never)
            Put(ref state, slot, state.Relative(NextDue(state)));
        else
            _queue.Schedule(slot, state.Absolute(state.ScheduledAt));
    }

    /// <summary>Takes the next interaction whose reminder is due.</summary>
    public bool TryTake(KeyedStore<InteractionState> store, long now, out int slot)
    {
        while (_queue.TryTake(now, out slot, out var time))
        {
            if (!store.IsPresent(slot))
                continue;
            ref var state = ref store.State(slot);
            if (state.ScheduledAt != InteractionState.Never && state.Absolute(state.ScheduledAt) == time)
                return true;
        }

        return false;
    }

    private long NextDue(in InteractionState state)
    {
        if (state.IsClosed)
            return ForgetDue(state);
        var silence = detector.NextSilence(state);
        return Math.Min(CloseDue(state), silence == int.MaxValue ? long.MaxValue : state.Absolute(silence));
    }

    private void Put(ref InteractionState state, int slot, int due)
    {
        state.ScheduledAt = due;
        _queue.Schedule(slot, state.Absolute(due));
    }
}
