using EmotionStream.Core.Graph;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>
/// Applies what people did about alerts about a customer, which ends the event's way: it is no contact. An action on an alert that is not open has no meaning and is rejected.
/// </summary>
internal sealed class ApplyCustomerActions(IObservable<CustomerContext> source, CustomerAlerts alerts, ICustomerOutput output)
    : Operator<CustomerContext, CustomerContext>(source)
{
    protected override IObserver<CustomerContext> Attach(IObserver<CustomerContext> downstream) => new ApplySink(alerts, output, downstream);

    private sealed class ApplySink(CustomerAlerts alerts, ICustomerOutput output, IObserver<CustomerContext> downstream) : Sink(downstream)
    {
        public override void OnNext(CustomerContext value)
        {
            if (value.Event!.Type != CustomerEventType.AlertAction)
                Downstream.OnNext(value);
            else if (!alerts.Act(value, value.Event))
                output.Reject(value.Event, ICustomerOutput.UnknownAlert);
        }
    }
}
