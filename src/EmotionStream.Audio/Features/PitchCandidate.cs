namespace EmotionStream.Audio.Features;

/// <summary>A fundamental frequency that a frame may have.</summary>
/// <param name="Octave">log₂ of the frequency in hertz.</param>
/// <param name="Voicing">How far the subharmonic sum stands out, in [0, 1).</param>
internal readonly record struct PitchCandidate(float Octave, float Voicing);
