using System.Text;
using System.Text.Json;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Privacy;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>Builds the steps of alerts from states and publishes them.</summary>
/// <param name="output">Where alerts go.</param>
internal sealed class AlertPublisher(IGraphOutput output)
{
    private static readonly string[] MeasureNames = CamelNames<AlertMeasure>();
    private static readonly string[] ActionNames = CamelNames<AlertActionType>();

    /// <summary>Name of an action as on the wire.</summary>
    /// <param name="action">The action.</param>
    public static string Name(AlertActionType action) => ActionNames[(int)action];

    /// <summary>The id of an open alert.</summary>
    /// <param name="context">The interaction.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="known">Where it stands.</param>
    public static string IdOf(InteractionContext context, in CompiledRule rule, in RuleState known) =>
        AlertId.Of(context.Key.Span, rule.Rule.Name, EventOrder.Unpack(context.State.Absolute(known.OpenedAt), known.OpenedBy));

    /// <summary>Publishes one step.</summary>
    /// <param name="context">The interaction and the record that made the step.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="known">Where it stands.</param>
    /// <param name="step">The step.</param>
    /// <param name="value">The measure at this step.</param>
    /// <param name="by">Who did it, if somebody did.</param>
    /// <param name="reason">Why it closed or how it was taken.</param>
    public void Publish(InteractionContext context, in CompiledRule rule, in RuleState known, AlertState step, float value, string? by, string? reason)
    {
        ref var state = ref context.State;
        var profile = state.Profile ?? InteractionProfile.Unknown;
        output.Publish(new Alert(
            IdOf(context, rule, known),
            Encoding.UTF8.GetString(context.Key.Span),
            rule.Rule.Name,
            step,
            rule.Rule.Severity,
            MeasureNames[(int)rule.Measure],
            Math.Round(value, 4),
            rule.Rule.Open,
            EventOrder.Unpack(state.Absolute(known.OpenedAt), known.OpenedBy),
            context.Time,
            profile.Queue,
            profile.Channel,
            profile.Language,
            profile.AgentId,
            profile.CustomerId,
            step is AlertState.Opened or AlertState.Updated ? ExcerptOf(context.Record) : null,
            step is AlertState.Opened or AlertState.Updated ? rule.Rule.Playbook : null,
            by,
            reason));
    }

    private static string? ExcerptOf(InputRecord? record) =>
        record is { Source: InputSource.ChatMessages, Speaker: Speaker.Customer } ? Redactor.Excerpt(record.Text.Span) : null;

    private static string[] CamelNames<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
}
