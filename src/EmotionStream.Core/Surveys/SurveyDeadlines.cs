using EmotionStream.Core.Keyed;
using EmotionStream.Core.Time;

namespace EmotionStream.Core.Surveys;

/// <summary>Keeps the reminder of when waiting is over for an interaction; the state says when that is.</summary>
internal sealed class SurveyDeadlines
{
    private readonly Deadlines _queue = new();

    /// <summary>Puts a reminder, unless one stands early enough.</summary>
    public void Schedule(ref SurveyState state, int slot)
    {
        if (state.ScheduledAt <= state.Due)
            return;
        state.ScheduledAt = state.Due;
        _queue.Schedule(slot, state.Due);
    }

    /// <summary>Puts back the reminder a state has, after a rollback, a restore, or one that came too early.</summary>
    public void PutBack(ref SurveyState state, int slot)
    {
        state.ScheduledAt = SurveyState.Never;
        Schedule(ref state, slot);
    }

    /// <summary>Takes the next interaction whose reminder is due.</summary>
    public bool TryTake(KeyedStore<SurveyState> store, long now, out int slot)
    {
        while (_queue.TryTake(now, out slot, out var time))
            if (store.IsPresent(slot) && store.State(slot).ScheduledAt == time)
                return true;
        return false;
    }
}
