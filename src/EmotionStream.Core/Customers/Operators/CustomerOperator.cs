using EmotionStream.Core.Keyed;

namespace EmotionStream.Core.Customers.Operators;

/// <summary>An operator over one customer's state.</summary>
internal abstract class CustomerOperator(IObservable<CustomerContext> source) : ContextOperator<CustomerContext>(source);
