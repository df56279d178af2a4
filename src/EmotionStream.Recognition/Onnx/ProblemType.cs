namespace EmotionStream.Recognition.Onnx;

/// <summary>What a classifier's outputs are.</summary>
public enum ProblemType
{
    /// <summary>One of the labels holds: a softmax over the logits.</summary>
    SingleLabel,

    /// <summary>Any of the labels hold: a sigmoid of each logit.</summary>
    MultiLabel,
}
