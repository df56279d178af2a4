namespace EmotionStream.Verification;

/// <summary>What a verification found: every deviation in words, and how much was looked at.</summary>
public sealed class Findings
{
    /// <summary>What should stand on a topic and does not.</summary>
    public IList<string> Lost { get; } = [];

    /// <summary>What stands on a topic once too often.</summary>
    public IList<string> Doubled { get; } = [];

    /// <summary>What stands there with another content than the rules give.</summary>
    public IList<string> Wrong { get; } = [];

    /// <summary>Input records, those of ticks too.</summary>
    public int Records { get; set; }

    /// <summary>Outcomes recomputed.</summary>
    public int Outcomes { get; set; }

    /// <summary>Steps of alerts explained by their interactions' events.</summary>
    public int AlertSteps { get; set; }

    /// <summary>Dead letters that had to be there.</summary>
    public int DeadLetters { get; set; }

    /// <summary>Of these, records the contract refuses.</summary>
    public int BadInputs { get; set; }

    public bool IsClean => Lost.Count + Doubled.Count + Wrong.Count == 0;

    /// <summary>Adds those of a comparison.</summary>
    public void Add(Findings other)
    {
        foreach (var (to, from) in new[] { (Lost, other.Lost), (Doubled, other.Doubled), (Wrong, other.Wrong) })
            foreach (var finding in from)
                to.Add(finding);
    }

    /// <summary>The first so many of each kind.</summary>
    public string Describe(int most = 8) => string.Join(Environment.NewLine, new[] { ("lost", Lost), ("doubled", Doubled), ("wrong", Wrong) }
        .Where(kind => kind.Item2.Count > 0)
        .Select(kind => $"{kind.Item2.Count} {kind.Item1}:" + string.Concat(kind.Item2.Take(most).Select(line => Environment.NewLine + "  " + line))));
}
