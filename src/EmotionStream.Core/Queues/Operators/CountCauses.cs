using System.IO.Hashing;
using System.Runtime.InteropServices;
using EmotionStream.Core.Queues.Causes;

namespace EmotionStream.Core.Queues.Operators;

/// <summary>Counts what customers talk about: at negative peaks, and otherwise.</summary>
internal sealed class CountCauses(IObservable<QueueContext> source, QueueOptions options, PhraseTable table) : QueueOperator(source)
{
    private readonly double _keepHour = options.KeepOf(CausePeriod.Hour);
    private readonly double _keepWeek = options.KeepOf(CausePeriod.Week);

    protected override void Handle(QueueContext context)
    {
        var record = context.Event!;
        if (record.Type is not (QueueEventType.Peak or QueueEventType.Turn) || record.Language is not { } language)
            return;
        var ledger = context.Ledger;
        var at = ledger.Languages.FindIndex(l => string.Equals(l.Language, language, StringComparison.Ordinal));
        if (at < 0)
        {
            at = ledger.Languages.Count;
            ledger.Languages.Add(new(language, default, default, default));
        }

        var totals = ledger.Languages[at];
        if (record is { Type: QueueEventType.Peak, Deeper: false })
            totals = totals with { Hour = totals.Hour.Add(ledger.Hour, _keepHour, 1), Week = totals.Week.Add(ledger.Week, _keepWeek, 1) };
        ledger.Languages[at] = totals with { Background = totals.Background.Add(ledger.Week, _keepWeek, record.Weight) };

        // 0 stands for no interaction where they are remembered.
        table.Count(ledger, record, Math.Max(1, XxHash3.HashToUInt64(MemoryMarshal.AsBytes(record.InteractionId.AsSpan()))));
    }
}
