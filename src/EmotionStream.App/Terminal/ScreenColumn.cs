using EmotionStream.App.State;
using Spectre.Console.Rendering;

namespace EmotionStream.App.Terminal;

/// <summary>A column of the table of interactions.</summary>
/// <param name="Title">Its head.</param>
/// <param name="Width">Cells it takes.</param>
/// <param name="FromConsoleWidth">Terminals narrower than this do without it.</param>
/// <param name="Draw">Draws an interaction's cell; the second argument is recorded seconds in one.</param>
internal sealed record ScreenColumn(string Title, int Width, int FromConsoleWidth, Func<InteractionView, double, IRenderable> Draw);
