namespace EmotionStream.Audio.Features;

/// <summary>
/// Chooses one candidate a frame, or none, by the cheapest path (Viterbi) over the frames so far, and settles a frame's pitch when
/// <see cref="Lag"/> later frames are known: the delay is bounded, the result does not depend on how the sound arrives.
/// </summary>
internal sealed class PitchTracker
{
    /// <summary>Frames of delay.</summary>
    public const int Lag = 20;

    private const int States = SubharmonicSummation.MaximumCandidates + 1;
    private const int Unvoiced = States - 1;
    private const float VoicingThreshold = 0.7f;
    private const float LocalWeight = 20;
    private const float JumpWeight = 1;
    private const float SwitchCost = 1.5f;

    private readonly PitchCandidate[,] _candidates = new PitchCandidate[Lag + 1, States];
    private readonly int[,] _from = new int[Lag + 1, States];
    private readonly int[] _counts = new int[Lag + 1];
    private float[] _costs = new float[States];
    private float[] _next = new float[States];
    private long _frames;
    private long _settled;

    /// <summary>Takes the next frame's candidates.</summary>
    /// <param name="candidates">Candidates; none when the frame is too quiet.</param>
    /// <param name="octave">The pitch of the frame <see cref="Lag"/> before, log₂ Hz; 0 when it is unvoiced.</param>
    /// <returns>Whether a frame was settled.</returns>
    public bool Push(ReadOnlySpan<PitchCandidate> candidates, out float octave)
    {
        var slot = (int)(_frames % (Lag + 1));
        for (var i = 0; i < candidates.Length; i++)
            _candidates[slot, i] = candidates[i];
        _counts[slot] = candidates.Length;
        Extend(slot);
        _frames++;
        octave = 0;
        if (_frames <= Lag)
            return false;
        octave = Settle();
        return true;
    }

    /// <summary>Settles one of the frames left after the last.</summary>
    /// <param name="octave">Its pitch, log₂ Hz; 0 when it is unvoiced.</param>
    /// <returns>False when none is left.</returns>
    public bool Drain(out float octave)
    {
        var left = _settled < _frames;
        octave = left ? Settle() : 0;
        return left;
    }

    private void Extend(int slot)
    {
        var before = (slot + Lag) % (Lag + 1);
        for (var state = 0; state < States; state++)
        {
            _next[state] = float.PositiveInfinity;
            if (state != Unvoiced && state >= _counts[slot])
                continue;
            var local = state == Unvoiced ? 0 : LocalWeight * (VoicingThreshold - _candidates[slot, state].Voicing);
            if (_frames == 0)
            {
                _next[state] = local;
                continue;
            }

            for (var previous = 0; previous < States; previous++)
            {
                if (previous != Unvoiced && previous >= _counts[before])
                    continue;
                var cost = _costs[previous] + local + Transition(before, previous, slot, state);
                if (cost < _next[state])
                {
                    _next[state] = cost;
                    _from[slot, state] = previous;
                }
            }
        }

        (_costs, _next) = (_next, _costs);
        Rebase();
    }

    private float Transition(int before, int previous, int slot, int state)
    {
        if (previous == Unvoiced || state == Unvoiced)
            return previous == state ? 0 : SwitchCost;
        return JumpWeight * Math.Abs(_candidates[slot, state].Octave - _candidates[before, previous].Octave);
    }

    /// <summary>Only differences of costs matter; without this they would lose precision over a long call.</summary>
    private void Rebase()
    {
        var least = _costs.Min();
        for (var state = 0; state < States; state++)
            _costs[state] -= least;
    }

    private float Settle()
    {
        var state = Array.IndexOf(_costs, _costs.Min());
        for (var frame = _frames - 1; frame > _settled; frame--)
            state = _from[(int)(frame % (Lag + 1)), state];
        var octave = state == Unvoiced ? 0 : _candidates[(int)(_settled % (Lag + 1)), state].Octave;
        _settled++;
        return octave;
    }
}
