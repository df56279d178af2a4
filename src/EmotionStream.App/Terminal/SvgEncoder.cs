using System.Globalization;
using System.Net;
using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace EmotionStream.App.Terminal;

/// <summary>Draws what a terminal shows as SVG, for documentation: one <c>text</c> a line, one <c>tspan</c> a stretch of one style.</summary>
internal sealed class SvgEncoder : IAnsiConsoleEncoder
{
    private const double CharWidth = 8.4;
    private const double LineHeight = 18;
    private const double Margin = 14;

    /// <inheritdoc/>
    public string Encode(IAnsiConsole console, IEnumerable<IRenderable> renderables)
    {
        var options = RenderOptions.Create(console, console.Profile.Capabilities);
        var lines = Segment.SplitLines(renderables.SelectMany(renderable => renderable.Render(options, console.Profile.Width)));
        var width = (console.Profile.Width * CharWidth) + (2 * Margin);
        var height = (lines.Count * LineHeight) + (2 * Margin);
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:0} {height:0}\" ");
        svg.AppendLine("font-family=\"ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace\" font-size=\"14\">");
        svg.AppendLine("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#14171c\"/>");
        for (var i = 0; i < lines.Count; i++)
            AppendLine(svg, lines[i], Margin + ((i + 0.8) * LineHeight));
        return svg.AppendLine("</svg>").ToString();
    }

    private static void AppendLine(StringBuilder svg, SegmentLine line, double y)
    {
        var column = 0;
        foreach (var segment in line)
        {
            if (!segment.IsWhiteSpace && !segment.IsControlCode)
                AppendSegment(svg, segment, column, y);
            column += segment.CellCount();
        }
    }

    private static void AppendSegment(StringBuilder svg, Segment segment, int column, double y)
    {
        var leading = segment.Text.Length - segment.Text.TrimStart().Length;
        var text = segment.Text.Trim();
        var colour = segment.Style.Foreground == Color.Default ? "#d7dae0" : "#" + segment.Style.Foreground.ToHex();
        var weight = segment.Style.Decoration.HasFlag(Decoration.Bold) ? " font-weight=\"bold\"" : "";
        var length = new Segment(text).CellCount() * CharWidth;

        // textLength keeps columns in line where a viewer's font is a little wider or narrower.
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Margin + ((column + leading) * CharWidth):0.#}\" y=\"{y:0.#}\" fill=\"{colour}\"{weight} ");
        svg.Append(CultureInfo.InvariantCulture, $"textLength=\"{length:0.#}\" lengthAdjust=\"spacingAndGlyphs\" xml:space=\"preserve\">");
        svg.Append(WebUtility.HtmlEncode(text)).AppendLine("</text>");
    }
}
