using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Alerts;

/// <summary>
/// Applies what people did about alerts about a customer or a queue, which ends the event's way: nothing else has happened. An action on an alert that is not open has no meaning and is
/// rejected.
/// </summary>
/// <typeparam name="THolder">What flows.</typeparam>
/// <typeparam name="TOpen">What is kept of an open alert.</typeparam>
/// <param name="source">Where it comes from.</param>
/// <param name="alerts">The alerts.</param>
/// <param name="reject">Takes what has no meaning.</param>
internal sealed class ApplyHistoryActions<THolder, TOpen>(IObservable<THolder> source, HistoryAlerts<THolder, TOpen> alerts, Action<THolder> reject)
    : Operator<THolder, THolder>(source)
    where THolder : IAlertHolder<TOpen>
    where TOpen : OpenHistoryAlert
{
    protected override IObserver<THolder> Attach(IObserver<THolder> downstream) => new ApplySink(alerts, reject, downstream);

    private sealed class ApplySink(HistoryAlerts<THolder, TOpen> alerts, Action<THolder> reject, IObserver<THolder> downstream) : Sink(downstream)
    {
        public override void OnNext(THolder value)
        {
            if (value.Act is not { } act)
                Downstream.OnNext(value);
            else if (!alerts.Act(value, act))
                reject(value);
        }
    }
}
