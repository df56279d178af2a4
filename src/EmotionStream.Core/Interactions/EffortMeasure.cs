namespace EmotionStream.Core.Interactions;

/// <summary>Reads effort from a state.</summary>
public static class EffortMeasure
{
    /// <summary>The counted facts so far.</summary>
    /// <param name="state">The interaction.</param>
    /// <param name="now">Until when an open hold has lasted, relative to the origin.</param>
    public static EffortCounts Counts(in InteractionState state, int now)
    {
        // Resumed without held counts down in the same way, so that the sum never depends on the origin.
        var holdMs = Math.Max(0, ((state.HasEnded ? state.EndedAt : now) * (long)state.OpenHolds) + (state.Extras?.HoldBalance ?? 0));
        return new()
        {
            Transfers = state.Transfers,
            Holds = state.Holds,
            HoldMs = holdMs,
            // How the two overlap is not known: what was on hold is taken off, so that nothing counts twice.
            SilenceMs = Math.Max(0, (state.Extras?.Silences?.TotalMs ?? 0) - holdMs),
            ChannelSwitches = state.ChannelSwitches,
            SelfServiceFailures = state.SelfServiceFailures,
            InformationRepeats = state.InformationRepeats,
            RepeatsSaid = state.Extras?.Cues?.SaidAgain ?? 0,
            RepeatsGiven = state.Extras?.Cues?.GivenAgain() ?? 0,
        };
    }
}
