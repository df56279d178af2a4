using EmotionStream.Core.Records;
using static EmotionStream.Core.Tests.Graph.TaskHarness;

namespace EmotionStream.Core.Tests.Graph;

/// <summary>Made-up traffic: a few interactions whose events stand on three partitions, each a little out of order, some of them very late.</summary>
internal sealed class Scenario
{
    private readonly Random _random;

    public Scenario(int seed)
    {
        _random = new Random(seed);
        var interactions = 1 + _random.Next(4);
        for (var i = 0; i < interactions; i++)
            Converse($"i-{i}", _random.Next(0, 120));
        foreach (var partition in Partitions)
            Disorder(partition);
    }

    /// <summary>By <see cref="InputSource"/>, in the order of offset.</summary>
    public List<InputRecord>[] Partitions { get; } = [[], [], [], []];

    /// <summary>Feeds the partitions interleaved at random, with time fired now and then; each call may interleave otherwise.</summary>
    public void Feed(TaskHarness task, Random random, Action? between = null)
    {
        var next = new int[4];
        bool[] atEnd = new bool[4];
        var favourite = random.Next(3);
        while (true)
        {
            for (var i = 0; i < 4; i++)
                atEnd[i] = next[i] == Partitions[i].Count;
            if (random.Next(4) == 0 || atEnd.All(x => x))
                task.Task.Advance(1_000_000, atEnd);
            if (atEnd.All(x => x))
                break;
            var at = random.Next(3) == 0 ? random.Next(3) : favourite;
            while (atEnd[at])
                at = random.Next(3);
            task.Feed(Partitions[at][next[at]++]);
            if (random.Next(20) == 0)
                favourite = random.Next(3);
            between?.Invoke();
        }

        task.Idle(1).Idle(4000);
    }

    private void Converse(string id, double start)
    {
        var time = start;
        if (_random.Next(4) > 0)
            Add(Event(id, time, InteractionEventType.Started, $"q-{_random.Next(2)}", "a-1"));
        for (var turns = _random.Next(25); turns > 0; turns--)
        {
            time += _random.NextDouble() * 9;
            if (_random.Next(2) == 0)
                Add(Chat(id, time, Valence(), _random.Next(8) == 0 ? 0 : 0.2 + (0.8 * _random.NextDouble())));
            else
                Add(Audio(id, time, Valence()));
            if (_random.Next(6) == 0)
                Add(Event(id, time, (InteractionEventType)_random.Next(1, 7), $"q-{_random.Next(3)}"));
            if (_random.Next(8) == 0)
                Add(Cue(id, time));
            if (_random.Next(12) == 0)
                Add(Chat(id, time, 0, speaker: Speaker.Agent));
            if (_random.Next(6) == 0)
                time = Pause(id, time);
        }

        time += _random.NextDouble() * 5;
        if (_random.Next(5) > 0)
            Add(Event(id, time, InteractionEventType.Ended));
        // Some go on talking after it, within the grace and beyond.
        if (_random.Next(3) == 0)
            Pause(id, time - 5);
        for (var more = _random.Next(4); more > 0; more--)
            Add(_random.Next(2) == 0 ? Chat(id, time + (_random.NextDouble() * 6) - 1, Valence()) : Cue(id, time + (_random.NextDouble() * 6) - 1));
    }

    // Both sides are silent for a while, but for a word now and then; then there may be an answer.
    private double Pause(string id, double time)
    {
        for (var seconds = _random.Next(1, 12); seconds > 0; seconds--, time++)
        {
            Add(Window(id, time, Speaker.Customer, _random.Next(8) == 0 ? 0.4 : 0));
            if (_random.Next(8) > 0)
                Add(Window(id, time + 0.1, _random.Next(2) == 0 ? Speaker.Agent : Speaker.Bot, _random.Next(8) == 0 ? 0.4 : 0));
        }

        if (_random.Next(2) == 0)
            Add(Chat(id, time, 0, speaker: Speaker.Agent));
        return time;
    }

    private InputRecord Cue(string id, double time) => _random.Next(4) switch
    {
        0 => Told(id, time, moments: [_random.Next(2) == 0 ? "fraud" : "lost-card"]),
        1 => Told(id, time, saidAgain: true),
        2 => Told(id, time, given: [$"{_random.Next(2)}"]),
        _ => Declared(id, time, "moving"),
    };

    private double Valence() => Math.Round((2 * _random.NextDouble()) - 1, 4);

    private void Add(InputRecord record) => Partitions[(int)record.Source].Add(record);

    // Sorted by time, then swapped about: by a few seconds for many, by half a minute for a few.
    private void Disorder(List<InputRecord> partition)
    {
        var order = partition.Select(r => (Key: r.Time + (_random.Next(10) == 0 ? _random.Next(40_000) : _random.Next(4_000)), Record: r)).OrderBy(x => x.Key).ToList();
        partition.Clear();
        foreach (var (_, record) in order)
        {
            record.Offset = partition.Count;
            partition.Add(record);
        }
    }
}
