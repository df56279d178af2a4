using System.Text.Json;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Tokenising;

/// <summary>A JSON file of a model, read with errors that name the file, the key, and what is allowed.</summary>
internal sealed class JsonFile : IDisposable
{
    private readonly JsonDocument _document;

    private JsonFile(string path, JsonDocument document) => (Path, _document) = (path, document);

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>The whole of it.</summary>
    public JsonNodeAt Root => new(Path, "", _document.RootElement);

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="ModelFileException">It is not there or no JSON object.</exception>
    public static JsonFile Open(string path)
    {
        try
        {
            var document = JsonDocument.Parse(File.ReadAllBytes(path));
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new(path, document)
                : throw new ModelFileException($"{path}: holds a JSON {document.RootElement.ValueKind.ToString().ToLowerInvariant()}; an object is due.");
        }
        catch (JsonException problem)
        {
            throw new ModelFileException($"{path}: is not JSON: {problem.Message}", problem);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"{path}: can't be read: {problem.Message}", problem);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _document.Dispose();
}
