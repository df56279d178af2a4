using System.Text;
using EmotionStream.Core.Keyed;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Keyed;

public sealed class KeyedStoreTests
{
    [Property(MaxTest = 300)]
    public void Store_BehavesAsADictionaryWithTransactions(int seed)
    {
        var random = new Random(seed);
        var store = new KeyedStore<Value>();
        var model = new Dictionary<string, int>(StringComparer.Ordinal);
        var committed = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var step = 0; step < 400; step++)
        {
            var name = $"key-{random.Next(60)}";
            var key = Encoding.UTF8.GetBytes(name);
            switch (random.Next(20))
            {
                case < 12:
                    var slot = store.GetOrAdd(key, out var added);
                    Assert.Equal(!model.ContainsKey(name), added);
                    store.State(slot).Number += step;
                    model[name] = model.GetValueOrDefault(name) + step;
                    break;
                case < 17:
                    var found = store.Find(key);
                    Assert.Equal(model.ContainsKey(name), found >= 0);
                    if (found >= 0)
                        store.Remove(found);
                    model.Remove(name);
                    break;
                case 17:
                    store.Commit();
                    committed = new(model, StringComparer.Ordinal);
                    break;
                case 18:
                    store.Rollback();
                    model = new(committed, StringComparer.Ordinal);
                    break;
                default:
                    Assert.Equal(model, Contents(store));
                    break;
            }

            Assert.Equal(model.Count, store.Count);
        }

        Assert.Equal(model, Contents(store));
    }

    [Fact]
    public void DirtySlots_AreEachTouchedSlotOnce()
    {
        var store = new KeyedStore<Value>();
        var a = store.GetOrAdd("a"u8, out _);
        var b = store.GetOrAdd("b"u8, out _);
        store.Commit();
        store.Touch(b);
        store.Touch(b);
        store.Remove(a);

        Assert.Equal(2, store.DirtyCount);
        Assert.Equal(b, store.DirtySlot(0, out _));
        Assert.Equal(a, store.DirtySlot(1, out var existed));
        Assert.True(existed);
        Assert.Equal("a"u8.ToArray(), store.Key(a).ToArray());
    }

    [Fact]
    public void RemovedKeys_MakeRoomForNewOnes()
    {
        var store = new KeyedStore<Value>();
        for (var i = 0; i < 10_000; i++)
        {
            store.Remove(store.GetOrAdd(BitConverter.GetBytes(i), out _));
            store.Commit();
        }

        Assert.Equal(0, store.Count);
        Assert.Equal(1, store.SlotLimit);
    }

    [Property(MaxTest = 50)]
    public void KeysOfAnyLength_ComeAndGo(int seed)
    {
        var random = new Random(seed);
        var store = new KeyedStore<Value>();
        var slots = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var step = 0; step < 3000; step++)
        {
            if (slots.Count > 0 && random.Next(5) < 2)
            {
                var gone = slots.Keys.ElementAt(random.Next(slots.Count));
                store.Remove(slots[gone]);
                slots.Remove(gone);
            }
            else
            {
                var name = new string((char)('a' + random.Next(26)), 1 + (random.Next(20) == 0 ? random.Next(3000) : random.Next(60)));
                slots[name] = store.GetOrAdd(Encoding.UTF8.GetBytes(name), out _);
            }

            if (random.Next(10) == 0)
                store.Commit();
        }

        Assert.Equal(slots.Count, store.Count);
        Assert.All(slots, s => Assert.Equal(s.Key, Encoding.UTF8.GetString(store.Key(s.Value).Span)));
        Assert.All(slots, s => Assert.Equal(s.Value, store.Find(Encoding.UTF8.GetBytes(s.Key))));
    }

    [Fact]
    public void KeyThatIsTooLong_IsAClearError()
    {
        var error = Assert.Throws<ArgumentException>(() => new KeyedStore<Value>().GetOrAdd(new byte[100_000], out _));
        Assert.Contains("100000 bytes", error.Message, StringComparison.Ordinal);
    }

    private static Dictionary<string, int> Contents(KeyedStore<Value> store) =>
        Enumerable.Range(0, store.SlotLimit).Where(store.IsPresent)
            .ToDictionary(slot => Encoding.UTF8.GetString(store.Key(slot).Span), slot => store.State(slot).Number, StringComparer.Ordinal);

    private struct Value : IKeyedState<Value>
    {
        public int Number;

        public readonly void CopyTo(ref Value copy) => copy = this;
    }
}
