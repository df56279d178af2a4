using System.Text;
using System.Text.Json;
using EmotionStream.App.Backtest;
using EmotionStream.Core.Repeats;
using EmotionStream.Recognition.Repeats;

namespace EmotionStream.App.Repeats;

/// <summary>Writes what a training of the model of repeat contact came to.</summary>
internal static class RepeatText
{
    // Below this a weight would be shown as 0.
    private const double LeastShown = 0.005;

    /// <summary>For people.</summary>
    /// <param name="report">The training.</param>
    public static string Write(RepeatReport report)
    {
        var text = new StringBuilder()
            .Append($"{report.Cases} contacts of {report.Customers} customers, {report.Repeats} with another one within {report.Model.Window.TotalDays:0.#} days: base rate {(double)report.Repeats / report.Cases:0.000}.\n")
            .Append($"{"customers held out",-20} {"model",8} {"base rate",10}  gain (95%)\n");
        foreach (var figure in new[] { report.Brier, report.LogLoss })
            text.Append($"{figure.Name,-20} {figure.Model,8:0.0000} {figure.BaseRate,10:0.0000}  {figure.Gain:0.0000} ({figure.GainLow:0.0000} to {figure.GainHigh:0.0000})\n");
        text.Append($"calibration error {report.CalibrationError:0.000}, area under the ROC curve {report.Area:0.000}\n")
            .Append($"{"predicted",9} {"came back",9} {"of",6}  share (95%)\n");
        foreach (var bin in report.Reliability)
        {
            var share = new Proportion(bin.Repeated, bin.Cases);
            text.Append($"{bin.Predicted,9:0.000} {bin.Repeated,9} {bin.Cases,6}  {share.Value:0.000} ({share.Low:0.000}–{share.High:0.000})\n");
        }

        text.Append("log-odds a deviation:");
        foreach (var (term, name) in report.Model.Terms.Zip(RepeatFeatures.Names).Where(static one => Math.Abs(one.First.Weight) >= LeastShown).OrderByDescending(static one => Math.Abs(one.First.Weight)))
            text.Append($" {name} {term.Weight:+0.00;−0.00}");
        return text.Append('\n').ToString();
    }

    /// <summary>For programs: one object on a line.</summary>
    /// <param name="report">The training.</param>
    /// <param name="undecided">Contacts left out as their window is open.</param>
    /// <param name="model">The file written; null when none was.</param>
    public static string Json(RepeatReport report, int undecided, string? model)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("contacts", report.Cases);
            json.WriteNumber("customers", report.Customers);
            json.WriteNumber("repeats", report.Repeats);
            json.WriteNumber("undecided", undecided);
            json.WriteNumber("windowDays", report.Model.Window.TotalDays);
            json.WriteNumber("baseRate", Math.Round((double)report.Repeats / report.Cases, 4));
            Figure(json, "brier", report.Brier);
            Figure(json, "logLoss", report.LogLoss);
            json.WriteNumber("calibrationError", Math.Round(report.CalibrationError, 4));
            json.WriteNumber("area", Math.Round(report.Area, 4));
            json.WriteStartArray("reliability");
            foreach (var bin in report.Reliability)
            {
                json.WriteStartObject();
                json.WriteNumber("predicted", Math.Round(bin.Predicted, 4));
                json.WriteNumber("repeated", bin.Repeated);
                json.WriteNumber("contacts", bin.Cases);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("weights");
            for (var i = 0; i < RepeatFeatures.Count; i++)
                json.WriteNumber(RepeatFeatures.Names[i], Math.Round(report.Model.Terms[i].Weight, 4));
            json.WriteEndObject();
            json.WriteBoolean("beatsBaseRate", report.BeatsBaseRate);
            if (model is not null)
                json.WriteString("model", model);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static void Figure(Utf8JsonWriter json, string name, RepeatFigure figure)
    {
        json.WriteStartObject(name);
        json.WriteNumber("model", Math.Round(figure.Model, 5));
        json.WriteNumber("baseRate", Math.Round(figure.BaseRate, 5));
        json.WriteNumber("gain", Math.Round(figure.Gain, 5));
        json.WriteNumber("gainLow", Math.Round(figure.GainLow, 5));
        json.WriteNumber("gainHigh", Math.Round(figure.GainHigh, 5));
        json.WriteEndObject();
    }
}
