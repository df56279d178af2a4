using System.Text;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Queues;

namespace EmotionStream.Core.Tests.Queues;

/// <summary>What waits for its interaction's queue: nothing is lost, told twice, or left.</summary>
public class HeldTurnsTests
{
    private readonly Log _log = new();
    private HeldTurns _held = new();

    [Fact]
    public void Turns_AreGivenInTheirOrder_Once()
    {
        Hold("i", "a");
        Hold("j", "b");
        Hold("i", "c");

        Assert.Equal(["a", "c"], Release("i"));
        Assert.Empty(Release("i"));
        Assert.Equal(["b"], Release("j"));
    }

    [Fact]
    public void Turns_OutliveACrash_AsOfTheLastCommit()
    {
        Hold("i", "a");
        Commit();
        Hold("i", "b");
        Hold("j", "c");
        Crash();

        Assert.Equal(["a"], Release("i"));
        Assert.Empty(Release("j"));
        Crash();
        Assert.Equal(["a"], Release("i"));
        Commit();
        Assert.Empty(_log.Records);
    }

    [Fact]
    public void Rollback_PutsBackWhatWasReleased_AndTakesWhatWasHeld()
    {
        Hold("i", "a");
        Commit();
        Hold("i", "b");
        Assert.Equal(["a", "b"], Release("i"));
        Hold("j", "c");
        _held.Rollback();

        Assert.Equal(["a"], Release("i"));
        Assert.Empty(Release("j"));
    }

    [Fact]
    public void Turns_OfAnInteractionThatIsGone_LeaveTheChangelog()
    {
        Hold("i", "a");
        Commit();
        Assert.Single(_log.Records);
        _held.Drop("i"u8);
        Commit();

        Assert.Empty(_log.Records);
        Assert.Empty(Release("i"));
    }

    [Fact]
    public void Turns_BeyondTheFirstFour_AreNotHeld()
    {
        for (var i = 0; i < 4; i++)
            Hold("i", $"{i}");

        Assert.False(_held.TryHold("i"u8, "4"u8));
        Assert.Equal(["0", "1", "2", "3"], Release("i"));
    }

    [Fact]
    public void RecordsOfOthers_AreLeftToThem()
    {
        Assert.False(_held.TryRestore("i"u8, "x"u8));
        Assert.False(_held.TryRestore("\0time"u8, "x"u8));
    }

    private void Hold(string interaction, string turn) => Assert.True(_held.TryHold(Encoding.UTF8.GetBytes(interaction), Encoding.UTF8.GetBytes(turn)));

    private List<string> Release(string interaction)
    {
        var turns = new List<string>();
        _held.Release(Encoding.UTF8.GetBytes(interaction), turn => turns.Add(Encoding.UTF8.GetString(turn)));
        return turns;
    }

    private void Commit()
    {
        _held.Checkpoint(_log);
        _held.Commit();
    }

    private void Crash()
    {
        _held = new HeldTurns();
        foreach (var (key, value) in _log.Records)
            Assert.True(_held.TryRestore(Encoding.UTF8.GetBytes(key), value));
    }

    private sealed class Log : IChangelog
    {
        public Dictionary<string, byte[]> Records { get; } = new(StringComparer.Ordinal);

        public void Put(ReadOnlySpan<byte> key, ReadOnlySpan<byte> value) => Records[Encoding.UTF8.GetString(key)] = value.ToArray();

        public void Delete(ReadOnlySpan<byte> key) => Records.Remove(Encoding.UTF8.GetString(key));
    }
}
