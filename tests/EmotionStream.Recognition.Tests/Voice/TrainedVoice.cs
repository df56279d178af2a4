using EmotionStream.Recognition.Voice.Model;
using EmotionStream.Recognition.Voice.Training;

namespace EmotionStream.Recognition.Tests.Voice;

/// <summary>A model of <see cref="ActedClips"/>, trained once for all tests of a class.</summary>
public sealed class TrainedVoice
{
    public VoiceModel Model { get; } = new VoiceTrainer(new VoiceTrainingOptions { Trees = 30, LearningRate = 0.1, LeastExamplesPerLeaf = 10, FeatureFraction = 1 }, _ => { })
        .Train("toy-1", ActedClips.Make(), ["nobody's voice"], CancellationToken.None);
}
