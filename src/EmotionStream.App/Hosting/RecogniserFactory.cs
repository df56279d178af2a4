using EmotionStream.App.Configuration;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.BringYourOwn;
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
        var model = Load(settings.TextModel, settings.Labels);
        return () => model.CreateRecogniser((float)settings.MinConfidence);
    }

    private static ITextModel Load(string? path, string? labels)
    {
        try
        {
            return TextModels.Load(path, labels);
        }
        catch (Exception problem) when (problem is ModelFileException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([new("Recognition:TextModel", path, "is no usable text model. " + problem.Message, null)]);
        }
    }
}
