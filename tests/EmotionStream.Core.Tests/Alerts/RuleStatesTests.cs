using EmotionStream.Core.Alerts;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Alerts;

public sealed class RuleStatesTests
{
    private const int Chains = 5;

    [Property(MaxTest = 300)]
    public void Chains_BehaveAsListsWithTransactions(int seed)
    {
        var random = new Random(seed);
        var states = new RuleStates();
        var (heads, committedHeads) = (new int[Chains], new int[Chains]);
        var (model, committed) = (Empty(), Empty());
        for (var step = 0; step < 500; step++)
        {
            var chain = random.Next(Chains);
            var rule = (byte)random.Next(RuleSet.MaxRules);
            var at = states.Find(heads[chain], rule);
            Assert.Equal(model[chain].Exists(x => x.Rule == rule), at != 0);
            switch (random.Next(24))
            {
                case < 20 when at == 0:
                    states.Add(ref heads[chain], new RuleState { Rule = rule, Time = step });
                    model[chain].Add((rule, step));
                    break;
                case < 10:
                    states.Write(at).Time = step;
                    model[chain][model[chain].FindIndex(x => x.Rule == rule)] = (rule, step);
                    break;
                case < 20:
                    states.Remove(ref heads[chain], at);
                    model[chain].RemoveAll(x => x.Rule == rule);
                    break;
                case 20:
                    states.Clear(ref heads[chain]);
                    model[chain].Clear();
                    break;
                case < 23:
                    states.Commit();
                    (committedHeads, committed) = ([.. heads], Copy(model));
                    break;
                default:
                    states.Rollback();
                    (heads, model) = ([.. committedHeads], Copy(committed));
                    break;
            }

            Assert.Equal(model.Sum(list => list.Count), states.Count);
            for (var i = 0; i < Chains; i++)
                Assert.Equal(model[i], Contents(states, heads[i]));
        }
    }

    [Fact]
    public void RemovedBlocks_AreUsedAgain()
    {
        var states = new RuleStates();
        var head = 0;
        var first = states.Add(ref head, default);
        states.Remove(ref head, first);
        states.Commit();
        Assert.Equal(first, states.Add(ref head, default));
    }

    private static List<(byte Rule, int Time)>[] Empty() => [.. Enumerable.Range(0, Chains).Select(_ => new List<(byte, int)>())];

    private static List<(byte Rule, int Time)>[] Copy(List<(byte Rule, int Time)>[] model) => [.. model.Select(list => list.ToList())];

    private static List<(byte Rule, int Time)> Contents(RuleStates states, int head)
    {
        Span<int> handles = stackalloc int[RuleSet.MaxRules];
        var contents = new List<(byte, int)>();
        foreach (var handle in states.OldestFirst(head, handles))
            contents.Add((states[handle].Rule, states[handle].Time));
        Assert.Equal(contents.Aggregate(0u, (mask, x) => mask | (1u << x.Item1)), states.MaskOf(head));
        return contents;
    }
}
