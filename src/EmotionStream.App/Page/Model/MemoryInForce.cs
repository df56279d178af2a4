using EmotionStream.Core.Memory;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>Which memory model made a remembered score, and what it takes to end well.</summary>
public static class MemoryInForce
{
    private const double Same = 0.0006;

    /// <summary>
    /// The model whose value the remembered score is. The pipeline publishes all models side by side but not which is in force, and this process need not be
    /// configured as it is; where several agree, peak-end is named first.
    /// </summary>
    /// <param name="measures">The measures.</param>
    public static MemoryModel Of(InteractionMeasuresMessage measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        foreach (var model in Enum.GetValues<MemoryModel>())
            if (Math.Abs(Value(measures, model) - measures.Remembered) <= Same)
                return model;
        return MemoryModel.PeakEnd;
    }

    /// <summary>What a model says.</summary>
    /// <param name="measures">The measures.</param>
    /// <param name="model">The model.</param>
    public static double Value(InteractionMeasuresMessage measures, MemoryModel model)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return model switch
        {
            MemoryModel.PeakEnd => measures.PeakEnd,
            MemoryModel.TroughEnd => measures.TroughEnd,
            MemoryModel.Mean => measures.Mean,
            _ => measures.End,
        };
    }

    /// <summary>
    /// By how much the end has to rise for the remembered score to reach 0 if the peak stays what it is: −2·remembered where the end counts half, −remembered where
    /// it is all that counts. The mean rises with every turn alike, so there it is how far the mean is below 0.
    /// </summary>
    /// <param name="measures">The measures.</param>
    /// <returns>0 when it would be remembered well as it stands.</returns>
    public static double RiseToEndWell(InteractionMeasuresMessage measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        var share = Of(measures) is MemoryModel.PeakEnd or MemoryModel.TroughEnd ? 2 : 1;
        return Math.Max(0, -measures.Remembered * share);
    }

    /// <summary>Whether the best end there is (1) would do.</summary>
    /// <param name="measures">The measures.</param>
    public static bool IsWithinReach(InteractionMeasuresMessage measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        return measures.End + RiseToEndWell(measures) <= 1;
    }
}
