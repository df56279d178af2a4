using EmotionStream.Core.Recognition;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.BringYourOwn;

/// <summary>A model of the kind that ships: an n-gram embedding bag.</summary>
/// <param name="model">The model.</param>
public sealed class NGramModel(TextModel model) : ITextModel
{
    /// <summary>The model.</summary>
    public TextModel Model => model;

    /// <inheritdoc/>
    public string Name => model.Name;

    /// <inheritdoc/>
    public ITextRecogniser CreateRecogniser(float minimumConfidence = 0) => new NGramTextRecogniser(model, minimumConfidence);
}
