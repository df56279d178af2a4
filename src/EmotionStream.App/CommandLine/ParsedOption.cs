using System.CommandLine;

namespace EmotionStream.App.CommandLine;

/// <summary>Makes options of a type of our own that say what they allow.</summary>
internal static class ParsedOption
{
    /// <summary>Tries to understand a text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="value">What it means.</param>
    public delegate bool Parser<T>(string text, out T value);

    /// <summary>Makes an option.</summary>
    /// <param name="name">Its name, dashes included.</param>
    /// <param name="description">What it does.</param>
    /// <param name="helpName">What stands for its value in the help.</param>
    /// <param name="parse">Understands its value.</param>
    /// <param name="allowed">What is allowed, for messages.</param>
    /// <param name="byDefault">The value when it is not given.</param>
    public static Option<T> Create<T>(string name, string description, string helpName, Parser<T> parse, string allowed, T byDefault) => new(name)
    {
        Description = description,
        HelpName = helpName,
        DefaultValueFactory = _ => byDefault,
        CustomParser = result =>
        {
            var text = result.Tokens.Count == 0 ? "" : result.Tokens[0].Value;
            if (parse(text, out var value))
                return value;
            result.AddError($"{name} {text}: must be {allowed}.");
            return byDefault;
        },
    };
}
