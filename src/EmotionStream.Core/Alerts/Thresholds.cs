using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// The opening thresholds of a trigger's rules side by side, a lane a rule, held against the measures eight at a time and without a branch: for most turns the answer
/// is that no rule passed. One rule after the other took four times the instructions.
/// </summary>
internal sealed class Thresholds
{
    private const int Lanes = 8;
    private readonly Group[] _groups;

    /// <summary>Lays thresholds out.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="trigger">The trigger; rules of others never pass.</param>
    public Thresholds(ReadOnlySpan<CompiledRule> rules, AlertTrigger trigger)
    {
        _groups = new Group[(rules.Length + Lanes - 1) / Lanes];
        for (var i = 0; i < _groups.Length; i++)
            _groups[i] = new Group(rules[(i * Lanes)..Math.Min(rules.Length, (i + 1) * Lanes)], trigger);
    }

    /// <summary>A bit for each rule whose measure is at or beyond its threshold.</summary>
    /// <param name="values">The measures.</param>
    public uint Passed(ref MeasureValues values)
    {
        // Two overlapping vectors hold all measures.
        ref var first = ref Unsafe.As<MeasureValues, float>(ref values);
        var low = Vector256.LoadUnsafe(ref first);
        var high = Vector256.LoadUnsafe(ref first, MeasureValues.Count - Lanes);
        var passed = 0u;
        for (var i = 0; i < _groups.Length; i++)
            passed |= _groups[i].Passed(low, high) << (i * Lanes);
        return passed;
    }

    private readonly struct Group
    {
        private readonly Vector256<int> _lowLane;
        private readonly Vector256<int> _highLane;
        private readonly Vector256<float> _isHigh;
        private readonly Vector256<float> _sign;
        private readonly Vector256<float> _open;

        public Group(ReadOnlySpan<CompiledRule> rules, AlertTrigger trigger)
        {
            _open = Vector256.Create(float.PositiveInfinity);
            for (var i = 0; i < rules.Length; i++)
            {
                if (rules[i].Trigger != trigger)
                    continue;
                var measure = (int)rules[i].Measure;
                var isHigh = measure >= Lanes;
                _lowLane = _lowLane.WithElement(i, isHigh ? 0 : measure);
                _highLane = _highLane.WithElement(i, isHigh ? measure - (MeasureValues.Count - Lanes) : 0);
                _isHigh = _isHigh.WithElement(i, isHigh ? BitConverter.Int32BitsToSingle(-1) : 0);
                _sign = _sign.WithElement(i, rules[i].Sign);
                _open = _open.WithElement(i, rules[i].Open);
            }
        }

        public uint Passed(Vector256<float> low, Vector256<float> high)
        {
            var values = Vector256.ConditionalSelect(_isHigh, Vector256.Shuffle(high, _highLane), Vector256.Shuffle(low, _lowLane));
            return Vector256.GreaterThanOrEqual(values * _sign, _open).ExtractMostSignificantBits();
        }
    }
}
