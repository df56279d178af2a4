using EmotionStream.App.Recordings;
using EmotionStream.Core.Records;
using FsCheck.Xunit;

namespace EmotionStream.App.Tests.Recordings;

public sealed class TimeLineTests
{
    private static readonly DateTimeOffset Origin = DateTimeOffset.UnixEpoch;

    [Fact]
    public void Weave_OverlappingConversations_ComeInOrderOfTime()
    {
        var woven = TimeLine.Weave([Conversation("a", null, 0, 10, 20), Conversation("b", null, 0, 3, 30)], Origin, TimeSpan.FromSeconds(5));

        Assert.Equal(["a@0", "b@5", "b@8", "a@10", "a@20", "b@35"], woven.Select(Describe));
    }

    [Fact]
    public void Weave_RecordedStarts_AreKept()
    {
        var woven = TimeLine.Weave([Conversation("a", 100, 0, 10), Conversation("b", 105, 0)], Origin, TimeSpan.Zero);

        Assert.Equal(["a@100", "b@105", "a@110"], woven.Select(Describe));
    }

    [Property]
    public bool Weave_AnyConversations_LosesNothingAndKeepsEachInOrder(byte[][] offsets, byte stagger)
    {
        var conversations = offsets
            .Select((times, index) => Conversation($"c{index}", null, [0, .. times.Select(time => (double)time).Order()]))
            .ToList();
        var gap = TimeSpan.FromSeconds(stagger);

        var woven = TimeLine.Weave(conversations, Origin, gap).ToList();

        var inOrder = woven.Zip(woven.Skip(1)).All(pair => pair.First.Time <= pair.Second.Time);
        var whole = woven.GroupBy(record => record.InteractionId).Sum(group => group.Count()) == conversations.Sum(c => c.Records.Count);
        var span = TimeLine.Span(conversations, Origin, gap);
        return inOrder && whole && span?.Last == woven.Max(record => (DateTimeOffset?)record.Time);
    }

    [Theory]
    [InlineData("10", "now", 1_000_000, 1_000_010)]
    [InlineData("max", "now", 999_900, 1_000_000)]
    [InlineData("max", "recorded", 500, 600)]
    [InlineData("10", "1970-01-01T00:33:20Z", 2_000, 2_100)]
    public void Clock_EachStart_GivesFirstAndLastEventTheirTimes(string speed, string text, long first, long last)
    {
        Assert.True(ReplayPace.TryParse(speed, out var pace));
        Assert.True(ReplayStart.TryParse(text, out var start));
        var recorded = (DateTimeOffset.FromUnixTimeSeconds(500), DateTimeOffset.FromUnixTimeSeconds(600));

        var clock = start.Clock(recorded, pace, DateTimeOffset.FromUnixTimeSeconds(1_000_000));

        Assert.Equal(first, clock.Of(recorded.Item1).ToUnixTimeSeconds());
        Assert.Equal(last, clock.Of(recorded.Item2).ToUnixTimeSeconds());
    }

    private static string Describe(PlacedRecord record) => $"{record.InteractionId}@{record.Time.ToUnixTimeSeconds()}";

    private static RecordedConversation Conversation(string id, long? start, params double[] seconds) => new(
        id,
        start is { } known ? DateTimeOffset.FromUnixTimeSeconds(known) : null,
        [.. seconds.Select(second => new RecordedRecord(TimeSpan.FromSeconds(second), InputSource.ChatMessages, "{}"u8.ToArray()))]);
}
