using EmotionStream.Core.Repeats;
using EmotionStream.Recognition.Repeats;

namespace EmotionStream.Recognition.Tests.Repeats;

/// <summary>Contacts whose true probability of a repeat is known.</summary>
internal static class SimulatedContacts
{
    /// <summary>Makes contacts, two a customer.</summary>
    /// <param name="count">How many.</param>
    /// <param name="seed">Decides everything.</param>
    /// <param name="logOdds">The true log-odds from the features.</param>
    public static List<(RepeatCase Case, double Truth)> Make(int count, int seed, Func<double[], double> logOdds)
    {
        var random = new Random(seed);
        var made = new List<(RepeatCase, double)>();
        for (var i = 0; i < count; i++)
        {
            var features = new double[RepeatFeatures.Count];
            features[(int)RepeatFeature.Remembered] = (random.NextDouble() * 2) - 1;
            features[(int)RepeatFeature.End] = (random.NextDouble() * 2) - 1;
            features[(int)RepeatFeature.PeakNegative] = -random.NextDouble();
            features[(int)RepeatFeature.SelfServiceFailures] = random.Next(4);
            features[(int)RepeatFeature.Transfers] = random.Next(3);
            features[(int)RepeatFeature.Turns] = Math.Log(1 + random.Next(1, 20));
            var truth = 1 / (1 + Math.Exp(-logOdds(features)));
            made.Add((new(new($"i-{i}", $"c-{i / 2}", new("billing", []), 0, 1, 0, features), random.NextDouble() < truth), truth));
        }

        return made;
    }

    /// <summary>Bad memories and failed self-service bring customers back.</summary>
    public static double Real(double[] features) => -1 - (1.5 * features[(int)RepeatFeature.Remembered]) + (0.8 * (features[(int)RepeatFeature.SelfServiceFailures] - 1.5));
}
