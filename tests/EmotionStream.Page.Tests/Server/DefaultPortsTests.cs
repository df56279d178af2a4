using System.Globalization;
using System.Text.RegularExpressions;
using EmotionStream.App.Commands;

namespace EmotionStream.Page.Tests.Server;

/// <summary>All commands can run on one machine with their defaults.</summary>
public sealed partial class DefaultPortsTests
{
    [Fact]
    public void EveryServer_HasADefaultPortOfItsOwn()
    {
        var ports = new[] { RunCommand.Create(), ListenCommand.Create(), NotifyCommand.Create(), DashboardCommand.Create() }
            .SelectMany(command => command.Options).Select(option => Default().Match(option.Description ?? "")).Where(match => match.Success)
            .Select(match => int.Parse(match.Groups["port"].Value, CultureInfo.InvariantCulture)).Order();

        Assert.Equal([9464, 9465, 9466, 9467, 9468, 9469], ports);
    }

    [GeneratedRegex(@"Default (?<port>\d{4,5})\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Default();
}
