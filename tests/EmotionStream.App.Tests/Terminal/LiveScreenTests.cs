using EmotionStream.App.State;
using EmotionStream.App.Terminal;
using EmotionStream.App.Tests.State;
using EmotionStream.Core.Fusion;
using EmotionStream.Core.Interactions;
using Spectre.Console;

namespace EmotionStream.App.Tests.Terminal;

public sealed class LiveScreenTests
{
    private readonly LiveStore _store = new(100, TurnFusion.Of(new InteractionOptions()));

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(132)]
    [InlineData(200)]
    public void Draw_AnyWidth_FitsTheTerminal(int width)
    {
        for (var i = 0; i < 40; i++)
            _store.Apply(Messages.Live($"interaction-{i}", -0.5, -0.4, queue: "a-queue-with-a-long-name"));
        for (var i = 0; i < 12; i++)
            _store.Apply(Messages.Alert($"x{i}", $"interaction-{i}", excerpt: new string('w', 300)));

        var lines = Render(width, height: 40).TrimEnd('\n').Split('\n');

        Assert.True(lines.Length <= 40, $"{lines.Length} lines");
        Assert.All(lines, line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void Draw_InteractionWithAPeak_ShowsCurvePeakEndRememberedAndAlert()
    {
        _store.Apply(Messages.Live("c-014", remembered: -0.71, end: -0.32, turns: 2));
        _store.Apply(Messages.Reading("c-014", 1, 0.6));
        _store.Apply(Messages.Reading("c-014", 2, -0.71));
        _store.Apply(Messages.Alert("x", "c-014", excerpt: "this is the third time"));

        var screen = Render(140, 30);

        var row = Assert.Single(screen.Split('\n'), line => line.Contains("● c-014", StringComparison.Ordinal));
        Assert.Contains("▇▼", row, StringComparison.Ordinal);
        Assert.Contains("−0.71", row, StringComparison.Ordinal);
        Assert.Contains("−0.32", row, StringComparison.Ordinal);
        Assert.Contains("Negative peak", row, StringComparison.Ordinal);
        Assert.Contains("“this is the third time”", screen, StringComparison.Ordinal);
        Assert.Contains("Acknowledge the feeling first.", screen, StringComparison.Ordinal);
    }

    [Fact]
    public void Draw_HostileText_IsShownAsText()
    {
        _store.Apply(Messages.Live("[red]x[/]", queue: "\u001b[2Jq"));
        _store.Apply(Messages.Alert("x", "\u001b]0;owned\u0007", excerpt: "[link=http://evil]<script>alert(1)</script>[/]\r\n\u001b[31m"));

        var screen = Render(140, 30);

        Assert.DoesNotContain('\u001b', screen);
        Assert.DoesNotContain('\u0007', screen);
        Assert.Contains("[red]x[/]", screen, StringComparison.Ordinal);
        Assert.Contains("<script>alert(1)</script>", screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1, '▁')]
    [InlineData(-5, '▁')]
    [InlineData(0, '▅')]
    [InlineData(1, '█')]
    [InlineData(double.PositiveInfinity, '█')]
    public void Bar_Valence_HasAFixedScale(double valence, char bar) => Assert.Equal(bar, Sparkline.Bar(valence));

    private string Render(int width, int height)
    {
        using var text = new StringWriter { NewLine = "\n" };
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Out = new AnsiConsoleOutput(text),
        });
        console.Profile.Width = width;
        console.Profile.Capabilities.Unicode = true;
        console.Write(LiveScreen.Draw(_store.View(), new Frame("demo [x]", 1, TimeSpan.FromSeconds(5), 10, 2, "–", "http://127.0.0.1:1/metrics"), width, height));
        return text.ToString();
    }
}
