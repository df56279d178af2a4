using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class DistillationTests
{
    private static readonly TextModel Model = ToyModel.Train();

    [Fact]
    public void Relabel_ShareOfOne_IsWhatTheModelsSay()
    {
        var text = ToyModel.Labelled("this is great, thank you", EmotionLabel.Neutral) with { Heads = OutputHeads.All };

        var targets = Distillation.Relabel([text], [Model, Model], 1)[0].Targets;

        var said = new TextProbabilities(Model).Of(text.Text);
        Assert.Equal(said[OutputLayout.Service + (int)EmotionLabel.Gratitude] * 255, targets[OutputLayout.Service + (int)EmotionLabel.Gratitude], 0.51);
        Assert.Equal(said[OutputLayout.Sentiment] * 255, targets[OutputLayout.Sentiment], 0.51);
    }

    [Fact]
    public void Relabel_Language_StaysAsKnown()
    {
        var text = ToyModel.Labelled("merci beaucoup", EmotionLabel.Gratitude) with { Heads = OutputHeads.All };

        Assert.Equal(255, Distillation.Relabel([text], [Model], 1)[0].Targets[OutputLayout.Language]);
    }

    [Fact]
    public void Relabel_TextWithSomeHeadsOnly_KeepsItsTargetsAndTheCallersStayUntouched()
    {
        var partial = ToyModel.Labelled("merci", EmotionLabel.Gratitude);
        var full = partial with { Heads = OutputHeads.All };
        var before = (byte[])full.Targets.Clone();

        var relabelled = Distillation.Relabel([partial, full], [Model], 0.5f);

        Assert.Same(partial, relabelled[0]);
        Assert.Equal(before, full.Targets);
        Assert.NotEqual(before, relabelled[1].Targets);
    }
}
