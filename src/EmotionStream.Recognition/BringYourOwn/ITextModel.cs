using EmotionStream.Core.Recognition;

namespace EmotionStream.Recognition.BringYourOwn;

/// <summary>A loaded text model, of which each worker makes a recogniser of its own.</summary>
public interface ITextModel
{
    /// <summary>Name and version, for readings and the <c>model</c> label of metrics.</summary>
    string Name { get; }

    /// <summary>Makes a recogniser.</summary>
    /// <param name="minimumConfidence">Confidence in [0, 1] under which it abstains; 0 never.</param>
    ITextRecogniser CreateRecogniser(float minimumConfidence = 0);
}
