using System.Reactive.Disposables;

namespace EmotionStream.Core.Graph;

/// <summary>Where the task pushes records into the graph: one subscriber, called on the task's thread.</summary>
/// <typeparam name="T">What is pushed.</typeparam>
internal sealed class RecordSource<T> : IObservable<T>
{
    private IObserver<T>? _observer;

    public IDisposable Subscribe(IObserver<T> observer)
    {
        if (_observer is not null)
            throw new InvalidOperationException("A graph has one subscriber.");
        _observer = observer;
        return Disposable.Create(this, static source => source._observer = null);
    }

    public void Push(T value) => _observer!.OnNext(value);
}
