using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionStream.Core.Records;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>A record of <c>emotion.audio-features</c>: functionals of one window of one speaker's channel.</summary>
public sealed record AudioFeaturesMessage
{
    /// <summary>The interaction, also the Kafka key.</summary>
    public required string InteractionId { get; init; }

    /// <summary>The end of the window.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>Whose channel it is.</summary>
    public required Speaker Speaker { get; init; }

    /// <summary>Length of the window in milliseconds, 1 to 3,600,000.</summary>
    public required int WindowMs { get; init; }

    /// <summary>Valence in [−1, 1] by the site's own recogniser; used instead of ours.</summary>
    public double? Valence { get; init; }

    /// <summary>Arousal in [0, 1]; 0 and without weight when absent.</summary>
    public double? Arousal { get; init; }

    /// <summary>Confidence in [0, 1]; 1 when absent.</summary>
    public double? Confidence { get; init; }

    /// <summary>The features by name, see <see cref="AudioFeatureSet"/>; any subset.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Features { get; set; }
}
