namespace EmotionStream.App.Recordings;

/// <summary>Weaves conversations that overlap in time into one sequence in order of time.</summary>
internal static class TimeLine
{
    /// <summary>
    /// Weaves conversations, holding only those under way in memory. A conversation without a start of its own begins <paramref name="stagger"/>
    /// after the one before it. One that starts earlier than the file has already come to is taken up at once.
    /// </summary>
    /// <param name="conversations">The conversations, in order of start where they have one.</param>
    /// <param name="origin">Start of the first conversation when it has none of its own.</param>
    /// <param name="stagger">Between the starts of conversations that have none.</param>
    public static IEnumerable<PlacedRecord> Weave(IEnumerable<RecordedConversation> conversations, DateTimeOffset origin, TimeSpan stagger)
    {
        var underWay = new PriorityQueue<(RecordedConversation Conversation, DateTimeOffset Start, int Next), (DateTimeOffset, long)>();
        var order = 0L;
        DateTimeOffset? previous = null;
        foreach (var conversation in conversations)
        {
            var start = conversation.Start ?? (previous is { } before ? before + stagger : origin);
            previous = start;
            foreach (var record in TakeUntil(start))
                yield return record;
            underWay.Enqueue((conversation, start, 0), (start, order++));
        }

        foreach (var record in TakeUntil(DateTimeOffset.MaxValue))
            yield return record;

        IEnumerable<PlacedRecord> TakeUntil(DateTimeOffset limit)
        {
            while (underWay.TryPeek(out var head, out var place) && place.Item1 < limit)
            {
                underWay.Dequeue();
                var (conversation, start, next) = head;
                yield return new(conversation.Id, place.Item1, conversation.Records[next]);
                if (next + 1 < conversation.Records.Count)
                    underWay.Enqueue((conversation, start, next + 1), (start + conversation.Records[next + 1].At, place.Item2));
            }
        }
    }

    /// <summary>The first and the last instant of a recording, from one pass over it.</summary>
    /// <param name="conversations">The conversations.</param>
    /// <param name="origin">As in <see cref="Weave"/>.</param>
    /// <param name="stagger">As in <see cref="Weave"/>.</param>
    /// <returns>Null when there is no conversation.</returns>
    public static (DateTimeOffset First, DateTimeOffset Last)? Span(
        IEnumerable<RecordedConversation> conversations, DateTimeOffset origin, TimeSpan stagger)
    {
        (DateTimeOffset First, DateTimeOffset Last)? span = null;
        DateTimeOffset? previous = null;
        foreach (var conversation in conversations)
        {
            var start = conversation.Start ?? (previous is { } before ? before + stagger : origin);
            previous = start;
            var end = start + conversation.Length;
            span = span is { } known ? (start < known.First ? start : known.First, end > known.Last ? end : known.Last) : (start, end);
        }

        return span;
    }
}
