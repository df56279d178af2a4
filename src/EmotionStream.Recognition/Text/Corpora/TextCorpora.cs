using EmotionStream.Recognition.Text.Model;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>
/// The permissive sets that train the shipped model: the teacher's soft labels joined by text with the hard ones of GoEmotions (train), XED and
/// the service messages, polarity lexicons, and sentences in other languages. Held-out service messages, subtitles and other-language sentences are
/// left out.
/// </summary>
/// <param name="Folder">A folder with <c>teacher goemotions xed service languages lexicons</c>.</param>
/// <param name="Options">Weights of the sets.</param>
internal sealed record TextCorpora(string Folder, CorpusOptions Options)
{
    private const int LabelColumns = 55;
    private const int FirstLabel = 2;

    /// <summary>Reads all training texts.</summary>
    /// <exception cref="InvalidDataException">The teacher's file has not the columns expected.</exception>
    public List<TrainingText> Read()
    {
        var goEmotions = HardGoEmotions("train.tsv");
        var ekman = HardGoEmotions("ekman_train.tsv");
        var plutchik = HardPlutchik();
        var service = ServiceMessage.Read(PathOf("service", "train.tsv")).DistinctBy(static m => m.Text, StringComparer.Ordinal).ToDictionary(static m => m.Text, StringComparer.Ordinal);
        var lexicons = new TrainingLexicons(Path.Combine(Folder, "lexicons"));
        var texts = new List<TrainingText>();
        var random = new Random(Options.Seed);
        var lines = Tsv.Read(PathOf("teacher", "soft_labels.tsv.gz"));
        foreach (var fields in lines.Skip(1))
        {
            if (fields.Length != FirstLabel + LabelColumns + 1)
                throw new InvalidDataException($"The teacher's file has a line of {fields.Length} columns.");
            var text = fields[^1];
            var source = fields[0];
            var isXed = source.StartsWith("xed_", StringComparison.Ordinal);
            if ((source == "service" && HeldOut.Contains(text)) || (isXed && HeldOut.IsForTuning(text)))
                continue;
            var targets = SoftTargets(fields);
            targets[OutputLayout.Language + (fields[1] == "fr" ? 1 : 0)] = byte.MaxValue;
            var subtitle = isXed ? plutchik.GetValueOrDefault(text) : null;
            if (source == "goemotions" && goEmotions.TryGetValue(text, out var labels))
            {
                Mix(targets, OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount, labels);
                Mix(targets, OutputLayout.Ekman, OutputLayout.EkmanCount, ekman[text]);
            }
            else if (subtitle is not null)
                Mix(targets, OutputLayout.Plutchik, OutputLayout.PlutchikCount, subtitle);
            else if (source == "service" && service.TryGetValue(text, out var message))
                MixService(targets, message);
            if (source is "service" or "multidogo")
                targets[OutputLayout.Sentiment] = targets[OutputLayout.Valence];
            else
                MixSentiment(targets, subtitle, lexicons.Score(text, fields[1]));
            var weight = WeightOf(source);
            texts.Add(new TrainingText(text, targets, OutputHeads.All, weight));
            if (random.NextDouble() < (source == "service" ? Options.HurriedServiceShare : Options.HurriedShare)
                && ChatSpelling.Rewrite(text, fields[1], random) is var hurried && hurried != text)
                texts.Add(new TrainingText(hurried, targets, OutputHeads.All, weight / 2));
        }

        texts.AddRange(OtherLanguages());
        texts.AddRange(lexicons.Words().Select(word => Polar(word.Word, word.Polarity, Options.LexiconWordWeight)));
        texts.AddRange(LexiconPosts.Written(lexicons).Select(post => Polar(post.Text, post.Polarity, Options.PostWeight)));
        texts.AddRange(LexiconPosts.Composed(lexicons, Options.PostCopies, random).Select(post => Polar(post.Text, post.Polarity, Options.PostCopyWeight)));
        texts.AddRange(NegationSentences.All().Select(message => Labelled(message, Options.NegationWeight)));
        foreach (var turn in OwnTurns.All().Where(static turn => !HeldOut.Contains(turn.Text)))
        {
            texts.Add(Labelled(turn, Options.OwnTurnWeight));
            if (ChatSpelling.Rewrite(turn.Text, turn.Language, random) is var hurried && hurried != turn.Text)
                texts.Add(Labelled(turn with { Text = hurried }, Options.OwnTurnWeight / 2));
        }

        return texts;
    }

    private float WeightOf(string source) => source switch
    {
        "service" => Options.ServiceWeight,
        "goemotions" => Options.GoEmotionsWeight,
        _ => 1,
    };

    private string PathOf(string set, string file) => Path.Combine(Folder, set, file);

    private Dictionary<string, int[]> HardGoEmotions(string file)
    {
        var set = GoEmotionsSet.Read(PathOf("goemotions", file));
        var labels = new Dictionary<string, int[]>(StringComparer.Ordinal);
        for (var i = 0; i < set.Texts.Length; i++)
            labels[set.Texts[i]] = set.Labels[i];
        return labels;
    }

    private Dictionary<string, int[]> HardPlutchik()
    {
        var labels = new Dictionary<string, int[]>(StringComparer.Ordinal);
        foreach (var file in (string[])["en-annotated.tsv", "fr-projections.tsv"])
            foreach (var fields in Tsv.Read(PathOf("xed", file)).Where(static fields => fields.Length == 2))
                labels[fields[0]] = [.. fields[1].Split(',').Select(static label => int.Parse(label) - 1)];
        return labels;
    }

    private IEnumerable<TrainingText> OtherLanguages()
    {
        var targets = new byte[OutputLayout.Count];
        targets[OutputLayout.Language + OutputLayout.OtherLanguage] = byte.MaxValue;
        return Tsv.Read(PathOf("languages", "other.tsv")).Skip(1)
            .Where(static fields => !HeldOut.Contains(fields[1]))
            .Select(fields => new TrainingText(fields[1], targets, OutputHeads.Language, Options.OtherLanguageWeight));
    }

    /// <summary>A text with hard labels only; its other heads are left out.</summary>
    private static TrainingText Labelled(ServiceMessage message, float weight)
    {
        var targets = new byte[OutputLayout.Count];
        targets[OutputLayout.Valence] = (byte)Math.Round((message.Valence + 1) / 2 * byte.MaxValue);
        targets[OutputLayout.Sentiment] = targets[OutputLayout.Valence];
        targets[OutputLayout.Arousal] = (byte)Math.Round(message.Arousal * byte.MaxValue);
        targets[OutputLayout.Service + (int)message.Emotion] = byte.MaxValue;
        targets[OutputLayout.Language + (message.Language == "fr" ? 1 : 0)] = byte.MaxValue;
        return new TrainingText(message.Text, targets, OutputHeads.Affect | OutputHeads.Sentiment | OutputHeads.Service | OutputHeads.Language, weight);
    }

    private static byte[] SoftTargets(string[] fields)
    {
        var targets = new byte[OutputLayout.Count];
        var column = FirstLabel;
        Copy(OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount);
        Copy(OutputLayout.Ekman, OutputLayout.EkmanCount);
        Copy(OutputLayout.Plutchik, OutputLayout.PlutchikCount);
        Copy(OutputLayout.Valence, 2);
        Copy(OutputLayout.Service, OutputLayout.ServiceCount);
        var sum = 0;
        foreach (var value in targets.AsSpan(OutputLayout.Service, OutputLayout.ServiceCount))
            sum += value;
        foreach (ref var value in targets.AsSpan(OutputLayout.Service, OutputLayout.ServiceCount))
            value = (byte)Math.Round(value * 255.0 / Math.Max(1, sum));
        return targets;

        void Copy(int start, int count)
        {
            for (var i = 0; i < count; i++)
                targets[start + i] = byte.Parse(fields[column++]);
        }
    }

    private void Mix(byte[] targets, int start, int count, int[] hard)
    {
        for (var i = 0; i < count; i++)
            targets[start + i] = Mixed(targets[start + i], hard.Contains(i) ? 1 : 0);
    }

    private void MixService(byte[] targets, ServiceMessage message)
    {
        Mix(targets, OutputLayout.Service, OutputLayout.ServiceCount, [(int)message.Emotion]);
        targets[OutputLayout.Valence] = Mixed(targets[OutputLayout.Valence], (message.Valence + 1) / 2);
        targets[OutputLayout.Arousal] = Mixed(targets[OutputLayout.Arousal], message.Arousal);
    }

    /// <summary>A text whose polarity by a lexicon is all that is known of it.</summary>
    private static TrainingText Polar(string text, double polarity, float weight)
    {
        var targets = new byte[OutputLayout.Count];
        targets[OutputLayout.Sentiment] = Unsigned((float)polarity);
        return new TrainingText(text, targets, OutputHeads.Sentiment, weight);
    }

    /// <summary>
    /// Outside of customer service, the sentiment is that of the emotions' labels and of the lexicon, and it is most of the valence. Within, a problem that
    /// is named is no feeling yet, so the valence that the teacher learned there is both.
    /// </summary>
    private void MixSentiment(byte[] targets, int[]? plutchik, double lexicon)
    {
        var sentiment = EmotionSentiment.OfGoEmotions(targets.AsSpan(OutputLayout.GoEmotions, OutputLayout.GoEmotionsCount));
        if (plutchik is not null)
            sentiment = (sentiment + EmotionSentiment.OfPlutchik(plutchik)) / 2;
        if (lexicon != 0)
            sentiment += Options.LexiconShare * ((float)lexicon - sentiment);
        targets[OutputLayout.Sentiment] = Unsigned(sentiment);
        targets[OutputLayout.Valence] = (byte)Math.Round(
            ((1 - Options.SentimentShare) * targets[OutputLayout.Valence]) + (Options.SentimentShare * targets[OutputLayout.Sentiment]));
    }

    private static byte Unsigned(float polarity) => (byte)Math.Round((polarity + 1) / 2 * byte.MaxValue);

    private byte Mixed(byte soft, float hard) => (byte)Math.Round((Options.HardShare * 255 * hard) + ((1 - Options.HardShare) * soft));
}
