using EmotionStream.Core.Cues;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Records;
using EmotionStream.Core.Silences;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>
/// Keeps who, where, when and effort: started, transferred, held, resumed, channel switched, silences, ended. Counts and sums only, or the newest event wins, or the order of one topic, so the result
/// does not depend on how topics interleave.
/// </summary>
internal sealed class FollowLifecycle(IObservable<InteractionContext> source, InteractionOptions options, NoteCues cues, IGraphOutput output)
    : Operator<InteractionContext, InteractionContext>(source)
{
    private readonly long _toleranceMs = (long)options.ReorderTolerance.TotalMilliseconds;
    private readonly NoteSilence _silence = new(options.AnswerWithin);

    /// <summary>Whether somebody was heard or something happened in this record.</summary>
    /// <param name="record">The record.</param>
    public static bool IsHeard(InputRecord record) => record.Source switch
    {
        InputSource.AudioFeatures => !(record.HasFeatures && record.Features[(int)AudioFeature.VoicedRatio] <= 0),
        InputSource.AlertActions => false,
        _ => true,
    };

    protected override IObserver<InteractionContext> Attach(IObserver<InteractionContext> downstream) => new FollowSink(_toleranceMs, cues, _silence, output, downstream);

    private sealed class FollowSink(long toleranceMs, NoteCues cues, NoteSilence silence, IGraphOutput output, IObserver<InteractionContext> downstream) : Sink(downstream)
    {
        private readonly List<string> _moments = [];

        public override void OnNext(InteractionContext value)
        {
            var record = value.Record!;
            if (record.Source != InputSource.AlertActions)
            {
                ref var state = ref value.State;
                var time = state.Relative(record.Time);
                state.LastEventAt = Math.Max(state.LastEventAt, time);
                if (IsHeard(record))
                    state.LastHeardAt = Math.Max(state.LastHeardAt, time);
                if (record.Source == InputSource.InteractionEvents)
                {
                    Apply(ref state, record, time, value.StreamTime - toleranceMs);
                    if (record.Moment is not null && !cues.TryTakeDeclared(value, ref state) && record.EventType == InteractionEventType.Declared)
                        output.Reject(record, "unknown-moment");
                    Tell(record, state);
                }
                else
                {
                    silence.Take(value, ref state, time);
                    if (record.HasCues)
                        NoteCues.TakeText(value, ref state);
                }
            }

            Downstream.OnNext(value);
        }

        // After the moment that a form may declare with a start.
        private void Tell(InputRecord record, in InteractionState state)
        {
            if (record is { EventType: InteractionEventType.Started, CustomerId: not null })
                output.ContactStarted(record, MomentsOf(state));
            else if (record.EventType == InteractionEventType.Transferred && state.Profile is { CustomerId: not null } profile)
                output.Transferred(record, profile, MomentsOf(state));
        }

        private List<string> MomentsOf(in InteractionState state)
        {
            _moments.Clear();
            cues.List(state, _moments);
            return _moments;
        }

        private static void Apply(ref InteractionState state, InputRecord record, int time, long earliest)
        {
            switch (record.EventType)
            {
                case InteractionEventType.Started:
                    state.BeganAt = state.IsStartKnown ? Math.Min(state.BeganAt, time) : time;
                    state.IsStartKnown = true;
                    Start(ref state, record);
                    break;
                case InteractionEventType.Transferred:
                    Count(ref state.Transfers);
                    Route(ref state, record);
                    break;
                case InteractionEventType.Held:
                    Count(ref state.Holds);
                    state.OpenHolds++;
                    state.OwnExtras().HoldBalance -= time;
                    break;
                case InteractionEventType.Resumed:
                    state.OpenHolds--;
                    state.OwnExtras().HoldBalance += time;
                    break;
                case InteractionEventType.ChannelSwitched:
                    Count(ref state.ChannelSwitches);
                    Switch(ref state, record);
                    break;
                case InteractionEventType.SelfServiceFailed:
                    Count(ref state.SelfServiceFailures);
                    break;
                case InteractionEventType.InformationRepeated:
                    Count(ref state.InformationRepeats);
                    break;
                case InteractionEventType.Ended:
                    // One that is very late still ends the interaction no earlier than what is already settled.
                    var ended = state.Relative(Math.Max(record.Time, earliest));
                    state.EndedAt = state.HasEnded ? Math.Min(state.EndedAt, ended) : ended;
                    break;
                case InteractionEventType.Survey:
                    var extras = state.OwnExtras();
                    if (!float.IsNaN(record.Satisfaction))
                        extras.Satisfaction = record.Satisfaction;
                    if (!float.IsNaN(record.Effort))
                        extras.CustomerEffort = record.Effort;
                    break;
            }
        }

        private static void Count(ref byte counter) => counter += counter == byte.MaxValue ? (byte)0 : (byte)1;

        private static void Start(ref InteractionState state, InputRecord record)
        {
            var profile = state.Profile ?? InteractionProfile.Unknown;
            if (record.Time >= profile.StartedAt)
                profile = profile with
                {
                    CustomerId = record.CustomerId ?? profile.CustomerId,
                    Segment = record.Segment ?? profile.Segment,
                    Language = record.Language ?? profile.Language,
                    StartedAt = record.Time,
                };
            state.Profile = profile;
            Switch(ref state, record);
            Route(ref state, record);
        }

        private static void Switch(ref InteractionState state, InputRecord record)
        {
            var profile = state.Profile ?? InteractionProfile.Unknown;
            if (record.Channel is not null && record.Time >= profile.ChannelAt)
                state.Profile = profile with { Channel = record.Channel, ChannelAt = record.Time };
        }

        private static void Route(ref InteractionState state, InputRecord record)
        {
            var profile = state.Profile ?? InteractionProfile.Unknown;
            if ((record.Queue ?? record.AgentId) is not null && record.Time >= profile.RoutedAt)
                state.Profile = profile with
                {
                    Queue = record.Queue ?? profile.Queue,
                    AgentId = record.AgentId ?? profile.AgentId,
                    RoutedAt = record.Time,
                };
        }
    }
}
