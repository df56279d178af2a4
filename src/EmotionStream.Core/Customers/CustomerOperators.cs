using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers.Operators;
using EmotionStream.Core.Erasure;
using EmotionStream.Core.Keyed;
using EmotionStream.Core.Moments;

namespace EmotionStream.Core.Customers;

/// <summary>The operators as words, so that the graph reads as a sentence. Each is documented on its class.</summary>
internal static class CustomerOperators
{
    public static IObservable<CustomerContext> ForCustomer(
        this IObservable<CustomerEvent> source,
        TimedStore<CustomerState> store,
        CustomerContext context,
        ErasureMarks marks,
        CustomerAlerts alerts,
        ICustomerOutput output) => new ForCustomer(source, store, context, marks, alerts, output);

    public static IObservable<CustomerContext> ApplyActions(this IObservable<CustomerContext> source, CustomerAlerts alerts, ICustomerOutput output) =>
        new ApplyHistoryActions<CustomerContext, OpenCustomerAlert>(source, alerts, context => output.Reject(context.Event!, AlertAct.UnknownAlert));

    public static IObservable<CustomerContext> FollowContacts(this IObservable<CustomerContext> source) => new FollowContacts(source);

    public static IObservable<CustomerContext> MoveBalance(this IObservable<CustomerContext> source, LedgerOptions options, ICustomerOutput output) =>
        new MoveBalance(source, options, output);

    public static IObservable<CustomerContext> JudgeRepeatContact(
        this IObservable<CustomerContext> source, LedgerOptions options, MomentCatalogue moments, CustomerAlerts alerts) => new JudgeRepeatContact(source, options, moments, alerts);

    public static IObservable<CustomerContext> JudgeDoubleDeviation(
        this IObservable<CustomerContext> source, LedgerOptions options, MomentCatalogue moments, CustomerAlerts alerts) => new JudgeDoubleDeviation(source, options, moments, alerts);

    public static IObservable<CustomerContext> JudgeTippingPoint(this IObservable<CustomerContext> source, LedgerOptions options, CustomerAlerts alerts) =>
        new JudgeTippingPoint(source, options, alerts);

    public static IObservable<CustomerContext> GiveHints(
        this IObservable<CustomerContext> source, LedgerOptions options, MomentCatalogue moments, ICustomerOutput output) =>
        new GiveHints(source, options, moments, output);

    public static IObservable<CustomerContext> PassTime(
        this IObservable<CustomerContext> source, CustomerDeadlines deadlines, CustomerAlerts alerts, LedgerOptions options) =>
        new PassTime(source, deadlines, alerts, options);
}
