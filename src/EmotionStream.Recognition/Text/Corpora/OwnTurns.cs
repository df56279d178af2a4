namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>
/// Customers' turns and everyday remarks written and labelled for this project by a language model, English and French: what chats are mostly made of (answers,
/// steps tried, plain problems) beside the same matter told with weariness, worry, irony, understatement or relief. Synthetic; a line of the file is one of
/// <c>service/train.tsv</c>, and a tenth is held out in the same way.
/// </summary>
internal static class OwnTurns
{
    private const string Resource = "EmotionStream.Recognition.Text.Corpora.Data.turns.tsv";

    /// <summary>All turns, held out or not.</summary>
    public static List<ServiceMessage> All() => [.. Tsv.ReadResource(Resource).Skip(1).Select(ServiceMessage.Of)];
}
