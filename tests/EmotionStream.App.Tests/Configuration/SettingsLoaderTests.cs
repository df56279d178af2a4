using EmotionStream.App.Configuration;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Memory;
using EmotionStream.Testing;
using Microsoft.Extensions.Logging;

namespace EmotionStream.App.Tests.Configuration;

public sealed class SettingsLoaderTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Load_NothingConfigured_GivesDefaultsOnLoopback()
    {
        var settings = Load();

        Assert.Equal("127.0.0.1", settings.Http.Address);
        Assert.Equal(9464, settings.Http.Port);
        Assert.Equal(MemoryModel.PeakEnd, settings.Interactions.Memory);
        Assert.Equal(RuleSet.Defaults().Count, settings.RuleSet.Rules.Count);
    }

    [Fact]
    public void Load_FileEnvironmentAndCommandLine_LaterOneWins()
    {
        File.WriteAllText(_file, """{"Http":{"Port":1001},"Logging":{"Format":"json","Level":"warning"},"Interactions":{"ClosingGrace":"250ms"}}""");

        var settings = Load(
            new() { ["EMOTIONSTREAM__Http__Port"] = "1002", ["EMOTIONSTREAM__Interactions__ClosingGrace"] = "3s" },
            ("Http:Port", "1003"));

        Assert.Equal(1003, settings.Http.Port);
        Assert.Equal(TimeSpan.FromSeconds(3), settings.Interactions.ClosingGrace);
        Assert.Equal(LogFormat.Json, settings.Logging.Format);
        Assert.Equal(LogLevel.Warning, settings.Logging.Level);
    }

    [Fact]
    public void Load_TextModel_MayBeTheFolderOfAnExport()
    {
        var folder = Path.GetTempPath();

        Assert.Equal(folder, Load(null, ("Recognition:TextModel", folder)).Recognition.TextModel);
    }

    [Fact]
    public void Load_KafkaKeys_AreLibrdkafkasOwn()
    {
        File.WriteAllText(_file, """{"Kafka":{"bootstrap.servers":"a:1","ssl.ca.location":"/ca.pem"}}""");

        var settings = Load(new() { ["EMOTIONSTREAM__KAFKA__BOOTSTRAP_SERVERS"] = "b:2" }, ("Kafka:client.id", "x"));

        Assert.Equal("b:2", settings.Kafka["bootstrap.servers"]);
        Assert.Equal("/ca.pem", settings.Kafka["ssl.ca.location"]);
        Assert.Equal("x", settings.Kafka["client.id"]);
    }

    [Fact]
    public void Load_UnknownKey_NamesTheNearestOneAndWhatIsAllowed()
    {
        var problem = Problem(("Interactions:ClosingGrase", "2s"));

        Assert.Equal("Interactions:ClosingGrase", problem.Key);
        Assert.Contains("did you mean ClosingGrace?", problem.Message, StringComparison.Ordinal);
        Assert.Contains("Inactivity", problem.Message, StringComparison.Ordinal);
        Assert.Equal("the command line", problem.Source);
    }

    [Fact]
    public void Load_UnknownSection_IsAnErrorThatNamesTheFile()
    {
        File.WriteAllText(_file, """{"Htp":{"Port":1}}""");

        var problem = Problem();

        Assert.Equal("Htp", problem.Key);
        Assert.Contains("did you mean Http?", problem.Message, StringComparison.Ordinal);
        Assert.Equal(Path.GetFileName(_file), Path.GetFileName(problem.Source));
    }

    [Theory]
    [InlineData("Http:Port", "70000", "between 0 and 65535")]
    [InlineData("Http:Port", "web", "whole number")]
    [InlineData("Http:State", "yes", "true or false")]
    [InlineData("Http:Address", "example", "IP address")]
    [InlineData("Interactions:Memory", "peakend2", "one of peak-end, trough-end, mean, recency; did you mean peak-end?")]
    [InlineData("Interactions:ClosingGrace", "soon", "duration such as")]
    [InlineData("Interactions:NegativityWeight", "NaN", "number")]
    [InlineData("Recognition:TextModel", "/no/such/model", "no such file or folder")]
    [InlineData("Recognition:VoiceModel", "/no/such/model", "no such file")]
    [InlineData("Http", "on", "is a section")]
    [InlineData("Workers", "0", "between 1 and 64")]
    [InlineData("Pipeline:Guarantee", "exactly-onc", "one of exactly-once, at-least-once; did you mean exactly-once?")]
    [InlineData("Pipeline:Bootstrap", "x:1", "unknown")]
    [InlineData("Kafka:bootstrap.server", "x:1", "did you mean bootstrap.servers?")]
    [InlineData("Kafka:security.protocol", "sasl_tls", "librdkafka says")]
    [InlineData("Kafka:group.id", "mine", "Pipeline:Application")]
    [InlineData("Kafka:socket.timeout.ms", "soon", "librdkafka says")]
    public void Load_BadValue_NamesKeyValueAndWhatIsAllowed(string key, string value, string allowed)
    {
        var problem = Problem((key, value));

        Assert.Equal(key, problem.Key);
        Assert.Equal(value, problem.Value);
        Assert.Contains(allowed, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Interactions:ClosingGrace", "11m")]
    [InlineData("Interactions:RecoveryThreshold", "1.5")]
    [InlineData("Interactions:Effort:Transfer", "-1")]
    [InlineData("Rules:NegativePeak:Close", "-0.6")]
    [InlineData("Rules:NegativePeak:Cooldown", "2d")]
    [InlineData("Pipeline:BatchRecords", "0")]
    [InlineData("Pipeline:Changelog", "false")]
    public void Load_ValueTheCoreRefuses_NamesTheKey(string key, string value) =>
        Assert.Contains(key, Problem((key, value)).ToString(), StringComparison.Ordinal);

    [Fact]
    public void Load_AuthenticatedCluster_PassesItsSettingsThrough()
    {
        var settings = Load(
            [],
            ("Kafka:bootstrap.servers", "b:9093"),
            ("Kafka:security.protocol", "SASL_SSL"),
            ("Kafka:sasl.mechanism", "PLAIN"),
            ("Kafka:sasl.username", "worker"),
            ("Kafka:sasl.password", "secret"),
            ("Kafka:ssl.endpoint.identification.algorithm", "none"));

        Assert.Equal("worker", settings.Kafka["sasl.username"]);
    }

    [Fact]
    public void Load_SeveralMistakes_AreAllReportedAtOnce()
    {
        var error = Assert.Throws<ConfigurationException>(() => Load([], ("Http:Port", "x"), ("Loging:Level", "x"), ("Rules:Q", "1")));

        Assert.True(error.Problems.Count >= 3, error.Message);
    }

    [Fact]
    public void Load_RuleOfTheShippedOnes_ChangesOnlyWhatIsGiven()
    {
        var rule = Load([], ("Rules:negativepeak:Open", "-0.7"), ("Rules:NegativePeak:Queues:0", "billing")).Rules["NegativePeak"];

        Assert.Equal("NegativePeak", rule.Name);
        Assert.Equal(-0.7, rule.Open);
        Assert.Equal(-0.3, rule.Close);
        Assert.Equal(["billing"], rule.Queues);
        Assert.Equal(AlertSeverity.Critical, rule.Severity);
    }

    [Fact]
    public void Load_RuleSwitchedOff_IsNotInForce() =>
        Assert.DoesNotContain(Load([], ("Rules:LongSilence:Enabled", "false")).RuleSet.Rules, rule => rule.Name == "LongSilence");

    [Fact]
    public void Load_NewRule_JoinsTheShippedOnes()
    {
        File.WriteAllText(_file, """
            {"Rules":{"ColdStart":{"Measure":"mean","Open":-0.2,"Close":0,"MinTurns":2,"For":"10s","Playbook":"Warm up.",
              "And":[{"Measure":"peak-negative","AtMost":-0.3}]}}}
            """);

        var rule = Assert.Single(Load().RuleSet.Rules, rule => rule.Name == "ColdStart");

        Assert.Equal(AlertMeasure.Mean, rule.Measure);
        Assert.Equal(-0.3, Assert.Single(rule.And).AtMost);
    }

    [Fact]
    public void Load_MisspeltRule_IsNotTakenForANewOne() =>
        Assert.Contains("did you mean NegativePeak?", Problem(("Rules:NegativPeak:Open", "-0.7")).Message, StringComparison.Ordinal);

    [Fact]
    public void Load_FileThatIsNotJson_SaysSo()
    {
        File.WriteAllText(_file, "{\"Http\":");

        Assert.Contains("not a JSON file", Problem().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_FileThatIsMissing_SaysSo()
    {
        var error = Assert.Throws<ConfigurationException>(() => SettingsLoader.Load("/no/such/file.json", new Dictionary<string, string>(), []));

        Assert.Contains("/no/such/file.json", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_SampleThatShips_IsValid()
    {
        var settings = SettingsLoader.Load(Path.Combine(KafkaFixture.Repository()!, "deploy", "appsettings.json"), new Dictionary<string, string>(), []);

        Assert.Equal("localhost:9092", settings.Kafka["bootstrap.servers"]);
    }

    private ConfigurationProblem Problem(params (string Key, string Value)[] assignments) =>
        Assert.Single(Assert.Throws<ConfigurationException>(() => Load([], assignments)).Problems);

    private Settings Load(Dictionary<string, string>? environment = null, params (string Key, string Value)[] assignments)
    {
        if (new FileInfo(_file).Length == 0)
            File.WriteAllText(_file, "{}");
        return SettingsLoader.Load(_file, environment ?? [], assignments.Select(pair => KeyValuePair.Create(pair.Key, pair.Value)));
    }
}
