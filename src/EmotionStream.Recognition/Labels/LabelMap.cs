using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Recognition.Labels;

/// <summary>What each label of a model means, in the order of its outputs.</summary>
public sealed class LabelMap
{
    private readonly LabelAffect[] _labels;

    private LabelMap(string table, LabelAffect[] labels) => (Table, _labels) = (table, labels);

    /// <summary>Where the meanings are from: <c>emotions</c>, <c>sentiment</c>, <c>stars</c>, or the name of the user's file.</summary>
    public string Table { get; }

    /// <summary>The meanings.</summary>
    public ReadOnlySpan<LabelAffect> Labels => _labels;

    /// <summary>Maps the labels of a model by the user's file, else by the first built-in table that has them all.</summary>
    /// <param name="names">The labels, in the order of the outputs. Case does not matter.</param>
    /// <param name="file">The user's file, see <see cref="LabelFile"/>; null for a built-in table.</param>
    /// <param name="source">Where the names stand, for errors.</param>
    /// <exception cref="ModelFileException">A label has no meaning; says which, and how to give it one.</exception>
    public static LabelMap For(IReadOnlyList<string> names, string? file, string source)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (file is not null)
            return new(Path.GetFileName(file), Pick(names, LabelFile.Read(file), missing => new(
                $"{file}: \"labels\" lacks {List(missing)}, which {source} has. It must name every label of the model.")));
        foreach (var (name, table) in LabelTables.All)
            if (names.All(table.ContainsKey))
                return new(name, Pick(names, table, static _ => new()));
        var closest = LabelTables.All.MaxBy(table => names.Count(table.Value.ContainsKey)).Value;
        throw new ModelFileException(
            $"{source}: no built-in label table has {List([.. names.Where(name => !closest.ContainsKey(name))])}. Give a file of label meanings "
            + $"({LabelFile.Name} beside the model, or the setting Recognition:Labels): "
            + "{\"labels\": {\"" + names[0] + "\": {\"valence\": -0.6, \"arousal\": 0.4, \"emotion\": \"anger\"}, …}}.");
    }

    private static LabelAffect[] Pick(
        IReadOnlyList<string> names, IReadOnlyDictionary<string, LabelAffect> table, Func<IReadOnlyList<string>, ModelFileException> problem)
    {
        var missing = names.Where(name => !table.ContainsKey(name)).ToArray();
        return missing.Length == 0 ? [.. names.Select(name => table[name])] : throw problem(missing);
    }

    private static string List(IReadOnlyList<string> names)
    {
        const int Shown = 5;
        var quoted = string.Join(", ", names.Take(Shown).Select(static name => $"\"{name}\""));
        return names.Count > Shown ? $"{quoted} and {names.Count - Shown} more" : quoted;
    }
}
