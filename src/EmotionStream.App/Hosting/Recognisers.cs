using EmotionStream.Core.Cues;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Recognition;

namespace EmotionStream.App.Hosting;

/// <summary>The recognisers of a pipeline. A worker owns its own, as they need not be thread-safe.</summary>
/// <param name="Text">Makes a text recogniser; null when words are not scored.</param>
/// <param name="Voice">Makes a voice recogniser; null when sound is not scored.</param>
/// <param name="Moments">The moments of truth; those that are declared count even when words are not read.</param>
/// <param name="Cues">Makes a reader of what words tell beside emotion; null when words are not read.</param>
internal sealed record Recognisers(Func<ITextRecogniser>? Text, Func<IVoiceRecogniser>? Voice, MomentCatalogue Moments, Func<ITextCueReader>? Cues)
{
    /// <summary>What stands for no model in logs and metrics.</summary>
    public const string None = "none";

    /// <summary>Name and version of the text model.</summary>
    public string TextModel { get; } = Text?.Invoke().Model ?? None;

    /// <summary>Name and version of the voice model.</summary>
    public string VoiceModel { get; } = Voice?.Invoke().Model ?? None;
}
