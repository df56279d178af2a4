using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;

namespace EmotionStream.App.Backtest;

/// <summary>Told of everything a replay does.</summary>
internal interface IReplayObserver : IGraphOutput
{
    /// <summary>A record could not be decoded.</summary>
    void Undecodable()
    {
    }

    /// <summary>A record is about to go through the graph.</summary>
    /// <param name="record">The record.</param>
    void Seen(InputRecord record);
}
