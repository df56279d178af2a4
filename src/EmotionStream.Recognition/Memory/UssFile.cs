using System.Globalization;

namespace EmotionStream.Recognition.Memory;

/// <summary>
/// Reads a file of the User Satisfaction Simulation set (Sun et al. 2021): tab-separated turns (speaker, text, action, ratings 1–5 of several raters), dialogues
/// apart by an empty line, the rating of the whole as the turn <c>USER OVERALL</c>.
/// </summary>
public static class UssFile
{
    private const string Customer = "USER";
    private const string Whole = "OVERALL";

    /// <summary>Reads the dialogues that have a rating of the whole and of one turn at least; a rating is the mean of its raters', mapped from 1–5 to [−1, 1].</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FormatException">A line is not in that form; the message has its number.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static IReadOnlyList<RatedDialogue> Read(string path)
    {
        var dialogues = new List<RatedDialogue>();
        var turns = new List<double>();
        double? overall = null;
        var number = 0;
        foreach (var line in File.ReadLines(path).Append(""))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
            {
                if (overall is { } rating && turns.Count > 0)
                    dialogues.Add(new([.. turns], rating));
                turns.Clear();
                overall = null;
                continue;
            }

            var fields = line.Split('\t');
            if (fields.Length < 4)
                throw new FormatException($"{path} line {number} has {fields.Length} fields: 4 are needed (speaker, text, action, ratings)");
            if (fields[0] != Customer || string.IsNullOrWhiteSpace(fields[3]))
                continue;
            var value = Rating(fields[3], path, number);
            if (fields[1] == Whole)
                overall = value;
            else
                turns.Add(value);
        }

        return dialogues;
    }

    private static double Rating(string text, string path, int line)
    {
        var sum = 0.0;
        var raters = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        foreach (var rater in raters)
        {
            if (!double.TryParse(rater, NumberStyles.Float, CultureInfo.InvariantCulture, out var rating) || rating is not (>= 1 and <= 5))
                throw new FormatException($"{path} line {line} has the rating '{rater}': allowed are 1 to 5");
            sum += rating;
        }

        return ((sum / raters.Length) - 3) / 2;
    }
}
