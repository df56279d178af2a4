using System.ComponentModel.DataAnnotations;

namespace EmotionStream.App.Configuration;

/// <summary>The <c>Recognition</c> section: which models score what.</summary>
internal sealed class RecognitionSettings
{
    /// <summary>
    /// A text model: a file made by <c>emotionstream train text</c>, a folder with a Hugging Face ONNX export, or an ML.NET pipeline (<c>.zip</c>);
    /// null = the one that ships.
    /// </summary>
    public string? TextModel { get; set; }

    /// <summary>A file that says what the labels of an ONNX export or an ML.NET pipeline mean; null = the built-in tables.</summary>
    public string? Labels { get; set; }

    /// <summary>A voice model file made by <c>emotionstream train voice</c>; null = the recogniser that needs no training.</summary>
    public string? VoiceModel { get; set; }

    /// <summary>Confidence in [0, 1] below which the text model abstains instead of guessing; 0 never.</summary>
    [Range(0.0, 1.0)]
    public double MinConfidence { get; set; }

    /// <summary>A taxonomy of moments of truth (YAML) whose moments join the ones that ship, or replace them; null = the ones that ship.</summary>
    public string? Moments { get; set; }

    /// <summary>Whether moments of truth and repeated information are read from customers' words.</summary>
    public bool Cues { get; set; } = true;

    /// <summary>Whether words are scored. Records that arrive scored are used either way.</summary>
    public bool Text { get; set; } = true;

    /// <summary>Whether sound is scored.</summary>
    public bool Voice { get; set; } = true;
}
