using EmotionStream.App.Configuration;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Voice;

namespace EmotionStream.App.Hosting;

/// <summary>Makes the recognisers that the settings ask for.</summary>
internal static class RecogniserFactory
{
    /// <summary>Loads the models once; each worker gets recognisers of its own over them.</summary>
    /// <param name="settings">Which models.</param>
    /// <exception cref="ConfigurationException">The model file is not one.</exception>
    public static Recognisers Create(RecognitionSettings settings) => new(
        settings.Text ? TextRecogniser(settings) : null,
        settings.Voice ? () => new BaselineVoiceRecogniser() : null);

    private static Func<ITextRecogniser> TextRecogniser(RecognitionSettings settings)
    {
        var model = Load(settings.TextModel);
        return () => new NGramTextRecogniser(model, (float)settings.MinConfidence);
    }

    private static TextModel Load(string? file)
    {
        try
        {
            return file is null ? TextModel.LoadShipped() : TextModel.Load(file);
        }
        catch (InvalidDataException problem)
        {
            throw new ConfigurationException([new("Recognition:TextModel", file, "is not a text model of this version: " + problem.Message, null)]);
        }
    }
}
