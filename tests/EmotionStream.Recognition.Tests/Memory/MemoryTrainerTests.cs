using EmotionStream.Core.Memory;
using EmotionStream.Core.Turns;
using EmotionStream.Recognition.Memory;

namespace EmotionStream.Recognition.Tests.Memory;

public sealed class MemoryTrainerTests
{
    [Fact]
    public void Train_AnswersFollowKnownWeights_FindsThemAndBeatsTheDefault()
    {
        static double Truth(in Measures m) => 0.1 + (0.5 * m.Mean) + (0.4 * m.PeakNegative);
        var report = MemoryTrainer.Train(Simulate(2000, 1, static (m, noise) => Truth(m) + (0.1 * noise), static _ => 1));

        Assert.True(report.BeatsDefault);
        Assert.Equal(0.1, report.Figures[^1].Error, 0.02);
        Assert.Equal(0.5, report.Fit.Weights[(int)MemoryMeasure.Mean], 0.1);
        Assert.Equal(0.4, report.Fit.Weights[(int)MemoryMeasure.PeakNegative], 0.1);
        Assert.Equal(0, report.Fit.Weights[(int)MemoryMeasure.Begin], 0.1);
        var fresh = Simulate(200, 2, static (m, _) => Truth(m), static _ => 1);
        Assert.All(fresh, one => Assert.Equal(Truth(one.Measures), report.Fit.Predict(one.Vector()), 0.1));
    }

    [Fact]
    public void Train_AnswersAreNoise_IsNotToBeUsed()
    {
        var accepted = Enumerable.Range(0, 20).Count(seed => MemoryTrainer.Train(Simulate(150, seed, static (_, noise) => noise / 2, static _ => 1)).BeatsDefault);

        Assert.Equal(0, accepted);
    }

    [Fact]
    public void Train_AnswersFollowTheDefault_IsNotToBeUsed() =>
        Assert.False(MemoryTrainer.Train(Simulate(400, 3, static (m, noise) => m.PeakEnd + (0.2 * noise), static _ => 1)).BeatsDefault);

    [Fact]
    public void Train_ThoseWithAnAlertSeldomAnswer_IsCorrectedByAnswerRates()
    {
        // With an alert, two steps less satisfied than the turns tell, and one in twelve answers instead of one in two.
        var truths = new List<double>();
        var all = Simulate(6000, 4, static (m, noise) => (0.4 * m.End) + (0.1 * noise), static stratum => stratum == "alert" ? 1.0 / 12 : 0.5, alertShift: -1, truths);
        var truth = truths.Average();

        var corrected = MemoryTrainer.Train(all);
        var naive = MemoryTrainer.Train([.. all.Select(static one => one with { Stratum = "all alike" })]);

        Assert.Equal(truth, all.Average(one => corrected.Fit.Predict(one.Vector())), 0.05);
        Assert.True(all.Average(one => naive.Fit.Predict(one.Vector())) - truth > 0.2);
        Assert.True(corrected.EffectiveSurveys < corrected.Surveys);
    }

    [Fact]
    public void Train_TooFewOrAllTheSame_SaysSo()
    {
        Assert.Contains("30 are needed", Assert.Throws<InvalidDataException>(() => MemoryTrainer.Train(Simulate(29, 5, static (m, _) => m.End, static _ => 1))).Message, StringComparison.Ordinal);
        Assert.Contains("say the same", Assert.Throws<InvalidDataException>(() => MemoryTrainer.Train(Simulate(90, 5, static (_, _) => 0.5, static _ => 1))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Weigh_OneInAThousandAnswers_IsHeldToTenTimesTheAverage()
    {
        List<SurveyedInteraction> all =
        [
            .. Enumerable.Range(0, 1000).Select(i => new SurveyedInteraction($"rare{i}", 0, 1, default, "rare") { Satisfaction = i == 0 ? 1 : null }),
            .. Enumerable.Range(0, 500).Select(i => new SurveyedInteraction($"often{i}", 0, 1, default, "often") { Satisfaction = 5 }),
        ];

        var weights = new AnswerRates(all).Weigh([.. all.Where(static one => one.Answer is not null)]);

        Assert.Equal(1, weights.Average(), 9);
        Assert.InRange(weights[0] / weights[1], 10, 31);
    }

    [Fact]
    public void File_WrittenAndRead_ScoresAsTheFit()
    {
        var all = Simulate(500, 6, static (m, noise) => (0.5 * m.Mean) + (0.3 * m.LastValence) + (0.1 * noise), static _ => 1);
        var report = MemoryTrainer.Train(all);
        var path = Path.GetTempFileName();
        try
        {
            MemoryFile.Write(path, "ours-1", report);
            var model = MemoryFile.Read(path);

            Assert.StartsWith("ours-1@", model.Formula, StringComparison.Ordinal);
            var fold = Fold([-0.5, 0.25, -0.75]);
            var measures = Describe(fold, -1.0 / 3);
            Assert.Equal(report.Fit.Predict(new SurveyedInteraction("x", 0, 1, measures, "").Vector()), model.Score(fold, -1f / 3), 4);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("{}", "no memory model")]
    [InlineData("no json", "no memory model")]
    [InlineData("""{"version":2,"name":"x","intercept":0,"weights":{}}""", "version 2")]
    [InlineData("""{"version":1,"name":"x","intercept":0,"weights":{"middle":1}}""", "no measure 'middle'")]
    public void Read_NoModel_SaysWhy(string text, string complaint)
    {
        var path = Path.GetTempFileName();
        File.WriteAllText(path, text);
        try
        {
            Assert.Contains(complaint, Assert.Throws<FormatException>(() => MemoryFile.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static List<SurveyedInteraction> Simulate(
        int count, int seed, Func<Measures, double, double> answer, Func<string, double> rate, double alertShift = 0, List<double>? truths = null)
    {
        var random = new Random(seed);
        var all = new List<SurveyedInteraction>();
        for (var i = 0; i < count; i++)
        {
            var mood = (random.NextDouble() * 1.2) - 0.6;
            var turns = Enumerable.Range(0, random.Next(3, 12)).Select(_ => Math.Clamp(mood + (random.NextDouble() * 1.6) - 0.8, -1, 1)).ToArray();
            var measures = Describe(Fold(turns), turns.Average());
            var stratum = random.NextDouble() < 0.4 ? "alert" : "calm";
            var noise = Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            var truth = answer(measures, noise) + (stratum == "alert" ? alertShift : 0);
            truths?.Add(truth);
            all.Add(new($"i{i}", 0, 1, measures, stratum) { Satisfaction = random.NextDouble() < rate(stratum) ? (truth * 2) + 3 : null });
        }

        return all;
    }

    private static TurnFold Fold(IEnumerable<double> turns) => new RatedDialogue([.. turns], 0).Fold();

    private static Measures Describe(in TurnFold fold, double mean) => new()
    {
        Turns = fold.Count, Mean = mean, End = fold.End, Begin = fold.Begin, PeakNegative = fold.PeakNegative, PeakPositive = fold.PeakPositive,
        LastValence = fold.LastValence, LastSmoothed = fold.LastSmoothed, Peak = fold.Peak(1), PeakEnd = fold.Remembered(MemoryModel.PeakEnd, (float)mean, 1),
        TroughEnd = fold.Remembered(MemoryModel.TroughEnd, (float)mean, 1),
    };
}
