using System.Text.Json;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Privacy;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Alerts;

/// <summary>Builds the steps of alerts from states and publishes them.</summary>
/// <param name="output">Where alerts go.</param>
/// <param name="moments">The moments of truth in force.</param>
internal sealed class AlertPublisher(IGraphOutput output, MomentCatalogue moments)
{
    private static readonly string[] MeasureNames = CamelNames<AlertMeasure>();
    private static readonly string[] ActionNames = CamelNames<AlertActionType>();
    private readonly AlertPool _pool = new();

    /// <summary>Name of an action as on the wire.</summary>
    /// <param name="action">The action.</param>
    public static string Name(AlertActionType action) => ActionNames[(int)action];

    /// <summary>The id of an open alert.</summary>
    /// <param name="context">The interaction.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="known">Where it stands.</param>
    public static UInt128 IdOf(InteractionContext context, in CompiledRule rule, in RuleState known) =>
        AlertId.Of(context.KeySpan, rule.Rule.Name, OpenedBy(context, known));

    /// <summary>The transaction is over: its alerts are used again.</summary>
    public void Reset() => _pool.Reset();

    /// <summary>Publishes one step.</summary>
    /// <param name="context">The interaction and the record that made the step.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="known">Where it stands: open or acknowledged.</param>
    /// <param name="step">The step.</param>
    /// <param name="value">The measure at this step.</param>
    /// <param name="by">Who did it, if somebody did.</param>
    /// <param name="reason">Why it closed or how it was taken.</param>
    public void Publish(InteractionContext context, in CompiledRule rule, in RuleState known, AlertState step, float value, string? by, string? reason)
    {
        var profile = context.State.Profile ?? InteractionProfile.Unknown;
        var isNews = step is AlertState.Opened or AlertState.Updated;
        var alert = _pool.Rent();
        alert.SetKey(context.KeySpan);
        alert.Id = IdOf(context, rule, known);
        var moment = rule.Measure == AlertMeasure.Moments ? MomentOf(context) : null;
        alert.Rule = rule.Rule.Name;
        alert.State = step;
        alert.Severity = moment?.Severity ?? rule.Rule.Severity;
        alert.Measure = MeasureNames[(int)rule.Measure];
        alert.Value = Math.Round(value, 4);
        alert.Threshold = rule.Rule.Open;
        alert.OpenedBy = OpenedBy(context, known);
        alert.Time = context.Time;
        alert.Queue = profile.Queue;
        alert.Channel = profile.Channel;
        alert.Language = profile.Language;
        alert.AgentId = profile.AgentId;
        alert.CustomerId = profile.CustomerId;
        alert.Excerpt = isNews ? ExcerptOf(context.Record) : null;
        alert.Playbook = isNews ? moment?.Playbook ?? rule.Rule.Playbook : null;
        alert.Moment = moment?.Id;
        alert.By = by;
        alert.To = by is not null && context.Record is { Source: InputSource.AlertActions, ActionType: AlertActionType.HandedOver, To: { } to } ? to : null;
        alert.Reason = reason;
        output.Publish(alert);
    }

    private Moment? MomentOf(InteractionContext context) =>
        context.State.Extras?.Cues is { } cues && cues.TryGetNewest(out var place) && place < moments.Moments.Count ? moments.Moments[place] : null;

    private static EventReference OpenedBy(InteractionContext context, in RuleState known) =>
        EventOrder.Unpack(context.State.Absolute(known.Time), known.OpenedBy);

    private static string? ExcerptOf(InputRecord? record) =>
        record is { Source: InputSource.ChatMessages, Speaker: Speaker.Customer } ? Redactor.Excerpt(record.Text.Span) : null;

    private static string[] CamelNames<T>()
        where T : struct, Enum => [.. Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName)];
}
