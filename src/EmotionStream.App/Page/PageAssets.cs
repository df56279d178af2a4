using System.Reflection;
using System.Security.Cryptography;

namespace EmotionStream.App.Page;

/// <summary>Scripts, styles and pictures of the page. They are in the assembly, so that the page is whole wherever the executable is.</summary>
internal static class PageAssets
{
    private const string Prefix = "page/";

    private static readonly Dictionary<string, (string Path, string Type)> Known = new(StringComparer.Ordinal)
    {
        ["page.css"] = ("/assets/page.css", "text/css"),
        ["page.js"] = ("/assets/page.js", "text/javascript"),
        ["start.js"] = ("/assets/start.js", "text/javascript"),
        ["icon.svg"] = ("/assets/icon.svg", "image/svg+xml"),
        ["blazor.web.js"] = ("/_framework/blazor.web.js", "text/javascript"),
    };

    /// <summary>Maps them. They hold nothing of anybody, so whoever asks gets them.</summary>
    /// <param name="routes">Where to.</param>
    public static void Map(IEndpointRouteBuilder routes)
    {
        foreach (var (name, (path, type)) in Known)
        {
            var content = Read(name);
            var tag = $"\"{Convert.ToHexStringLower(SHA256.HashData(content))[..16]}\"";
            routes.MapGet(path, (HttpContext http) =>
            {
                http.Response.Headers.CacheControl = "no-cache";
                return Results.File(content, type, entityTag: new(tag));
            }).AllowAnonymous().ExcludeFromDescription();
        }
    }

    private static byte[] Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"{Prefix}{name} is not in the assembly.");
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }
}
