namespace EmotionStream.App.Configuration;

/// <summary>A property of a settings class that no configuration may set.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotConfigurableAttribute : Attribute;
