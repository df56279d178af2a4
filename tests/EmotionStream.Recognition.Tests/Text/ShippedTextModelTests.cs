using System.Diagnostics;
using EmotionStream.Recognition.Evaluation;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tests.Text;

/// <summary>The figures of <c>docs/models/text.md</c>, measured again on the public sets when they are at hand.</summary>
public sealed class ShippedTextModelTests
{
    private static readonly Lazy<IReadOnlyList<EvaluationRow>> Rows = new(() =>
    {
        var evaluation = new TextEvaluation(TextModel.LoadShipped(), SharedText.Folder!);
        return [.. TextEvaluation.Sets.Where(evaluation.Has).SelectMany(evaluation.Run)];
    });

    [Fact]
    public void LoadShipped_IsQuickAndSmall()
    {
        TextModel.LoadShipped();
        var watch = Stopwatch.StartNew();

        var model = TextModel.LoadShipped();

        Assert.InRange(watch.Elapsed.TotalMilliseconds, 0, 1_000); // about 20 ms when the machine is not busy
        using var stream = new MemoryStream();
        model.Save(stream);
        Assert.InRange(stream.Length, 1, 15_000_000);
    }

    [Theory]
    [InlineData("GoEmotions test", "Ekman macro-F1 (7)", 0.605)]
    [InlineData("GoEmotions test", "macro-F1 (28)", 0.48)]
    [InlineData("French support turns", "negative against the rest, AUC", 0.845)]
    [InlineData("MAIA (English)", "negative against the rest, AUC", 0.75)]
    [InlineData("UMSAB French tweets", "negative against the rest, AUC", 0.80)]
    [InlineData("EmoBank", "valence, r", 0.60)]
    [InlineData("SemEval-2018 tweets", "valence, r", 0.76)]
    [InlineData("service messages held out", "negative against the rest, AUC", 0.88)]
    [InlineData("49 other languages", "abstains, 40 characters and more", 0.97)]
    [InlineData("MAIA German turns", "abstains, 40 characters and more", 0.97)]
    [InlineData("GoEmotions test (English)", "does not abstain", 0.99)]
    [InlineData("French support turns", "does not abstain", 0.99)]
    [InlineData("UMSAB French tweets", "does not abstain", 0.99)]
    public void Shipped_OnThePublicSets_ReachesItsFloor(string set, string measure, double floor)
    {
        Assert.SkipWhen(SharedText.Folder is null, SharedText.Missing);

        var row = Rows.Value.Single(row => row.Set == set && row.Measure == measure);

        Assert.True(row.Value >= floor, $"{set}, {measure}: {row.Value:F3} is under {floor}");
        Assert.InRange(row.Value, row.Low, row.High);
    }

    [Fact]
    public void Shipped_OnCustomersWords_IsBetterThanTheLexicon()
    {
        Assert.SkipWhen(SharedText.Folder is null, SharedText.Missing);

        Assert.All(
            Rows.Value.Where(row => row.Set is "French support turns" or "MAIA (English)" or "service messages held out" && row.Baseline is not null),
            row => Assert.True(row.Value > row.Baseline, $"{row.Set}, {row.Measure}: {row.Value:F3} against {row.Baseline:F3}"));
    }
}
