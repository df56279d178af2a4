namespace EmotionStream.App.Configuration;

/// <summary>The configuration is wrong; nothing was started.</summary>
internal sealed class ConfigurationException : Exception
{
    /// <summary>Everything that is wrong, so that it can be mended in one go.</summary>
    /// <param name="problems">At least one problem.</param>
    public ConfigurationException(IReadOnlyList<ConfigurationProblem> problems)
        : base(Describe(problems)) => Problems = problems;

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems { get; }

    private static string Describe(IReadOnlyList<ConfigurationProblem> problems)
    {
        var count = problems.Count == 1 ? "a problem" : $"{problems.Count} problems";
        return $"the configuration has {count}:{string.Concat(problems.Select(problem => $"{Environment.NewLine}  {problem}"))}";
    }
}
