using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Cues;

/// <summary>Puts a record's cues into the state of its interaction.</summary>
/// <param name="catalogue">The moments in force.</param>
internal sealed class NoteCues(MomentCatalogue catalogue)
{
    /// <summary>Takes what a customer's words tell.</summary>
    /// <param name="context">The interaction and a record with cues.</param>
    /// <param name="state">The interaction's state.</param>
    public static void TakeText(InteractionContext context, ref InteractionState state)
    {
        var record = context.Record!;
        var cue = Begin(context, state, record);
        var list = Own(ref state);
        for (var left = record.Cues.Moments; left != 0; left &= left - 1)
        {
            cue.Value = (uint)System.Numerics.BitOperations.TrailingZeroCount(left);
            list.Add(cue);
        }

        if (record.Cues.SaidAgain)
            list.Add(cue with { Kind = CueKind.SaidAgain, Value = 0 });
        if (record.Cues.Complains)
            list.Add(cue with { Kind = CueKind.Complaint, Value = 0 });
        ReadOnlySpan<uint> given = record.Cues.Given;
        foreach (var value in given[..record.Cues.GivenCount])
            list.Add(cue with { Kind = CueKind.Given, Value = value });
    }

    /// <summary>Takes a moment that a form or an IVR declared.</summary>
    /// <param name="context">The interaction and its event.</param>
    /// <param name="state">The interaction's state.</param>
    /// <returns>False when there is no such moment.</returns>
    public bool TryTakeDeclared(InteractionContext context, ref InteractionState state)
    {
        var place = catalogue.PlaceOf(context.Record!.Moment!);
        if (place < 0)
            return false;
        Own(ref state).Add(Begin(context, state, context.Record) with { Value = (uint)place });
        return true;
    }

    /// <summary>Lists the moments of an interaction so far.</summary>
    /// <param name="state">Its state.</param>
    /// <param name="ids">Receives their ids.</param>
    public void List(in InteractionState state, ICollection<string> ids)
    {
        if (state.Extras?.Cues is { } known)
            catalogue.List(known.Moments, ids);
    }

    private static Cue Begin(InteractionContext context, in InteractionState state, InputRecord record) => new()
    {
        Kind = CueKind.Moment,
        Time = state.Relative(record.Time),
        Arrival = state.Relative(context.StreamTime),
        Order = EventOrder.Pack(record.Source, record.Offset),
    };

    private static CueList Own(ref InteractionState state)
    {
        var extras = state.OwnExtras();
        return extras.Cues ??= new CueList();
    }
}
