namespace EmotionStream.Recognition.Cues;

/// <summary>How customers, in English and French, say that they complain, or ask for somebody who may decide.</summary>
internal static class ComplaintPhrases
{
    /// <summary>The phrases.</summary>
    public static readonly IReadOnlyList<Phrase> All =
    [
        .. new[]
        {
            "complain|complaint|complaints|complaining",
            "unacceptable|disgraceful|outrageous|appalling",
            "not|isn't ... acceptable|good enough",
            "speak|talk|put|pass ... manager|supervisor|someone senior",
            "your manager|supervisor",
            "ombudsman|trading standards",
            "terrible|awful|worst|appalling|dreadful customer? service|experience|company",
            "inacceptable|inadmissible|scandaleux|intolerable|honteux",
            "reclamation|reclamations",
            "me plains|plaindre",
            "porte|porter|depose|deposer|porterai plainte",
            "parler|passez|passer|voir ... responsable|superieur|superviseur",
            "votre responsable|superieur|superviseur",
            "mediateur|association de consommateurs",
            "service deplorable|lamentable|catastrophique|nul",
        }.Select(pattern => Phrase.Parse(0, pattern)),
    ];
}
