using System.Text.Json;
using System.Text.Json.Serialization;
using EmotionStream.Core.Alerts;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Queues.Causes;
using EmotionStream.Core.Records;
using EmotionStream.Core.Surveys;

namespace EmotionStream.Kafka.Contracts.Messages;

/// <summary>Source-generated JSON of all contracts, for producers of inputs and consumers of outputs.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters =
    [
        typeof(InstantConverter), typeof(WireEnumConverter<Speaker>), typeof(WireEnumConverter<InteractionEventType>),
        typeof(WireEnumConverter<AlertActionType>), typeof(WireEnumConverter<InputSource>), typeof(WireEnumConverter<ScoreOrigin>),
        typeof(WireEnumConverter<AbstentionReason>), typeof(WireEnumConverter<EmotionLabel>), typeof(WireEnumConverter<AlertState>),
        typeof(WireEnumConverter<AlertSeverity>), typeof(WireEnumConverter<CloseReason>), typeof(WireEnumConverter<CustomerEventType>),
        typeof(WireEnumConverter<SurveyEventType>), typeof(WireEnumConverter<SurveyStatus>),
        typeof(WireEnumConverter<HintTrigger>), typeof(WireEnumConverter<HintSource>),
        typeof(WireEnumConverter<QueueEventType>), typeof(WireEnumConverter<CausePeriod>),
    ])]
[JsonSerializable(typeof(ChatMessage))]
[JsonSerializable(typeof(AudioFeaturesMessage))]
[JsonSerializable(typeof(InteractionEventMessage))]
[JsonSerializable(typeof(AlertActionMessage))]
[JsonSerializable(typeof(ReadingMessage))]
[JsonSerializable(typeof(InteractionMessage))]
[JsonSerializable(typeof(OutcomeMessage))]
[JsonSerializable(typeof(AlertMessage))]
[JsonSerializable(typeof(CustomerEventMessage))]
[JsonSerializable(typeof(CustomerMessage))]
[JsonSerializable(typeof(SurveyEventMessage))]
[JsonSerializable(typeof(SurveyOutcomeMessage))]
[JsonSerializable(typeof(RoutingHintMessage))]
[JsonSerializable(typeof(QueueEventMessage))]
[JsonSerializable(typeof(CausesMessage))]
[JsonSerializable(typeof(QueueMessage))]
public sealed partial class ContractJson : JsonSerializerContext;
