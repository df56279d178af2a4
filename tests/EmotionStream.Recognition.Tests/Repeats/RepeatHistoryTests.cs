using EmotionStream.Recognition.Repeats;

namespace EmotionStream.Recognition.Tests.Repeats;

public sealed class RepeatHistoryTests
{
    private const long Day = 86_400_000;
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Fact]
    public void Of_ContactsOfOneCustomer_ARepeatIsWithinTheWindowAfterTheEnd()
    {
        var history = RepeatHistory.Of(
            [Contact("a", "c-1", 0), Contact("b", "c-1", 6), Contact("c", "c-1", 14), Contact("other", "c-2", 1), Contact("last", "c-3", 60)], Week, sameMatter: false);

        Assert.Equal([("a", true), ("b", false), ("c", false), ("other", false)], history.Cases.Select(one => (one.Contact.Interaction, one.Repeated)));
        Assert.Equal(1, history.Undecided);
    }

    [Fact]
    public void Of_TooYoungToSay_IsLeftOutWhateverCameAfter()
    {
        var history = RepeatHistory.Of([Contact("a", "c-1", 0), Contact("b", "c-1", 2)], Week, sameMatter: false);

        Assert.Empty(history.Cases);
        Assert.Equal(2, history.Undecided);
    }

    [Theory]
    [InlineData("billing", "", "orders", "", false)]
    [InlineData("billing", "", "billing", "", true)]
    [InlineData("billing", "fraud", "billing", "", true)] // one has no moment: the queue decides
    [InlineData("billing", "fraud", "orders", "", false)]
    [InlineData("billing", "fraud", "orders", "claim fraud", true)] // a shared moment, whatever the queue
    [InlineData("billing", "fraud", "billing", "moving", false)] // two moments, whatever the queue
    public void Of_SameMatterAsked_AnotherMatterIsNoRepeat(string queue, string moments, string laterQueue, string laterMoments, bool same)
    {
        CustomerContact[] contacts = [Contact("a", "c-1", 0, queue, moments), Contact("b", "c-1", 2, laterQueue, laterMoments), Contact("last", "c-3", 60)];

        Assert.True(RepeatHistory.Of(contacts, Week, sameMatter: false).Cases[0].Repeated);
        Assert.Equal(same, RepeatHistory.Of(contacts, Week, sameMatter: true).Cases[0].Repeated);
    }

    [Fact]
    public void Of_AtTheSameTimeOrPartsOfOne_AreNoRepeats()
    {
        var onThePhone = Contact("a", "c-1", 0) with { Ended = Day };
        var history = RepeatHistory.Of(
            [onThePhone, Contact("b", "c-1", 0) with { Started = Day / 2, Ended = Day }, Contact("p", "c-2", 0), Contact("p", "c-2", 3), Contact("last", "c-3", 60)], Week, sameMatter: false);

        Assert.Equal([("a", false), ("b", false), ("p", false)], history.Cases.Select(one => (one.Contact.Interaction, one.Repeated)));
    }

    private static CustomerContact Contact(string id, string customer, long day, string queue = "billing", string moments = "") =>
        new(id, customer, new(queue, moments.Split(' ', StringSplitOptions.RemoveEmptyEntries)), day * Day, (day * Day) + 1, 0, []);
}
