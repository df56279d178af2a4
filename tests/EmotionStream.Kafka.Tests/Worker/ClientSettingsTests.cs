using EmotionStream.Kafka.Worker;
using Microsoft.Extensions.Logging.Abstractions;

namespace EmotionStream.Kafka.Tests.Worker;

public class ClientSettingsTests
{
    [Theory]
    [InlineData("transactional.id")]
    [InlineData("Enable.Auto.Commit")]
    [InlineData("isolation.level")]
    [InlineData("bootstrap.servers")]
    [InlineData("dotnet.cancellation.delay.max.ms")]
    public void Setting_TheGuaranteeRestsOn_IsRefused(string key)
    {
        var options = new WorkerOptions();
        options.Kafka[key] = "x";

        Assert.Contains($"Kafka:{key}", Assert.Throws<WorkerConfigurationException>(() => new ClientSettings(options, NullLogger.Instance)).Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Options_ThatContradict_AreRefused()
    {
        Assert.Throws<WorkerConfigurationException>(() => new WorkerOptions { Changelog = false }.Validate());
        Assert.Throws<WorkerConfigurationException>(() => new WorkerOptions { Ordinal = -1 }.Validate());
        Assert.Throws<WorkerConfigurationException>(() => new WorkerOptions { CommitInterval = TimeSpan.FromSeconds(11) }.Validate());
        new WorkerOptions { Changelog = false, Guarantee = ProcessingGuarantee.AtLeastOnce }.Validate();
    }
}
