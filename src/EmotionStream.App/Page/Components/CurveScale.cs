using System.Globalization;
using EmotionStream.App.Page.Model;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Components;

/// <summary>Where times and valences stand on the large curve: valence −1 to 1 on a fixed scale, the first to the last event over the width.</summary>
public sealed class CurveScale
{
    /// <summary>Width of the picture.</summary>
    public const int Width = 900;

    /// <summary>Height of the picture.</summary>
    public const int Height = 280;

    private const double Left = 40;
    private const double Right = 14;
    private const double Edge = 18;
    private readonly long _from;
    private readonly double _length;

    /// <summary>The scale of an interaction.</summary>
    /// <param name="detail">The interaction.</param>
    public CurveScale(InteractionDetail detail)
    {
        ArgumentNullException.ThrowIfNull(detail);
        InteractionMeasuresMessage measures = detail.Measures;
        _from = measures.StartedAt.ToUnixTimeMilliseconds();
        var to = measures.LastEventAt.ToUnixTimeMilliseconds();
        if (detail.Turns.Count > 0)
            (_from, to) = (Math.Min(_from, detail.Turns[0].Time), Math.Max(to, detail.Turns[^1].Time));
        _length = Math.Max(1, to - _from);
    }

    /// <summary>Place of a time.</summary>
    /// <param name="time">Milliseconds since the Unix epoch.</param>
    public string X(long time) => Number(Left + (Math.Clamp((time - _from) / _length, 0, 1) * (Width - Left - Right)));

    /// <summary>Place of a time.</summary>
    /// <param name="time">The time.</param>
    public string X(DateTimeOffset time) => X(time.ToUnixTimeMilliseconds());

    /// <summary>Place of a valence.</summary>
    /// <param name="valence">The valence.</param>
    public static string Y(double valence) => Number((Height / 2.0) - (Math.Clamp(valence, -1, 1) * ((Height / 2.0) - Edge)));

    /// <summary>Time since the beginning.</summary>
    /// <param name="time">Milliseconds since the Unix epoch.</param>
    public TimeSpan Since(long time) => TimeSpan.FromMilliseconds(time - _from);

    /// <summary>A number as SVG has it.</summary>
    /// <param name="value">The number.</param>
    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
