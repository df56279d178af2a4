using EmotionStream.Core.Records;

namespace EmotionStream.App.Backtest;

/// <summary>A record as it stands on an input topic.</summary>
/// <param name="Source">The topic.</param>
/// <param name="Offset">Its offset in the partition.</param>
/// <param name="Key">The key.</param>
/// <param name="Value">The value.</param>
internal readonly record struct RawRecord(InputSource Source, long Offset, byte[] Key, byte[] Value);
