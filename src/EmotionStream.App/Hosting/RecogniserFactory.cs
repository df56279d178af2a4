using EmotionStream.App.Configuration;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Recognition;
using EmotionStream.Recognition;
using EmotionStream.Recognition.BringYourOwn;
using EmotionStream.Recognition.Cues;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Voice;
using EmotionStream.Recognition.Voice.Model;

namespace EmotionStream.App.Hosting;

/// <summary>Makes the recognisers that the settings ask for.</summary>
internal static class RecogniserFactory
{
    /// <summary>Loads the models once; each worker gets recognisers of its own over them.</summary>
    /// <param name="settings">Which models.</param>
    /// <exception cref="ConfigurationException">A model file or the taxonomy is not one.</exception>
    public static Recognisers Create(RecognitionSettings settings)
    {
        var taxonomy = Taxonomy(settings.Moments);
        return new(
            settings.Text ? TextRecogniser(settings) : null,
            settings.Voice ? VoiceRecogniser(settings.VoiceModel) : null,
            taxonomy.Catalogue,
            settings.Cues ? () => new TextCueReader(taxonomy) : null);
    }

    /// <summary>The moments of truth that the settings ask for, without any model.</summary>
    /// <param name="settings">Which taxonomy.</param>
    /// <exception cref="ConfigurationException">The taxonomy is not one.</exception>
    public static MomentCatalogue Moments(RecognitionSettings settings) => Taxonomy(settings.Moments).Catalogue;

    private static MomentTaxonomy Taxonomy(string? file)
    {
        if (file is null)
            return MomentTaxonomy.Shipped;
        try
        {
            return MomentTaxonomy.Load(file);
        }
        catch (Exception problem) when (problem is FormatException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([new("Recognition:Moments", file, "is no taxonomy of moments. " + problem.Message, null)]);
        }
    }

    private static Func<ITextRecogniser> TextRecogniser(RecognitionSettings settings)
    {
        var model = Load(settings.TextModel, settings.Labels);
        return () => model.CreateRecogniser((float)settings.MinConfidence);
    }

    private static Func<IVoiceRecogniser> VoiceRecogniser(string? file)
    {
        if (file is null)
            return static () => new BaselineVoiceRecogniser();
        try
        {
            var model = VoiceModel.Load(file);
            return () => new AcousticVoiceRecogniser(model);
        }
        catch (Exception problem) when (problem is ModelFileException or IOException or UnauthorizedAccessException)
        {
            throw new ConfigurationException([new("Recognition:VoiceModel", file, "is not a voice model of this version: " + problem.Message, null)]);
        }
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
