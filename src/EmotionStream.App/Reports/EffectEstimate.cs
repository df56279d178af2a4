namespace EmotionStream.App.Reports;

/// <summary>What a matched comparison says.</summary>
/// <param name="Treated">Cases in which it was done and that have a counterpart.</param>
/// <param name="Controls">Cases in which it was not and that have one.</param>
/// <param name="Unmatched">Cases in which it was done that have none, and are left out.</param>
/// <param name="Plain">Difference of the means of all cases, which takes who gets it for what it does; NaN where there are none.</param>
/// <param name="Effect">The matched difference; NaN when there are too few.</param>
/// <param name="Low">Lower end of its 95% interval; NaN when there are too few.</param>
/// <param name="High">Upper end.</param>
internal sealed record EffectEstimate(int Treated, int Controls, int Unmatched, double Plain, double Effect, double Low, double High)
{
    /// <summary>What one may say: <c>shown</c> when the interval leaves zero out, <c>not shown</c> when it holds it, <c>too few</c> without an interval.</summary>
    public string Verdict => double.IsNaN(Effect) ? "too few" : Low > 0 || High < 0 ? "shown" : "not shown";
}
