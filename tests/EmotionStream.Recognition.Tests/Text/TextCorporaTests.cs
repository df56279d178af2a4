using EmotionStream.Core.Emotions;
using EmotionStream.Recognition.Text.Corpora;
using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Tests.Text;

public sealed class TextCorporaTests : IDisposable
{
    private const int Messages = 400;

    private static readonly CorpusOptions Plain = new() { HurriedServiceShare = 0, HurriedShare = 0, SentimentShare = 0 };

    private readonly string _folder = Directory.CreateTempSubdirectory("corpora").FullName;

    public TextCorporaTests()
    {
        var labels = string.Join('\t', Enumerable.Repeat("0", 28).Concat(Enumerable.Repeat("51", 7)).Concat(Enumerable.Repeat("102", 8)).Append("255").Append("0"))
            + "\t" + string.Join('\t', Enumerable.Repeat("10", 9).Append("165"));
        Write("teacher", "soft_labels.tsv.gz", [
            "source\tlang", $"goemotions\ten\t{labels}\tso kind of you", $"xed_fr\tfr\t{labels}\tquelle surprise",
            .. Enumerable.Range(0, Messages).Select(i => $"service\tfr\t{labels}\tmessage {i}")]);
        Write("goemotions", "train.tsv", ["so kind of you\t15,4\tid1"]);
        Write("goemotions", "ekman_train.tsv", ["so kind of you\t3\tid1"]);
        Write("xed", "en-annotated.tsv", []);
        Write("xed", "fr-projections.tsv", ["quelle surprise\t7"]);
        Write("service", "train.tsv", [
            "lang\tsector\tvalence\tarousal\temotion\ttext", .. Enumerable.Range(0, Messages).Select(i => $"fr\ttelecom\t-2\t2\tanger\tmessage {i}")]);
        Write("lexicons", "vader_en_lexicon.txt", ["kind\t2.0"]);
        Write("lexicons", "vader_fr_lexicon.txt", ["surprise->-1.5"]);
        Write("lexicons", "AFINN-fr.json", ["{\"à tort\": -2}"]);
        Write("lexicons", "textblob_fr_sentiment.xml", ["<sentiment><word form=\"beau\" polarity=\"0.8\"/><word form=\"long\" polarity=\"0.02\"/></sentiment>"]);
        Write("languages", "other.tsv", ["language\ttext", .. Enumerable.Range(0, Messages).Select(i => $"deu\tSatz {i}")]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Read_TextWithHardLabel_MixesThreeTenthsOfIt()
    {
        var targets = Read().Single(text => text.Text == "so kind of you").Targets;

        Assert.Equal(76, targets[OutputLayout.GoEmotions + 15], 1.0); // 0.3 × 255 + 0.7 × 0
        Assert.Equal(112, targets[OutputLayout.Ekman + 3], 1.0); // 0.3 × 255 + 0.7 × 51
        Assert.Equal(36, targets[OutputLayout.Ekman + 2]); // 0.7 × 51
        Assert.Equal(102, targets[OutputLayout.Plutchik]); // no hard label
        Assert.Equal(255, targets[OutputLayout.Language]);
    }

    [Fact]
    public void Read_PlutchikLabels_AreCountedFromOne() =>
        Assert.Equal(148, Read().Single(text => text.Text == "quelle surprise").Targets[OutputLayout.Plutchik + 6]); // 0.3 × 255 + 0.7 × 102

    [Fact]
    public void Read_ServiceMessage_HasItsValenceAndEmotion()
    {
        var targets = Read().First(text => text.Text.StartsWith("message", StringComparison.Ordinal)).Targets;

        Assert.Equal(178, targets[OutputLayout.Valence]); // 0.3 × 0 + 0.7 × 255
        Assert.Equal(76, targets[OutputLayout.Arousal], 1.0); // 0.3 × 255 + 0
        Assert.Equal(84, targets[OutputLayout.Service + (int)EmotionLabel.Anger], 1.0); // 0.3 × 255 + 0.7 × 10
        Assert.Equal(255, targets[OutputLayout.Language + 1]);
    }

    [Fact]
    public void Read_HeldOutTexts_AreNeverTrainedOn()
    {
        var texts = Read().Select(text => text.Text).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(texts, HeldOutOfServiceOrLanguages);
        Assert.InRange(Enumerable.Range(0, Messages).Count(i => HeldOut.Contains($"message {i}")), 20, 60);

        static bool HeldOutOfServiceOrLanguages(string text) =>
            (text.StartsWith("message", StringComparison.Ordinal) || text.StartsWith("Satz", StringComparison.Ordinal)) && HeldOut.Contains(text);
    }

    [Fact]
    public void Read_HeldOutMessage_DoesNotComeInHurriedSpellingEither()
    {
        var texts = new TextCorpora(_folder, Plain with { HurriedServiceShare = 1 }).Read();

        Assert.DoesNotContain(texts, text => HeldOut.Contains(text.Text) && text.Text.StartsWith("message", StringComparison.Ordinal));
    }

    [Fact]
    public void Read_OtherLanguages_TrainTheLanguageOnly()
    {
        var text = Read().First(text => text.Text.StartsWith("Satz", StringComparison.Ordinal));

        Assert.Equal(OutputHeads.Language, text.Heads);
        Assert.Equal(255, text.Targets[OutputLayout.Language + OutputLayout.OtherLanguage]);
    }

    [Fact]
    public void Read_Sentiment_IsHalfTheLexiconsOutsideOfService()
    {
        var texts = new TextCorpora(_folder, Plain with { LexiconShare = 0.5f }).Read();

        // The labels: approval and gratitude, 0.3 each; the lexicon: 2 and what "so" adds, 2.293 / √(2.293² + 15) = 0.509.
        Assert.Equal(((0.6 + 0.509) / 2 + 1) / 2 * 255, texts.Single(text => text.Text == "so kind of you").Targets[OutputLayout.Sentiment], 1.5);
    }

    [Fact]
    public void Read_ServiceMessage_HasItsValenceForSentiment()
    {
        var targets = Read().First(text => text.Text.StartsWith("message", StringComparison.Ordinal)).Targets;

        Assert.Equal(targets[OutputLayout.Valence], targets[OutputLayout.Sentiment]);
    }

    [Fact]
    public void Read_LexiconWords_TrainTheSentimentOnly()
    {
        var texts = Read();

        Assert.Equal(OutputHeads.Sentiment, texts.Single(text => text.Text == "à tort").Heads);
        Assert.InRange(texts.Single(text => text.Text == "à tort").Targets[OutputLayout.Sentiment], 1, 100);
        Assert.InRange(texts.Single(text => text.Text == "beau").Targets[OutputLayout.Sentiment], 150, 254);
        Assert.DoesNotContain(texts, text => text.Text == "long"); // says next to nothing
    }

    [Fact]
    public void Read_PostsWithWordsOfTheLexiconPutIn_TrainTheSentimentOnly()
    {
        var composed = Composed();

        Assert.True(composed.Count > 2_000);
        Assert.All(composed, static text => Assert.Equal(OutputHeads.Sentiment, text.Heads));
        Assert.All(composed, static text => Assert.InRange(text.Text.Split(' ').Count(static word => word == "surprise"), 1, 6));
        Assert.Contains(composed, static text => text.Targets[OutputLayout.Sentiment] < 90); // the toy lexicon's only word is negative
        Assert.Equal(composed.Select(static text => text.Text), Composed().Select(static text => text.Text));

        List<TrainingText> Composed() =>
            [.. new TextCorpora(_folder, Plain with { PostCopies = 1, PostCopyWeight = 1.25f }).Read().Where(static text => text.Weight == 1.25f)];
    }

    [Fact]
    public void Read_WrongColumns_SaysSo()
    {
        Write("teacher", "soft_labels.tsv.gz", ["header", "goemotions\ten\t1\t2\ttext"]);

        var problem = Assert.Throws<InvalidDataException>(() => Read());
        Assert.Contains("5 columns", problem.Message, StringComparison.Ordinal);
    }

    private List<TrainingText> Read() => new TextCorpora(_folder, Plain).Read();

    private void Write(string set, string file, IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.Combine(_folder, set));
        using Stream stream = File.Create(Path.Combine(_folder, set, file));
        using var target = file.EndsWith(".gz", StringComparison.Ordinal)
            ? new System.IO.Compression.GZipStream(stream, System.IO.Compression.CompressionMode.Compress) : stream;
        using var writer = new StreamWriter(target);
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}
