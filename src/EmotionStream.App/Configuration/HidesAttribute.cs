namespace EmotionStream.App.Configuration;

/// <summary>A section whose class has settings that stand in other sections.</summary>
/// <param name="names">Their names.</param>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class HidesAttribute(params string[] names) : Attribute
{
    /// <summary>Names of the hidden settings.</summary>
    public IReadOnlyCollection<string> Names { get; } = names;
}
