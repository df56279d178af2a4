using EmotionStream.Core.Graph;
using EmotionStream.Core.Graph.Operators;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Silences;

/// <summary>Puts the silence that a message or a window tells of into the state of its interaction. Who of an employee's side was silent, and how they sounded, is not kept.</summary>
/// <param name="answerWithin">How long an answer may take without being waited for.</param>
internal sealed class NoteSilence(TimeSpan answerWithin)
{
    private readonly long _answerMs = (long)answerWithin.TotalMilliseconds;

    /// <summary>Takes a message or a window.</summary>
    /// <param name="context">The interaction and its record.</param>
    /// <param name="state">The interaction's state.</param>
    /// <param name="time">The record's time (relative).</param>
    public void Take(InteractionContext context, ref InteractionState state, int time)
    {
        var record = context.Record!;
        if (record.Source == InputSource.ChatMessages)
            TakeMessage(context, ref state, record.Speaker == Speaker.Customer, time);
        else if (!FollowLifecycle.IsHeard(record))
            Own(ref state).Hear(record.Speaker == Speaker.Customer, (int)Math.Max(InteractionState.Never + 1, (long)time - record.WindowMs), time, Arrival(context, state));
    }

    // The newest of the customer's words count: until then it may be the customer who was not ready.
    private void TakeMessage(InteractionContext context, ref InteractionState state, bool customer, int time)
    {
        if (customer)
        {
            state.AskedAt = Math.Max(state.AskedAt, time);
            return;
        }

        var wait = state.AskedAt == InteractionState.Never || state.AskedAt < state.AnsweredAt ? 0 : time - (long)state.AskedAt - _answerMs;
        state.AnsweredAt = Math.Max(state.AnsweredAt, time);
        if (wait > 0)
            Own(ref state).Waits.Add(new((int)Math.Min(wait, int.MaxValue), Arrival(context, state)));
    }

    private static int Arrival(InteractionContext context, in InteractionState state) => state.Relative(context.StreamTime);

    private static SilenceList Own(ref InteractionState state) => state.OwnExtras().Silences ??= new SilenceList();
}
