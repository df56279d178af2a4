using System.Text;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Testing;

namespace EmotionStream.Core.Tests.Graph;

public sealed class AllocationTests
{
    private static readonly bool[] ChatOnly = [true, false, true, true];

    [Fact]
    public void CalmTurns_AllocateNothing()
    {
        var output = new CountingOutput();
        Assert.Equal(0, AllocatedBy(output, "still waiting for an answer", (round, i) => ((round + i) % 5 * 0.1f) - 0.2f));
        Assert.Equal(0, output.Alerts);
    }

    [Fact]
    public void Alerts_AllocateNothing()
    {
        // Eight bad turns, then eight good ones: each time alerts open, get worse and close.
        var output = new CountingOutput();
        Assert.Equal(0, AllocatedBy(output, text: "", (round, i) => (round + i) % 16 < 8 ? -0.1f * ((round + i) % 16) - 0.2f : 0.6f));
        Assert.True(output.Alerts > 1000, $"{output.Alerts} steps");
    }

    [Fact]
    public void Measure_OfOneArray_SeesIt() => Assert.InRange(AllocatedBytes.By(static () => GC.KeepAlive(new byte[100])), 100, 200);

    private static long AllocatedBy(IGraphOutput output, string text, Func<int, int, float> valence)
    {
        using var task = new InteractionTask(new InteractionOptions(), RuleSet.Create(RuleSet.Defaults()), voice: null, output);
        byte[][] keys = [.. Enumerable.Range(0, 100).Select(i => Encoding.UTF8.GetBytes($"interaction-{i}"))];
        var record = new InputRecord();
        var round = 0;
        Feed(rounds: 200); // everything is jitted and every buffer has its size

        return AllocatedBytes.By(() => Feed(rounds: 200));

        void Feed(int rounds)
        {
            for (var last = round + rounds; round < last; round++)
            {
                for (var i = 0; i < keys.Length; i++)
                {
                    record.Reset();
                    record.Source = InputSource.ChatMessages;
                    record.Offset = (round * keys.Length) + i;
                    record.Time = 1_780_000_000_000 + (round * 10_000) + i;
                    record.SetKey(keys[i]);
                    record.SetText(text);
                    record.SetScore(new EmotionScore { Valence = valence(round, i), Arousal = 0.2f, Confidence = 0.9f }, ScoreOrigin.Supplied);
                    task.Process(record);
                }

                task.Advance(0, ChatOnly);
                task.Commit();
            }
        }
    }

    private sealed class CountingOutput : IGraphOutput
    {
        public int Alerts { get; private set; }

        public void Publish(in Core.Readings.Reading reading)
        {
        }

        public void Publish(Alert alert) => Alerts += alert.Id == 0 ? 0 : 1;

        public void Publish(Outcome outcome) => Assert.Fail("an interaction closed");

        public bool TryActOnCustomer(InputRecord record, string customerId) => false;

        public bool TryActOnQueue(InputRecord record) => false;

        public void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments) => Assert.Fail("an interaction was transferred");

        public void ContactStarted(InputRecord record, IReadOnlyList<string> moments) => Assert.Fail("an interaction started");

        public void Late(InputRecord record) => Assert.Fail("a turn was late");

        public void Reject(InputRecord record, string cause) => Assert.Fail(cause);
    }
}
