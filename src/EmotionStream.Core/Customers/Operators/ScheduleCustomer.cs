namespace EmotionStream.Core.Customers.Operators;

/// <summary>Puts a reminder for what is due next.</summary>
internal sealed class ScheduleCustomer(IObservable<CustomerContext> source, CustomerDeadlines deadlines) : CustomerOperator(source)
{
    protected override void Handle(CustomerContext context) => deadlines.Schedule(ref context.State, context.Slot);
}
