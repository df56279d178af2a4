using System.Text.Json;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>A value in a JSON file, and where it stands.</summary>
/// <param name="file">The file.</param>
/// <param name="path">Keys down to it, joined by dots.</param>
/// <param name="element">The value.</param>
internal readonly struct JsonNodeAt(string file, string path, JsonElement element)
{
    /// <summary>The value.</summary>
    public JsonElement Element => element;

    /// <summary>The value as a string, which it must be.</summary>
    public string Text => element.GetString()!;

    /// <summary>The value of <c>type</c>; empty when it has none.</summary>
    public string Type => Optional("type", JsonValueKind.String)?.Text ?? "";

    /// <summary>The keys of an object.</summary>
    public IEnumerable<string> Names => [.. element.EnumerateObject().Select(static property => property.Name)];

    /// <summary>The members of an array.</summary>
    public IEnumerable<JsonNodeAt> Items
    {
        get
        {
            var (of, at) = (file, path);
            return [.. element.EnumerateArray().Select((item, i) => new JsonNodeAt(of, $"{at}[{i}]", item))];
        }
    }

    /// <summary>A value that must be there.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="kind">What it must be.</param>
    public JsonNodeAt Required(string key, JsonValueKind kind) =>
        Optional(key, kind) ?? throw new ModelFileException($"{file}: the key \"{PathTo(key)}\" is missing; {Kind(kind)} is due.");

    /// <summary>A value that may be missing or null.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="kind">What it must be when it is there.</param>
    public JsonNodeAt? Optional(string key, JsonValueKind kind)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        var node = new JsonNodeAt(file, PathTo(key), value);
        return value.ValueKind == kind ? node : throw node.Problem($"is {Kind(kind)}");
    }

    /// <summary>A truth value, true or false.</summary>
    /// <param name="key">Its key.</param>
    /// <param name="otherwise">What holds when it is missing or null.</param>
    public bool Flag(string key, bool otherwise)
    {
        if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(key, out var value) || value.ValueKind == JsonValueKind.Null)
            return otherwise;
        return value.ValueKind is JsonValueKind.True or JsonValueKind.False
            ? value.GetBoolean()
            : throw new JsonNodeAt(file, PathTo(key), value).Problem("is true or false");
    }

    /// <summary>A whole number; null when it is missing, null, or too large to mean anything (Hugging Face writes 10³⁰ for no limit).</summary>
    /// <param name="key">Its key.</param>
    public int? Whole(string key) => Optional(key, JsonValueKind.Number)?.Element.TryGetInt32(out var number) == true ? number : null;

    /// <summary>An error that names the file and the key.</summary>
    /// <param name="allowed">What is allowed, as "is …".</param>
    public ModelFileException Problem(string allowed)
    {
        const int Shown = 60;
        var value = element.GetRawText();
        return new($"{file}: the key \"{path}\" is {(value.Length > Shown ? value[..Shown] + "…" : value)}; it {allowed}.");
    }

    private static string Kind(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        _ => "a number",
    };

    private string PathTo(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
