using System.Runtime.CompilerServices;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Turns;

/// <summary>
/// The turns of an interaction: sorted insertion, text and audio windows of one span taken together, settling. A turn is settled only once no earlier one, and no
/// part of it, can still arrive on time, so the result depends on the set of records alone.
/// </summary>
public static class TurnList
{
    /// <summary>Unsettled turns beyond which the oldest is settled all the same, to bound memory when one topic is far behind another.</summary>
    public const int MaxUnsettled = 256;

    /// <summary>Late turns kept one by one; further ones count in the mean only.</summary>
    public const int MaxLate = 64;

    /// <summary>The unsettled turns in order.</summary>
    /// <param name="state">The interaction.</param>
    public static Span<TurnEntry> Unsettled(ref InteractionState state)
    {
        if (state.Extras?.Spilled is { } spilled)
            return spilled.AsSpan(0, state.WindowCount);
        Span<TurnEntry> window = state.Window;
        return window[..state.WindowCount];
    }

    /// <summary>Makes a place for a turn among the unsettled ones.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="time">When the turn was said, relative to the origin.</param>
    /// <param name="order">Topic and offset of its record.</param>
    /// <returns>
    /// The turn, with time and order set, the rest to be filled in. In place, as a turn built elsewhere and copied is read before it has left the store buffer, which
    /// takes some 15 cycles.
    /// </returns>
    public static ref TurnEntry Insert(ref InteractionState state, int time, ulong order)
    {
        MakeRoom(ref state);
        if (state.SharesExtras && state.Extras!.Spilled is not null)
            state.OwnExtras();
        var turns = Unsettled(ref state);
        var at = turns.Length - 1;
        for (; at > 0 && turns[at - 1].IsAfter(time, order); at--)
            turns[at] = turns[at - 1];
        ref var turn = ref turns[at];
        turn.Time = time;
        turn.Order = order;
        return ref turn;
    }

    /// <summary>Keeps a turn that came too late for its place.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="turn">The turn.</param>
    public static void AddLate(ref InteractionState state, in TurnEntry turn)
    {
        var extras = state.OwnExtras();
        if (extras.Late.Length < MaxLate)
            extras.Late = [.. extras.Late, turn];
    }

    /// <summary>Makes room for a turn: settles the oldest ones while the window is full and no earlier turn can still arrive on time.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="safe">No turn that may still come or grow is before this time (relative).</param>
    /// <param name="span">Length of an audio turn in milliseconds.</param>
    public static void Settle(ref InteractionState state, int safe, int span)
    {
        if (state.Extras?.Spilled is not null)
            state.OwnExtras();
        var turns = Unsettled(ref state);
        var settled = 0;
        TurnEntry joined = default;
        while (turns.Length - settled >= TurnWindow.Capacity)
        {
            var next = settled;
            ref readonly var turn = ref NextTurn(turns, ref next, span, ref joined);
            if (turn.Time + (long)turn.Lag >= safe && turns.Length - settled < MaxUnsettled)
                break;
            state.Settled.Add(turn);
            state.Distress.Add(state.Settled, turn);
            if (state.BeganAt == InteractionState.Never)
                state.BeganAt = turns[settled].Time;
            state.SettledThrough = turns[next - 1].Time;
            for (; settled < next; settled++)
                if (turns[settled].Weight == 0)
                    state.SettledAbstentions++;
        }

        if (settled > 0)
            Drop(ref state, turns, settled);
    }

    /// <summary>The measures' fold over settled and unsettled turns.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="span">Length of an audio turn in milliseconds.</param>
    /// <param name="endBefore">The end without the last turn; the end itself when there is no turn before it.</param>
    public static TurnFold Live(ref InteractionState state, int span, out float endBefore)
    {
        var fold = state.Settled;
        var (numerator, denominator) = (fold.EndNumerator, fold.EndDenominator);
        var turns = Unsettled(ref state);
        TurnEntry joined = default;
        for (var i = 0; i < turns.Length;)
        {
            ref readonly var turn = ref NextTurn(turns, ref i, span, ref joined);
            if (turn.Weight != 0)
                (numerator, denominator) = (fold.EndNumerator, fold.EndDenominator);
            fold.Add(turn);
        }

        endBefore = fold.Count <= 1 ? fold.End : numerator / denominator;
        return fold;
    }

    /// <summary>When the customer was in distress and when it was over, over settled and unsettled turns.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="span">Length of an audio turn in milliseconds.</param>
    public static DistressTimes LiveDistress(ref InteractionState state, int span)
    {
        var (fold, distress) = (state.Settled, state.Distress);
        var turns = Unsettled(ref state);
        TurnEntry joined = default;
        for (var i = 0; i < turns.Length;)
        {
            ref readonly var turn = ref NextTurn(turns, ref i, span, ref joined);
            fold.Add(turn);
            distress.Add(fold, turn);
        }

        return distress;
    }

    /// <summary>Forgets the turns that arrived only after an interaction was over, which closing it earlier would never have seen.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="last">The last arrival that counts (relative).</param>
    public static void ForgetAfter(ref InteractionState state, long last)
    {
        if (state.Extras is not null)
            state.OwnExtras();
        var turns = Unsettled(ref state);
        var kept = 0;
        foreach (var turn in turns)
        {
            if (turn.Time + (long)turn.Lag <= last)
                turns[kept++] = turn;
            else
                Subtract(ref state, turn);
        }

        state.WindowCount = (ushort)kept;
        if (state.Extras is not { Late.Length: > 0 } extras)
            return;
        foreach (ref readonly var turn in extras.Late.AsSpan())
            if (turn.Time + (long)turn.Lag > last)
                Subtract(ref state, turn);
        extras.Late = [.. extras.Late.Where(turn => turn.Time + (long)turn.Lag <= last)];
    }

    private static void Subtract(ref InteractionState state, in TurnEntry turn)
    {
        state.SumWeightedValence -= turn.WeightedValence;
        state.SumWeight -= turn.Weight;
    }

    private static bool IsAudio(in TurnEntry turn) => turn.Order >> 62 == (ulong)InputSource.AudioFeatures;

    // The turn that begins at a position. Most are a text without sound at its very instant, and those are taken where they lie; others are joined in the place given.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref readonly TurnEntry NextTurn(ReadOnlySpan<TurnEntry> turns, ref int position, int span, ref TurnEntry joined)
    {
        ref readonly var first = ref turns[position];
        if (!IsAudio(first) && (position + 1 == turns.Length || turns[position + 1].Time != first.Time))
        {
            position++;
            return ref first;
        }

        joined = Join(turns, ref position, span);
        return ref joined;
    }

    // The turn that begins at a position: a text, the audio windows of one span, or both. All parts stand side by side: windows share the time of their span's beginning;
    // the text they go with is the one before them at that very instant, else the one after them within the span.
    private static TurnEntry Join(ReadOnlySpan<TurnEntry> turns, ref int position, int span)
    {
        var turn = turns[position++];
        if (!IsAudio(turn))
        {
            AddWindows(ref turn, turns, ref position);
            return turn;
        }

        AddWindows(ref turn, turns, ref position);
        if (position < turns.Length && turns[position].Time < (long)turn.Time + span && !IsAudio(turns[position]))
        {
            var text = turns[position++];
            Add(ref text, turn);
            return text;
        }

        return turn;
    }

    private static void AddWindows(ref TurnEntry turn, ReadOnlySpan<TurnEntry> turns, ref int position)
    {
        for (; position < turns.Length && turns[position].Time == turn.Time && IsAudio(turns[position]); position++)
            Add(ref turn, turns[position]);
    }

    // The turn is as far ahead as the part that came last.
    private static void Add(ref TurnEntry turn, in TurnEntry part)
    {
        turn.WeightedValence += part.WeightedValence;
        turn.Weight += part.Weight;
        turn.Lag = (int)Math.Clamp(part.Time + (long)part.Lag - turn.Time, turn.Lag, int.MaxValue);
    }

    // One more unsettled turn: in the state while they fit, else all of them in an array on the heap.
    private static void MakeRoom(ref InteractionState state)
    {
        var count = ++state.WindowCount;
        var spilled = state.Extras?.Spilled;
        if (spilled is null ? count <= TurnWindow.Capacity : count <= spilled.Length)
            return;
        var larger = new TurnEntry[count * 2];
        if (spilled is null)
            ((ReadOnlySpan<TurnEntry>)state.Window).CopyTo(larger);
        else
            spilled.CopyTo(larger, 0);
        state.OwnExtras().Spilled = larger;
    }

    private static void Drop(ref InteractionState state, Span<TurnEntry> turns, int settled)
    {
        var kept = turns[settled..];
        state.WindowCount = (ushort)kept.Length;
        if (kept.Length <= TurnWindow.Capacity && state.Extras?.Spilled is not null)
        {
            kept.CopyTo(state.Window);
            state.Extras.Spilled = null;
            state.TrimExtras();
            return;
        }

        // One by one: as the two overlap, CopyTo would go through the runtime's native memmove, 120 instructions for two turns.
        for (var i = 0; i < kept.Length; i++)
            turns[i] = kept[i];
    }
}
