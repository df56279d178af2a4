namespace EmotionStream.Core.Cues;

/// <summary>What a customer's words, or a form, told beside emotion.</summary>
public enum CueKind : byte
{
    /// <summary>A moment of truth: a lost card, a bereavement …</summary>
    Moment,

    /// <summary>The customer says that this was said or done before ("as I already told you").</summary>
    SaidAgain,

    /// <summary>An identifier or a longer message was given; given twice, it is repeated information.</summary>
    Given,

    /// <summary>The customer complains in so many words, or asks for somebody who may decide.</summary>
    Complaint,
}
