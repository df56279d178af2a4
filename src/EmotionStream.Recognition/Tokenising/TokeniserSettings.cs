using System.Text.Json;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>What <c>config.json</c> and <c>tokenizer_config.json</c> say of a tokenizer.</summary>
/// <param name="ModelType">The architecture, e.g. <c>bert</c>, <c>roberta</c>.</param>
/// <param name="MaxTokens">Longest sequence the model takes, special tokens included.</param>
/// <param name="PadId">Id that fills; null where it does not say.</param>
internal sealed record TokeniserSettings(string ModelType, int MaxTokens, int? PadId)
{
    /// <summary>Longest sequence where nothing says otherwise.</summary>
    public const int UsualMaxTokens = 512;

    /// <summary>Settings of the special tokens, by their key (<c>cls_token</c> …).</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>Settings that are true or false, by their key (<c>do_lower_case</c> …).</summary>
    public IReadOnlyDictionary<string, bool> Flags { get; init; } = new Dictionary<string, bool>(StringComparer.Ordinal);

    /// <summary>A special token.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="otherwise">The token where nothing says otherwise.</param>
    public string Token(string key, string otherwise) => Tokens.GetValueOrDefault(key, otherwise);

    /// <summary>A setting that is true or false.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="otherwise">What holds where nothing says otherwise.</param>
    public bool Flag(string key, bool otherwise) => Flags.TryGetValue(key, out var value) ? value : otherwise;

    /// <summary>Reads the settings.</summary>
    /// <param name="config">The <c>config.json</c>.</param>
    /// <param name="folder">Where <c>tokenizer_config.json</c> and <c>special_tokens_map.json</c> may stand.</param>
    public static TokeniserSettings Read(JsonNodeAt config, string folder)
    {
        var tokens = new Dictionary<string, string>(StringComparer.Ordinal);
        var flags = new Dictionary<string, bool>(StringComparer.Ordinal);
        var padId = config.Whole("pad_token_id");
        var type = config.Optional("model_type", JsonValueKind.String)?.Text ?? "";
        // RoBERTa and its like number positions from behind the filling token's id.
        var reserved = type.Contains("roberta", StringComparison.Ordinal) || type is "camembert" or "mpnet" ? (padId ?? 1) + 1 : 0;
        var longest = config.Whole("max_position_embeddings") is > 0 and var positions ? positions - reserved : UsualMaxTokens;
        foreach (var name in (string[])["special_tokens_map.json", "tokenizer_config.json"])
        {
            var path = Path.Combine(folder, name);
            if (!File.Exists(path))
                continue;
            using var file = JsonFile.Open(path);
            foreach (var (key, value) in file.Root.Element.EnumerateObject().Select(static property => (property.Name, property.Value)))
            {
                if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
                    flags[key] = value.GetBoolean();
                else if (key.EndsWith("_token", StringComparison.Ordinal) && Content(value) is { } token)
                    tokens[key] = token;
            }

            if (file.Root.Whole("model_max_length") is > 0 and var most)
                longest = Math.Min(longest, most);
        }

        return new(type, longest, padId) { Tokens = tokens, Flags = flags };
    }

    private static string? Content(JsonElement token) => token.ValueKind switch
    {
        JsonValueKind.String => token.GetString(),
        JsonValueKind.Object when token.TryGetProperty("content", out var content) && content.ValueKind == JsonValueKind.String => content.GetString(),
        _ => null,
    };
}
