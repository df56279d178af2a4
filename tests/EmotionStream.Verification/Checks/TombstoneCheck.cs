using EmotionStream.Verification.Measures;
using EmotionStream.Verification.Topics;

namespace EmotionStream.Verification.Checks;

/// <summary>What is over is gone: the live topic and, once its memory has ended, the changelog keep nothing of it.</summary>
internal static class TombstoneCheck
{
    public static void Run(Journal journal, IReadOnlyList<Interaction> interactions, Settings settings, Findings findings)
    {
        foreach (var topic in new[] { journal.Names.Interactions, journal.Names.Changelog })
        {
            var last = new Dictionary<string, TopicRecord>(StringComparer.Ordinal);
            foreach (var record in journal.Of(topic))
                last[record.KeyText] = record;

            // Compaction may have taken the tombstone too.
            foreach (var interaction in interactions)
                if (last.TryGetValue(interaction.Id, out var record) && record.Value is not null)
                    findings.Lost.Add($"tombstone of {interaction.Id} on {topic}");

            // Keys that begin with a control character are the task's own.
            var known = interactions.Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
            foreach (var key in last.Keys.Where(key => !char.IsControl(key[0]) && !settings.IsTick(key) && !known.Contains(key)))
                findings.Wrong.Add($"{key} on {topic}, of which nothing was heard");
        }
    }
}
