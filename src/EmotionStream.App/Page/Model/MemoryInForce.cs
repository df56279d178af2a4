using EmotionStream.Core.Memory;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Model;

/// <summary>Which memory model made a remembered score.</summary>
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
}
