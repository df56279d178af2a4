namespace EmotionStream.Core.Queues.Operators;

/// <summary><c>QueueEmotionSpike</c>: opened and made worse by outcomes; closed by them or by time, as the share in the window falls. Closed by somebody, it opens again only when it was over.</summary>
internal sealed class JudgeSpike(IObservable<QueueContext> source, QueueOptions options, QueueAlerts alerts) : QueueOperator(source)
{
    private const string Measure = "distressedShare";
    private readonly SpikeRule _rule = options.Spike;
    private readonly int _window = (int)options.Spike.Window.TotalMinutes;

    protected override void Handle(QueueContext context)
    {
        var ledger = context.Ledger;
        var lately = ledger.Minutes.Last(ledger.Minute, _window);
        var share = lately.Outcomes == 0 ? 0 : (double)lately.Distressed / lately.Outcomes;
        if (QueueAlerts.Find(ledger.Alerts, OpenQueueAlert.Spike) is { } open)
        {
            if (IsOver(open, lately, share))
                alerts.Close(context, open, share, context.Now, "recovered");
            else if (_rule.UpdateStep > 0 && share >= open.Value + _rule.UpdateStep)
                alerts.Update(context, open, share, context.Now);
        }
        else if (QueueAlerts.Find(ledger.Dismissed, OpenQueueAlert.Spike) is { } dismissed)
        {
            if (IsOver(dismissed, lately, share))
                ledger.Dismissed.Remove(dismissed);
        }
        else if (_rule.Enabled && context.Event is { Type: QueueEventType.Outcome, Turns: > 0 } && lately.Distressed >= _rule.AtLeast && ledger.Usual.All.Value >= _rule.Baseline)
        {
            // Jeffreys' prior: half a case of each kind.
            var (bad, good) = (ledger.Usual.Met.Value + 0.5, ledger.Usual.All.Value - ledger.Usual.Met.Value + 0.5);
            var usual = bad / (bad + good);
            if (share > _rule.Close * usual && BetaBinomial.UpperTail(lately.Distressed, lately.Outcomes, bad, good) < _rule.Chance)
                alerts.Open(context, OpenQueueAlert.Spike, Measure, share, usual);
        }
    }

    private bool IsOver(OpenQueueAlert alert, in QueueMinute lately, double share) => lately.Distressed < _rule.AtLeast || share <= _rule.Close * alert.Threshold;
}
