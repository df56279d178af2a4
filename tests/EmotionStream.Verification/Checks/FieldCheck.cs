using System.Globalization;
using System.Text.Json;
using EmotionStream.Verification.Measures;

namespace EmotionStream.Verification.Checks;

/// <summary>Compares the fields of an outcome one by one.</summary>
/// <param name="json">The outcome.</param>
internal sealed class FieldCheck(JsonElement json)
{
    /// <summary>Numbers are written with four decimals, computed in single precision, from scores that are themselves published with four decimals.</summary>
    public const double Tolerance = 0.00025;

    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>What differs.</summary>
    public List<string> Differences { get; } = [];

    public void Text(string name, string? expected)
    {
        var actual = Find(name, json)?.GetString();
        if (actual != expected)
            Differ(name, actual, expected);
    }

    public void Time(string name, long? expected) => Text(name, expected is { } time
        ? DateTimeOffset.FromUnixTimeMilliseconds(time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture) : null);

    public void Integer(string name, long expected) => Integer(name, expected, json);

    public void Number(string name, double? expected, double? mayBe = null) => Number(name, expected, mayBe, json);

    /// <summary>A truth of which each number must not be negative; near zero it may be either.</summary>
    public void Truth(string name, double[] conditions)
    {
        var actual = Find(name, json)?.GetBoolean();
        var (surely, maybe) = (conditions.All(c => c > Tolerance), conditions.All(c => c > -Tolerance));
        if (actual is null || (actual.Value ? !maybe : surely))
            Differ(name, actual?.ToString(), surely.ToString());
    }

    /// <summary>The record of a turn whose smoothed valence is the peak; of equal ones any.</summary>
    public void Evidence(string name, Fold fold, double peak)
    {
        var found = Find(name, json);
        if (Math.Abs(peak) < Tolerance)
            return;
        var actual = found is null ? "nothing" : $"{found.Value.GetProperty("time").GetString()} {found.Value.GetProperty("source").GetString()} {found.Value.GetProperty("offset").GetInt64()}";
        for (var i = 0; i < fold.Turns.Count; i++)
        {
            var turn = fold.Turns[i];
            var time = DateTimeOffset.FromUnixTimeMilliseconds(turn.Time).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            var source = JsonNamingPolicy.CamelCase.ConvertName(turn.First.Source.ToString());
            if (Math.Abs(fold.Smoothed[i] - peak) < Tolerance && actual == $"{time} {source} {turn.First.Offset}")
                return;
        }

        Differ(name, actual, $"the record of {peak:0.0000}");
    }

    public void Effort(Effort expected, long until)
    {
        if (Find("effort", json) is not { } effort)
        {
            Differ("effort", null, "present");
            return;
        }

        Number("score", expected.Score(until), null, effort);
        Integer("transfers", expected.Transfers, effort);
        Integer("holds", expected.Holds, effort);
        Integer("holdMs", expected.HoldMs(until), effort);
        Integer("silenceMs", expected.SilenceOutsideHolds(until), effort);
        Integer("channelSwitches", expected.ChannelSwitches, effort);
        Integer("selfServiceFailures", expected.SelfServiceFailures, effort);
        Integer("informationRepeats", expected.InformationRepeats, effort);
    }

    /// <summary>No field may be there that was not asked for.</summary>
    public void NothingElse() => Differences.AddRange(json.EnumerateObject().Where(p => !_seen.Contains(p.Name)).Select(p => $"{p.Name} is not expected"));

    private void Integer(string name, long expected, JsonElement from)
    {
        var actual = Find(name, from)?.GetInt64();
        if (actual != expected)
            Differ(name, actual?.ToString(), expected.ToString());
    }

    private void Number(string name, double? expected, double? mayBe, JsonElement from)
    {
        var actual = Find(name, from)?.GetDouble();
        var same = actual is null || expected is null
            ? actual is null && expected is null
            : Math.Abs(actual.Value - expected.Value) < Tolerance || (mayBe is { } other && Math.Abs(actual.Value - other) < Tolerance);
        if (!same)
            Differ(name, actual?.ToString(), expected?.ToString("0.0000"));
    }

    private JsonElement? Find(string name, JsonElement from)
    {
        _seen.Add(name);
        return from.TryGetProperty(name, out var field) ? field : null;
    }

    private void Differ(string name, string? actual, string? expected) => Differences.Add($"{name} is {actual ?? "absent"}, expected {expected ?? "absent"}");
}
