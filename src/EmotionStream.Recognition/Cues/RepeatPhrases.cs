namespace EmotionStream.Recognition.Cues;

/// <summary>How customers say, in English and French, that they have said or done something before.</summary>
internal static class RepeatPhrases
{
    /// <summary>The phrases.</summary>
    public static readonly IReadOnlyList<Phrase> All =
    [
        .. new[]
        {
            "i|i'|we|we've ... already|just told|said|explained|gave|given|sent|provided|answered|mentioned|uploaded|submitted|filled|shown",
            "already told|explained|said|sent|given|gave|answered|provided",
            "told|explained|given|gave|sent you|them|it|this|that already",
            "like|as i|we already? said|told|explained|mentioned|wrote",
            "i|i' ... told you|them|you ... twice|times|before",
            "i|having to repeat myself|everything|it|this",
            "repeat|repeating myself",
            "how many times ... tell|explain|say|repeat|send|ask",
            "second|third|fourth|fifth|tenth time ... telling|explaining|explain|tell|say|saying|sending|giving|give|send|repeating",
            "explain|repeat|tell|go|start|say|type|explaining|telling ... all over again",
            "explain|repeat|tell|explaining|telling|repeating it|everything|this|that|myself again",
            "told|explained ... whole story",
            "same story|thing|details|information|documents|logs ... times|twice",
            "already did|done|tried that|this|it|all",
            "did|done|tried that|this|it|all already|before",
            "it's me again",
            "same screenshot|screenshots|documents|form|forms|details|question|questions|info|information|papers ... again|before|times",
            "attached|sent|send ... same screenshot|documents|form|details|logs|papers",
            "deuxieme|troisieme|quatrieme|cinquieme|enieme fois ... meme|memes|dis|explique|envoie|demande|ecris|joins|appelle",
            "troisieme|quatrieme|cinquieme|enieme relance|demande|message|courrier|appel",
            "que j' envoie|explique|repete|reclame|renvoie",
            "envoie|envoyer|demande|demander|fournir|redemande|redemander ... memes avis|documents|pieces|papiers|logs|justificatifs|questions|infos|informations|choses",
            "je|j'|on|nous ... deja dit|explique|donne|envoye|fourni|transmis|repondu|communique|raconte|precise|signale|indique|ecrit",
            "ai|ont|avons ... deja ete|tout? dit|explique|donne|envoye|fourni|transmis|raconte",
            "deja dit|explique|raconte|repete",
            "comme je vous? l'ai? dit|disais|explique|expliquais|indique|ecrit|mentionne",
            "je le? me? vous? repete",
            "je viens de vous? le? dire|donner|expliquer|preciser",
            "repeter|reexpliquer|redire|redonner|raconter|expliquer|recommencer ... encore|fois|nouveau|debut|tout|zero",
            "tout repeter|reexpliquer|redire|recommencer|reraconter",
            "combien de fois ... dire|redire|repeter|expliquer|envoyer|demander",
            "fois que je|j' ... dis|explique|repete|envoie|donne|raconte|demande|ecris|signale",
            "deux|trois|quatre|cinq|dix fois ... dit|explique|envoye|donne|repete|raconte",
            "redemande*|reclame* ... memes|deja",
            "renvoie|renvoye|redonne|renvoyer ... encore|fois|memes",
            "envoie|envoye ... les memes",
            "envoye ... deux|trois|quatre|cinq|dix|plusieurs fois",
            "deja fait fois|deux|trois|ca|cela|tout",
            "l'ai deja fait",
        }.Select(pattern => Phrase.Parse(0, pattern)),
    ];
}
