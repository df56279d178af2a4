using System.Text;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Records;

namespace EmotionStream.Benchmarks.Graph;

/// <summary>Live traffic as a decoder hands it over: pooled records, refilled, interleaved over many interactions, a turn each ten seconds.</summary>
public sealed class GraphLoad
{
    /// <summary>A record is good until this many further ones were made.</summary>
    public const int Pool = 1024;
    private readonly InputRecord[] _pool = [.. Enumerable.Range(0, Pool).Select(_ => new InputRecord())];
    private readonly byte[][] _keys;
    private readonly float[] _moods;
    private readonly float[] _shocks;
    private long _next;

    public GraphLoad(int interactions)
    {
        _keys = [.. Enumerable.Range(0, interactions).Select(i => Encoding.UTF8.GetBytes($"bench-{i}"))];
        _moods = new float[interactions];
        var random = new Random(1);
        _shocks = [.. Enumerable.Range(0, 8191).Select(_ => (float)(Enumerable.Range(0, 12).Sum(_ => random.NextDouble()) - 6) * 0.1f)];
    }

    public InputRecord Next()
    {
        var n = _next++;
        var record = _pool[n & (Pool - 1)];
        record.Reset();
        record.Source = InputSource.ChatMessages;
        record.Offset = n;
        record.Speaker = Speaker.Customer;
        var interaction = n % _keys.Length;
        record.Time = 1_780_000_000_000 + (n / _keys.Length * 10_000) + (interaction * 10_000 / _keys.Length);
        record.SetKey(_keys[interaction]);
        // A mood that drifts back to neutral (standard deviation 0.23): most customers are calm, one turn in some hundred moves an alert.
        ref var mood = ref _moods[interaction];
        var valence = mood = Math.Clamp((mood * 0.9f) + _shocks[n % _shocks.Length], -1, 1);
        record.SetScore(new EmotionScore { Valence = valence, Arousal = Math.Abs(valence), Confidence = 0.9f, ArousalConfidence = 0.9f }, ScoreOrigin.Supplied);
        return record;
    }
}
