using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Customers;

/// <summary>
/// <c>LedgerTippingPoint</c>: opens when the balance falls through <see cref="Open"/>, or when one interaction had a moment as bad as <see cref="Trough"/>,
/// whatever the balance; closes when the balance is back at <see cref="Close"/>.
/// </summary>
public sealed class TippingPointRule : HistoryRule
{
    /// <summary>Opening threshold of the balance, inclusive. Below 0; default −2: with λ = 2, two interactions remembered at −0.5.</summary>
    public double Open { get; set; } = -2;

    /// <summary>Closing threshold, inclusive, above <see cref="Open"/>; the distance is the hysteresis. Default −1.</summary>
    public double Close { get; set; } = -1;

    /// <summary>A <c>peakNegative</c> at or below this trips alone. −1 to 0; default −0.9.</summary>
    public double Trough { get; set; } = -0.9;

    /// <summary>An open alert is published as updated when the balance fell by this much more. 0 = never; default 0.5.</summary>
    public double UpdateStep { get; set; } = 0.5;
}
