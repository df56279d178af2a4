using EmotionStream.App.Page.Acting;
using EmotionStream.App.Terminal;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts.Messages;

namespace EmotionStream.App.Page.Language;

/// <summary>Names of what the pipeline knows, in words.</summary>
public static class Names
{
    private static readonly Dictionary<string, string> FrenchRules = new(StringComparer.Ordinal)
    {
        ["NegativePeak"] = "Pic négatif", ["SustainedNegative"] = "Négatif qui dure", ["AbruptDrop"] = "Chute brusque", ["BadEndRisk"] = "Risque de mauvaise fin",
        ["UnrecoveredEnd"] = "Fin sans rattrapage", ["RecoveryAchieved"] = "Rattrapage réussi", ["HighEffort"] = "Effort élevé", ["HandoffHot"] = "Transfert à chaud",
        ["LongSilence"] = "Long silence",
        [OpenCustomerAlert.TippingPoint] = "Client au point de bascule", [OpenCustomerAlert.RepeatContact] = "Rappelle après un mauvais contact",
        [OpenCustomerAlert.DoubleDeviation] = "Déçu deux fois de suite",
        [OpenQueueAlert.Spike] = "File : trop de mécontents", [OpenQueueAlert.Drift] = "File : le souvenir a changé", [OpenQueueAlert.Budget] = "File : trop d’alertes",
    };

    /// <summary>Rules about customers: what they say of a person isn't in their names.</summary>
    private static readonly Dictionary<string, string> EnglishRules = new(StringComparer.Ordinal)
    {
        [OpenCustomerAlert.TippingPoint] = "Customer at the tipping point", [OpenCustomerAlert.RepeatContact] = "Back after a bad contact",
        [OpenCustomerAlert.DoubleDeviation] = "Let down twice in a row",
    };

    /// <summary>Name of a rule; one of a site's own keeps its name.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="rule">The rule.</param>
    public static string Rule(this Tongue tongue, string rule) =>
        (tongue == Tongue.French ? FrenchRules : EnglishRules).TryGetValue(rule, out var name) ? name : Words.Split(rule);

    /// <summary>Name of an alert's measure.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="measure">The measure.</param>
    public static string Measure(this Tongue tongue, string measure) => measure switch
    {
        "balance" => tongue.Say(new("balance of all contacts", "bilan de tous les contacts")),
        "lastRemembered" => tongue.Say(new("last contact remembered", "souvenir du dernier contact")),
        _ => Words.Split(measure),
    };

    /// <summary>Name of a severity.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="severity">The severity.</param>
    public static string Severity(this Tongue tongue, AlertSeverity severity) => tongue.Say(severity switch
    {
        AlertSeverity.Critical => new("critical", "critique"),
        AlertSeverity.Warning => new("warning", "attention"),
        _ => new("good to know", "à savoir"),
    });

    /// <summary>Name of a channel.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="channel">The channel.</param>
    public static string Channel(this Tongue tongue, string? channel) => channel switch
    {
        null => "–",
        "voice" => tongue.Say(new("voice", "voix")),
        "email" => tongue.Say(new("e-mail", "courriel")),
        _ => channel,
    };

    /// <summary>Name of a memory model.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="model">The model.</param>
    public static string Memory(this Tongue tongue, MemoryModel model) => tongue.Say(model switch
    {
        MemoryModel.PeakEnd => new("peak-end", "pic-fin"),
        MemoryModel.TroughEnd => new("trough-end", "creux-fin"),
        MemoryModel.Mean => new("mean", "moyenne"),
        _ => new("recency", "récence"),
    });

    /// <summary>
    /// What it takes to end well, in a few characters: by how much the end has to rise, or how many good turns where the end as such has no hold; empty when it would
    /// as it stands, and where it is not known.
    /// </summary>
    /// <param name="tongue">The language.</param>
    /// <param name="state">The live state.</param>
    public static string ToEndWell(this Tongue tongue, InteractionMessage state) => state.ToEndWell switch
    {
        null or { Turns: 0 } => "",
        { Reachable: false } => "> 1",
        { End: { } end } => end - state.End > 0.005 ? tongue.Score(end - state.End) : "",
        { Turns: { } turns } => tongue.GoodTurns(turns),
        _ => "",
    };

    /// <summary>So many good turns.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="turns">How many.</param>
    public static string GoodTurns(this Tongue tongue, int turns) =>
        turns == 1 ? tongue.Say(new("1 good turn", "1 bon tour")) : tongue.Say(new($"{turns} good turns", $"{turns} bons tours"));

    /// <summary>Name of an emotion.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="emotion">The emotion.</param>
    public static string Emotion(this Tongue tongue, EmotionLabel emotion) =>
        tongue == Tongue.French && FrenchEmotions.TryGetValue(emotion.ToString(), out var french) ? french : Words.Split(emotion.ToString()).ToLowerInvariant();

    /// <summary>What somebody did, or why an alert closed.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="reason">As on the wire.</param>
    public static string Reason(this Tongue tongue, string? reason) => reason switch
    {
        null => "",
        "acknowledged" => tongue.Say(new("acknowledged", "pris en charge")),
        "handedOver" => tongue.Say(new("handed over", "transmis")),
        "calledBack" => tongue.Say(new("called back", "rappelé")),
        "gesture" => tongue.Say(new("gesture made", "geste commercial")),
        "released" => tongue.Say(new("given back", "rendu")),
        "recovered" => tongue.Say(new("recovered", "rétabli")),
        "action" => tongue.Say(new("closed by hand", "clos à la main")),
        "interactionClosed" => tongue.Say(new("interaction over", "échange terminé")),
        "forgotten" => tongue.Say(new("customer forgotten", "client oublié")),
        "expired" => tongue.Say(new("expired", "expiré")),
        _ => reason,
    };

    /// <summary>A step of an alert.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="state">The step.</param>
    public static string Step(this Tongue tongue, AlertState state) => tongue.Say(state switch
    {
        AlertState.Opened => new("opened", "ouverte"),
        AlertState.Updated => new("updated", "mise à jour"),
        AlertState.Acknowledged => new("taken", "prise"),
        _ => new("closed", "close"),
    });

    /// <summary>Why an interaction closed.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="reason">Why.</param>
    public static string Closing(this Tongue tongue, CloseReason reason) => reason == CloseReason.Ended
        ? tongue.Say(new("ended", "terminé"))
        : tongue.Say(new("fell silent", "resté sans suite"));

    /// <summary>What happened to an interaction.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="type">What.</param>
    public static string Happened(this Tongue tongue, InteractionEventType type) => tongue.Say(type switch
    {
        InteractionEventType.Transferred => new("transferred", "transféré"),
        InteractionEventType.Held => new("on hold", "en attente"),
        InteractionEventType.Resumed => new("resumed", "repris"),
        InteractionEventType.ChannelSwitched => new("channel switched", "changement de canal"),
        InteractionEventType.SelfServiceFailed => new("self-service failed", "échec du libre-service"),
        InteractionEventType.InformationRepeated => new("information asked for again", "information redemandée"),
        _ => new(type.ToString(), type.ToString()),
    });

    /// <summary>What became of an action, for whoever did it.</summary>
    /// <param name="tongue">The language.</param>
    /// <param name="outcome">What became of it.</param>
    public static string Outcome(this Tongue tongue, ActOutcome outcome) => tongue.Say(outcome switch
    {
        ActOutcome.Done => new("Done.", "C’est fait."),
        ActOutcome.NotFound => new("This alert is no longer here.", "Cette alerte n’est plus là."),
        ActOutcome.NotAllowed => new("You may read here, not act.", "Vous pouvez lire, pas agir."),
        ActOutcome.TooLate => new("Somebody else was faster.", "Quelqu’un d’autre a été plus rapide."),
        ActOutcome.Unclear => new("To whom? At most 100 characters.", "À qui ? 100 caractères au plus."),
        ActOutcome.TooMany => new("Too many actions in a minute.", "Trop d’actions en une minute."),
        _ => new("Kafka did not take it: nothing was done. Try again.", "Kafka n’a pas répondu : rien n’a été fait. Réessayez."),
    });

    private static readonly Dictionary<string, string> FrenchEmotions = new(StringComparer.Ordinal)
    {
        ["Anger"] = "colère", ["Joy"] = "joie", ["Sadness"] = "tristesse", ["Fear"] = "peur", ["Surprise"] = "surprise", ["Disgust"] = "dégoût", ["Neutral"] = "neutre",
        ["Gratitude"] = "gratitude", ["Frustration"] = "frustration", ["Disappointment"] = "déception", ["Confusion"] = "confusion", ["Relief"] = "soulagement",
        ["Annoyance"] = "agacement", ["Anxiety"] = "inquiétude", ["Satisfaction"] = "satisfaction",
    };
}
