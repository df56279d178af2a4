using System.Text.Json;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>The special tokens of a <c>tokenizer.json</c>: <c>added_tokens</c> and what its <c>post_processor</c> puts around a text.</summary>
internal static class SurroundingTokens
{
    /// <summary>Reads them.</summary>
    /// <param name="root">The file.</param>
    /// <param name="settings">What the folder's other files say: the id that fills.</param>
    /// <param name="unknownId">Id of what is not known; −1 for none.</param>
    public static SpecialTokens Read(JsonNodeAt root, TokeniserSettings settings, int unknownId)
    {
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var token in root.Optional("added_tokens", JsonValueKind.Array)?.Items ?? [])
            ids[token.Required("content", JsonValueKind.String).Text] = token.Required("id", JsonValueKind.Number).Element.GetInt32();
        var (before, after) = root.Optional("post_processor", JsonValueKind.Object) is { } processor ? Around(processor) : ([], []);
        var padding = root.Optional("padding", JsonValueKind.Object);
        return new(ids)
        {
            Before = before,
            After = after,
            PadId = padding?.Whole("pad_id") ?? settings.PadId ?? (ids.TryGetValue(settings.Token("pad_token", "[PAD]"), out var pad) ? pad : 0),
            UnknownId = unknownId,
        };
    }

    private static (long[] Before, long[] After) Around(JsonNodeAt processor)
    {
        switch (processor.Type)
        {
            case "Sequence":
                return processor.Required("processors", JsonValueKind.Array).Items.Select(Around)
                    .FirstOrDefault(static around => around.Before.Length + around.After.Length > 0, ([], []));
            case "ByteLevel":
                return ([], []);
            case "BertProcessing" or "RobertaProcessing":
                return ([Second(processor, "cls")], [Second(processor, "sep")]);
            case "TemplateProcessing":
                return Template(processor);
            default:
                throw processor.Problem("has a type of TemplateProcessing, BertProcessing, RobertaProcessing, ByteLevel or Sequence");
        }
    }

    private static long Second(JsonNodeAt processor, string key)
    {
        var pair = processor.Required(key, JsonValueKind.Array);
        return pair.Items.LastOrDefault() is { Element.ValueKind: JsonValueKind.Number } id ? id.Element.GetInt64() : throw pair.Problem("is a token and its id");
    }

    private static (long[] Before, long[] After) Template(JsonNodeAt processor)
    {
        var known = processor.Required("special_tokens", JsonValueKind.Object);
        var (before, after) = (new List<long>(), new List<long>());
        var passed = false;
        foreach (var part in processor.Required("single", JsonValueKind.Array).Items)
        {
            if (part.Optional("SpecialToken", JsonValueKind.Object) is { } special)
                (passed ? after : before).AddRange(known.Required(special.Required("id", JsonValueKind.String).Text, JsonValueKind.Object)
                    .Required("ids", JsonValueKind.Array).Items.Select(static id => id.Element.GetInt64()));
            else
                passed = true;
        }

        return ([.. before], [.. after]);
    }
}
