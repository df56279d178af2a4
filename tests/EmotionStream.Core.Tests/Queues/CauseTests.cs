using EmotionStream.Core.Alerts;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;
using FsCheck.Xunit;
using static EmotionStream.Core.Tests.Queues.QueueHarness;

namespace EmotionStream.Core.Tests.Queues;

/// <summary>What is told of a queue's causes, and what never is.</summary>
public class CauseTests
{
    [Fact]
    public void Phrase_SaidAtPeaksOfThisHourAndNotBefore_Rises()
    {
        using var queue = new QueueHarness();
        Ordinary(queue, Monday, "invoice", 20);
        Ordinary(queue, Monday + Hour, "router update", 6);
        queue.Send(Turn(Monday + (2 * Hour), "later", "invoice"));

        var report = queue.Causes[1].Report;
        Assert.Equal((CausePeriod.Hour, Monday + Hour, Monday + (2 * Hour), 6.0), (report.Period, report.From, report.To, report.Peaks));
        var rising = Assert.Single(report.Rising);
        Assert.Equal(("router update", "en", 6.0, 1.0, 0.0), (rising.Phrase, rising.Language, rising.Interactions, rising.Share, rising.Expected));
        var falling = Assert.Single(report.Falling);
        Assert.Equal(("invoice", 0.0, 1.0), (falling.Phrase, falling.Share, falling.Expected));
        Assert.True(falling.Evidence < -6.63 && rising.Evidence > 6.63);
    }

    [Fact]
    public void Phrase_SaidAtPeaksMoreThanOtherwise_IsACause_AndOneSaidEverywhereIsNot()
    {
        using var queue = new QueueHarness();
        for (var i = 0; i < 40; i++)
        {
            if (i % 2 == 0)
                queue.Send(Turn(Monday + i, $"t-{i}", "parcel"));
            else
                queue.Send(Turn(Monday + i, $"t-{i}", "opening time"));
        }

        for (var i = 0; i < 8; i++)
            queue.Send(Peak(Monday + 100 + i, $"p-{i}", i % 2 == 0 ? ["parcel", "driver"] : ["driver"]));
        queue.Wait(Hour + (20 * Minute));

        Assert.Equal(["driver"], queue.Causes[0].Report.Causes.Select(c => c.Phrase));
    }

    [Fact]
    public void Phrase_OfOneInteraction_IsNotPublished_HoweverOftenItIsSaid()
    {
        using var queue = new QueueHarness(new QueueOptions { Evidence = 0 });
        Ordinary(queue, Monday, "invoice", 10);
        for (var i = 0; i < 50; i++)
            queue.Send(Peak(Monday + Hour + i, "i-1", "secret matter"));
        queue.Send(Peak(Monday + Hour + 50, "i-2", "secret matter"));
        queue.Wait(3 * Hour);

        Assert.DoesNotContain(queue.Causes.SelectMany(Published), cause => cause.Phrase == "secret matter");
    }

    [Property(MaxTest = 60)]
    public void Phrase_InAnyReport_WasSaidByEnoughInteractions(int seed)
    {
        var random = new Random(seed);
        var options = new QueueOptions { Evidence = 0, Anonymity = random.Next(2, 9) };
        using var queue = new QueueHarness(options);
        var said = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        var time = Monday;
        for (var i = 0; i < 400; i++)
        {
            time += random.Next((int)(4 * Minute));
            var (interaction, phrase) = ($"i-{random.Next(30)}", $"p-{random.Next(25)}");
            var peak = random.Next(2) == 0;
            queue.Send(peak ? Peak(time, interaction, phrase) : Turn(time, interaction, phrase));
            if (peak)
                (said.TryGetValue(phrase, out var who) ? who : said[phrase] = []).Add(interaction);
            if (random.Next(40) == 0)
                queue.Commit();
            if (random.Next(100) == 0)
                queue.Crash();
        }

        queue.Wait(8 * 24 * Hour);
        Assert.NotEmpty(queue.Causes);
        Assert.All(queue.Causes.SelectMany(Published), cause => Assert.True(said[cause.Phrase].Count >= options.Anonymity));
    }

    [Fact]
    public void Part_OfAPhraseSaidAboutAsOften_IsLeftOut()
    {
        using var queue = new QueueHarness();
        Ordinary(queue, Monday, "invoice", 20);
        for (var i = 0; i < 6; i++)
            queue.Send(Peak(Monday + Hour + i, $"p-{i}", "router", "router update", "update"));
        queue.Wait(2 * Hour);

        Assert.Equal(["router update"], queue.Causes[1].Report.Rising.Select(c => c.Phrase));
    }

    [Fact]
    public void Week_IsToldWhenItIsOver_FromMondayToMonday()
    {
        using var queue = new QueueHarness();
        Ordinary(queue, Monday + (30 * Hour), "invoice", 5);
        queue.Send(Turn(Monday + (7 * 24 * Hour), "later", "invoice"));

        var week = Assert.Single(queue.Causes, c => c.Report.Period == CausePeriod.Week).Report;
        Assert.Equal((Monday, Monday + (7 * 24 * Hour), 5.0), (week.From, week.To, week.Peaks));
    }

    [Fact]
    public void SilentSufferers_AreThoseRememberedBadlyWithoutAlertOrComplaint()
    {
        using var queue = new QueueHarness();
        queue.Send(Outcome(Monday, "silent", -0.5));
        queue.Send(Outcome(Monday + 1, "alerted", -0.5, alerts: 1));
        queue.Send(Outcome(Monday + 2, "loud", -0.5, complained: true));
        queue.Send(Outcome(Monday + 3, "content", 0.3));
        queue.Wait(2 * Hour);

        var silent = queue.Causes[0].Report.Silent;
        Assert.Equal((3, 1), (silent.Bad, silent.Silent));
        Assert.Equal(["silent"], silent.Interactions);
    }

    [Fact]
    public void Table_OfManyPhrases_StaysBounded_AndKeepsWhatIsSaidOften()
    {
        var options = new QueueOptions { Phrases = 100 };
        using var queue = new QueueHarness(options);
        for (var i = 0; i < 6_000; i++)
        {
            queue.Send(Peak(Monday + i, $"i-{i}", $"rare {i}", i % 20 == 0 ? "often" : $"odd {i}"));
            if (i % 500 == 0)
                queue.Commit();
        }

        queue.Commit();
        Assert.InRange(queue.Phrases, 1, options.Phrases);
        Assert.Contains(queue.Changelog.Keys, key => key.EndsWith("often", StringComparison.Ordinal));
    }

    [Property(MaxTest = 40)]
    public void Task_ThatCrashesAndRollsBack_PublishesWhatOneThatRunsThroughDoes(int seed)
    {
        var options = new QueueOptions
        {
            Evidence = 1, Phrases = 100, FollowUp = TimeSpan.FromHours(1), Budget = new BudgetRule { AlertsPerHour = 1 }, Drift = new DriftRule { Learn = 30, FalseAlarmEvery = 100 },
            Spike = new SpikeRule { Baseline = 10, AtLeast = 2, Chance = 0.01 },
        };
        using var through = new QueueHarness(options);
        using var shaken = new QueueHarness(options);
        var random = new Random(seed);
        var time = Monday;
        for (var batch = 0; batch < 40; batch++)
        {
            var events = new List<(string Queue, Action<QueueEvent> Fill)>();
            for (var i = random.Next(12); i >= 0; i--)
            {
                time += random.Next((int)(8 * Minute));
                events.Add((random.Next(3) == 0 ? "delivery" : "billing", Any(random, time)));
            }

            if (through.Alerts is [.., var alert] && random.Next(3) == 0)
                events.Add((alert.Queue!, Act(time, alert.AlertId, random.Next(2) == 0 ? AlertActionType.Acknowledged : AlertActionType.Closed)));

            foreach (var trial in Enumerable.Range(0, random.Next(3)))
            {
                foreach (var (queue, fill) in events.Take(random.Next(events.Count + 1)))
                    shaken.Send(fill, queue);
                if (trial == 0)
                    shaken.Rollback();
                else
                    shaken.Crash();
            }

            foreach (var (queue, fill) in events)
            {
                through.Send(fill, queue);
                shaken.Send(fill, queue);
            }

            through.Commit();
            shaken.Commit();
        }

        through.Wait(8 * 24 * Hour);
        shaken.Wait(8 * 24 * Hour);
        Assert.True(through.Causes.Count + through.Alerts.Count > 0);
        // Of each queue; what falls due for two queues at once comes in no order.
        Assert.Equal(through.Causes.OrderBy(c => c.Queue, StringComparer.Ordinal).Select(Describe), shaken.Causes.OrderBy(c => c.Queue, StringComparer.Ordinal).Select(Describe));
        Assert.Equal(through.Alerts.OrderBy(a => a.Queue, StringComparer.Ordinal).Select(Describe), shaken.Alerts.OrderBy(a => a.Queue, StringComparer.Ordinal).Select(Describe));
        Assert.Equal(through.Queues, shaken.Queues);
    }

    private static void Ordinary(QueueHarness queue, long time, string phrase, int peaks)
    {
        for (var i = 0; i < peaks; i++)
        {
            queue.Send(Peak(time + i, $"{time}-{i}", phrase));
            queue.Send(Turn(time + i, $"{time}-{i}", "weather"));
        }
    }

    private static Action<QueueEvent> Any(Random random, long time)
    {
        var interaction = $"i-{random.Next(40)}";
        var (remembered, distressed, channel) = ((random.NextDouble() * 2) - 1, random.Next(2) == 0, random.Next(2) == 0 ? "chat" : "voice");
        return random.Next(5) switch
        {
            0 => record =>
            {
                Outcome(time, interaction, remembered)(record);
                (record.Distressed, record.Channel, record.TimeToComfortMs) = (distressed, channel, distressed && remembered > 0 ? 5_000 : null);
            },
            1 => record => (record.Type, record.Time, record.InteractionId) = (QueueEventType.Alert, time, interaction),
            2 => Turn(time, interaction, $"p-{random.Next(150)}", $"q-{random.Next(8)}"),
            _ => Peak(time, interaction, $"p-{random.Next(150)}", $"q-{random.Next(8)}"),
        };
    }

    private static IEnumerable<Cause> Published((string Queue, CauseReport Report) told) => told.Report.Rising.Concat(told.Report.Falling).Concat(told.Report.Causes);

    private static string Describe(Alert alert) => $"{alert.AlertId} {alert.Rule} {alert.State} {alert.Value:R} {alert.Threshold:R} {alert.Time} {alert.Reason}";

    private static string Describe((string Queue, CauseReport Report) told)
    {
        var r = told.Report;
        return $"{told.Queue} {r.Period} {r.From} {r.Peaks} | {Join(r.Rising)} | {Join(r.Falling)} | {Join(r.Causes)} | {r.Silent.Bad} {string.Join(',', r.Silent.Interactions)}";

        static string Join(IEnumerable<Cause> causes) => string.Join("; ", causes.Select(c => $"{c.Phrase} {c.Interactions:R} {c.Share:R} {c.Expected:R} {c.Evidence:R}"));
    }
}
