using EmotionStream.ChaosTests.Load;
using EmotionStream.ChaosTests.Running;
using EmotionStream.Testing;
using EmotionStream.Verification;
using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests;

/// <summary>Without any fault the executable gives what the documents say, and the verifier notices when it does not.</summary>
public sealed class CrashFreeTests(KafkaFixture kafka, ChaosFixture chaos)
{
    private Task<Journal> JournalAsync() => chaos.CalmAsync(kafka, new LoadOptions { Seed = chaos.Options.Seed, Interactions = LoadOptions.Usual });

    [Fact]
    public async Task Executable_WithoutFaults_GivesWhatTheDocumentsSay()
    {
        var findings = Verifier.Verify(await JournalAsync(), Pipeline.Settings);
        Assert.True(findings.IsClean, findings.Describe());
        Assert.Equal(LoadOptions.Usual, findings.Outcomes);
        Assert.True(findings.AlertSteps > 300, $"{findings.AlertSteps} steps of alerts");
        Assert.True(findings.BadInputs > 30, $"{findings.BadInputs} bad inputs");
    }
}
