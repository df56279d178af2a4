namespace EmotionStream.ChaosTests.Load;

/// <summary>A customer's mood from turn to turn: it drifts, and now and then something happens.</summary>
internal sealed class Mood(Random random)
{
    private double _level = (random.NextDouble() - 0.6) * 0.8;

    /// <summary>Valence of the next turn, two decimals.</summary>
    public double Next()
    {
        _level = random.Next(6) switch
        {
            0 => -0.7 - (random.NextDouble() * 0.3),
            1 when _level < 0 => 0.3 + (random.NextDouble() * 0.6),
            _ => (_level * 0.8) + ((random.NextDouble() - 0.5) * 0.8),
        };
        _level = Math.Clamp(_level, -1, 1);
        return Math.Round(_level, 2);
    }
}
