namespace EmotionStream.Core.Graph;

/// <summary>
/// An Rx operator of our own: subscribing hands the downstream observer to <see cref="Attach"/>, which returns the observer to feed. One subscriber at a time,
/// no scheduler, no hidden state: whatever an operator remembers is in the keyed store.
/// </summary>
/// <typeparam name="TIn">What flows in.</typeparam>
/// <typeparam name="TOut">What flows out.</typeparam>
internal abstract class Operator<TIn, TOut>(IObservable<TIn> source) : IObservable<TOut>
{
    public IDisposable Subscribe(IObserver<TOut> observer) => source.Subscribe(Attach(observer));

    protected abstract IObserver<TIn> Attach(IObserver<TOut> downstream);

    /// <summary>An observer that passes completion and errors on.</summary>
    /// <param name="downstream">Where to.</param>
    protected abstract class Sink(IObserver<TOut> downstream) : IObserver<TIn>
    {
        protected IObserver<TOut> Downstream { get; } = downstream;

        public abstract void OnNext(TIn value);

        public void OnCompleted() => Downstream.OnCompleted();

        public void OnError(Exception error) => Downstream.OnError(error);
    }
}
