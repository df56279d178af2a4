namespace EmotionStream.Recognition.Text.Corpora;

/// <summary>
/// French posts and headlines as they stand on social networks, written for this project by a language model, with the polarity that VADER's rules give them; and
/// each again with words of the lexicon put in anywhere. So the sentiment output learns what a word of the lexicon adds in the middle of hashtags, links and
/// names, which the labelled sets have none of. Synthetic.
/// </summary>
internal static class LexiconPosts
{
    private const string Resource = "EmotionStream.Recognition.Text.Corpora.Data.posts.txt";

    /// <summary>Most words that are put in.</summary>
    private const int MostWords = 3;

    /// <summary>The posts as written, those without any word of the lexicon left out.</summary>
    /// <param name="lexicons">Gives the polarity, in [−1, 1].</param>
    public static IEnumerable<(string Text, double Polarity)> Written(TrainingLexicons lexicons) =>
        Read().Select(post => (post, lexicons.Score(post, "fr"))).Where(static post => post.Item2 != 0);

    /// <summary>The posts with one to three words of the lexicon put in.</summary>
    /// <param name="lexicons">Has the words, and gives the polarity of the result, in [−1, 1].</param>
    /// <param name="copies">How many of each.</param>
    /// <param name="random">Chooses words and places.</param>
    public static IEnumerable<(string Text, double Polarity)> Composed(TrainingLexicons lexicons, int copies, Random random)
    {
        foreach (var post in Read())
            for (var copy = 0; copy < copies; copy++)
            {
                var words = post.Split(' ').ToList();
                for (var more = random.Next(1, MostWords + 1); more > 0; more--)
                    words.Insert(random.Next(words.Count + 1), lexicons.FrenchWords[random.Next(lexicons.FrenchWords.Count)]);
                var text = string.Join(' ', words);
                yield return (text, lexicons.Score(text, "fr"));
            }
    }

    private static IEnumerable<string> Read() => Tsv.ReadResource(Resource).Select(static fields => fields[0]);
}
