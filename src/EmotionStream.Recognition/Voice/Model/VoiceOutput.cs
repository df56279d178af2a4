namespace EmotionStream.Recognition.Voice.Model;

/// <summary>What the trees say of a window.</summary>
internal sealed class VoiceOutput
{
    /// <summary>The sum over the trees.</summary>
    public float Score { get; set; }
}
