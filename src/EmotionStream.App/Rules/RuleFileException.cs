namespace EmotionStream.App.Rules;

/// <summary>A rule file is not one.</summary>
internal sealed class RuleFileException : Exception
{
    /// <summary>Everything that is wrong, so that it can be mended in one go.</summary>
    /// <param name="file">The file.</param>
    /// <param name="problems">At least one: each names line, key, value and what is allowed.</param>
    public RuleFileException(string file, IReadOnlyList<string> problems)
        : base($"{file} has {(problems.Count == 1 ? "a problem" : $"{problems.Count} problems")}:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}") =>
        Problems = problems;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<string> Problems { get; }
}
