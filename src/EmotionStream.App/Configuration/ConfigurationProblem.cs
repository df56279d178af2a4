namespace EmotionStream.App.Configuration;

/// <summary>One thing that is wrong with the configuration.</summary>
/// <param name="Key">The key, sections separated by colons.</param>
/// <param name="Value">The value found; null for a key that should not exist or is missing.</param>
/// <param name="Message">What is allowed.</param>
/// <param name="Source">Where the value came from: a file, the environment, the command line; null when unknown.</param>
internal sealed record ConfigurationProblem(string Key, string? Value, string Message, string? Source)
{
    private static readonly string[] SecretWords = ["pass", "pwd", "secret", "token", ".pem", "webhook"];

    /// <summary>Whether the value may be a secret, misspelt keys included: a message ends in logs.</summary>
    private bool IsSecret => SecretWords.Any(word => Key.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>A problem that a checked type of another project put into words, key and value included.</summary>
    /// <param name="message">The message.</param>
    public static ConfigurationProblem Worded(string message) => new("", null, message, null);

    /// <inheritdoc/>
    public override string ToString()
    {
        var value = Value is null ? "" : IsSecret ? " = (a secret)" : $" = \"{Value}\"";
        var source = Source is null ? "" : $" (from {Source})";
        return Key.Length == 0 ? Message : $"{Key}{value}: {Message}{source}";
    }
}
