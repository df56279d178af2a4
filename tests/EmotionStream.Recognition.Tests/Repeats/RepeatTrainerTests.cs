using EmotionStream.Core.Repeats;
using EmotionStream.Recognition.Repeats;

namespace EmotionStream.Recognition.Tests.Repeats;

public sealed class RepeatTrainerTests
{
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void Train_TruthIsKnown_IsCalibratedAndBeatsTheBaseRate()
    {
        var made = SimulatedContacts.Make(1500, 1, SimulatedContacts.Real);

        var report = RepeatTrainer.Train([.. made.Select(one => one.Case)], Week);

        Assert.True(report.BeatsBaseRate);
        Assert.InRange(report.CalibrationError, 0, 0.06);

        // No model can do better than the truth, and one that is right does nearly as well.
        var best = made.Average(one => Math.Pow(one.Truth - (one.Case.Repeated ? 1 : 0), 2));
        Assert.InRange(report.Brier.Model, best - 0.005, best + 0.01);
        Assert.Equal(1500, report.Reliability.Sum(bin => bin.Cases));
        var fresh = SimulatedContacts.Make(500, 2, SimulatedContacts.Real);
        Assert.InRange(fresh.Average(one => Math.Abs(one.Truth - report.Model.Probability(one.Case.Contact.Features))), 0, 0.05);
    }

    [Fact]
    public void Train_RepeatsAreNoise_IsNotToBeUsed()
    {
        var accepted = Enumerable.Range(0, 10).Count(seed =>
            RepeatTrainer.Train([.. SimulatedContacts.Make(300, seed, static _ => -1).Select(one => one.Case)], Week).BeatsBaseRate);

        Assert.Equal(0, accepted);
    }

    [Fact]
    public void Train_OnlyTheCustomerDecides_IsNotToBeUsed()
    {
        // Each customer always comes back or never does, and has features all of their own: who holds out contacts instead of customers is taken in.
        var random = new Random(3);
        var cases = new List<RepeatCase>();
        for (var customer = 0; customer < 60; customer++)
        {
            var features = Enumerable.Range(0, RepeatFeatures.Count).Select(_ => random.NextDouble()).ToArray();
            var repeated = random.Next(2) == 0;
            for (var contact = 0; contact < 6; contact++)
                cases.Add(new(new($"i-{customer}-{contact}", $"c-{customer}", new(null, []), 0, 1, 0, features), repeated));
        }

        Assert.False(RepeatTrainer.Train(cases, Week).BeatsBaseRate);
    }

    [Fact]
    public void Train_Twice_GivesTheSame()
    {
        RepeatCase[] cases = [.. SimulatedContacts.Make(200, 4, SimulatedContacts.Real).Select(one => one.Case)];

        var (first, second) = (RepeatTrainer.Train(cases, Week), RepeatTrainer.Train(cases, Week));

        Assert.Equal(first.Brier, second.Brier);
        Assert.Equal(first.Model.Terms, second.Model.Terms);
    }

    [Fact]
    public void Train_TooFew_SaysHowManyAreNeeded()
    {
        var problem = Assert.Throws<InvalidDataException>(() => RepeatTrainer.Train([.. SimulatedContacts.Make(40, 5, SimulatedContacts.Real).Select(one => one.Case)], Week));

        Assert.Contains("30 with and 30 without one, of 30 customers, are needed", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_WrittenAndRead_SaysTheSameWithItsReasons()
    {
        var report = RepeatTrainer.Train([.. SimulatedContacts.Make(600, 6, SimulatedContacts.Real).Select(one => one.Case)], Week);
        var path = Path.GetTempFileName();
        try
        {
            RepeatFile.Write(path, "ours-1", report);
            var model = RepeatFile.Read(path);

            var features = new double[RepeatFeatures.Count];
            features[(int)RepeatFeature.Remembered] = -0.9;
            features[(int)RepeatFeature.SelfServiceFailures] = 3;
            var estimate = model.Estimate(features);
            Assert.Equal(report.Model.Probability(features), estimate.Probability, 4);
            Assert.Matches("^ours-1@[0-9a-f]{8}$", estimate.Model);
            Assert.Equal(Week, estimate.Window);
            Assert.Equal(["remembered", "selfServiceFailures"], estimate.Reasons.Take(2).Select(reason => reason.Feature).Order(StringComparer.Ordinal));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("{", "is no model of repeat contact")]
    [InlineData("""{"version":2}""", "has version 2")]
    [InlineData("""{"version":1,"name":"x","windowDays":7,"intercept":0,"features":{"mood":{}}}""", "has the features mood")]
    public void File_ThatIsNone_SaysWhy(string content, string message)
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, content);

            Assert.Contains(message, Assert.Throws<FormatException>(() => RepeatFile.Read(path)).Message, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
