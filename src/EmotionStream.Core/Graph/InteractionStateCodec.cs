using EmotionStream.Core.Alerts;
using EmotionStream.Core.Cues;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Moments;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Silences;
using EmotionStream.Core.Turns;

namespace EmotionStream.Core.Graph;

/// <summary>
/// The changelog form of a state: one version byte, then fields in a fixed order, about 100 bytes for a typical interaction. A new version must go on reading
/// the old ones. Rules and moments
/// are written by name, so that a restart with others keeps those that still exist.
/// </summary>
internal sealed class InteractionStateCodec
{
    /// <summary>The version written.</summary>
    public const byte Version = 5;

    private const byte FirstVersion = 1;

    // Since it, arousal is kept apart by text and sound, with weights (before, as the newest value, which then counts as a text of the least weight), and there is a second byte of flags.
    private const byte ChannelsAndSilences = 5;

    private const byte HasProfile = 1;
    private const byte HasExtras = 2;
    private const byte HasVoice = 4;
    private const byte Closed = 8;
    private const byte HasCues = 16;
    private const byte HasWideVoice = 32;
    private const byte HasSegment = 64;

    // What queues are told of: since version 4, and most interactions have none.
    private const byte Told = 128;

    // In the second byte of flags.
    private const byte Asked = 1;
    private const byte Answered = 2;
    private const byte HasSilences = 4;

    private readonly StateWriter _writer = new();
    private readonly IReadOnlyList<AlertRule> _rules;
    private readonly RuleStates _ruleStates;
    private readonly MomentCatalogue _moments;
    private readonly Dictionary<string, int> _ruleNumbers;

    /// <summary>Makes a codec for the rules and moments in force.</summary>
    public InteractionStateCodec(IReadOnlyList<AlertRule> rules, RuleStates states, MomentCatalogue moments)
    {
        (_rules, _ruleStates, _moments) = (rules, states, moments);
        _ruleNumbers = rules.Select((rule, index) => (rule.Name, index)).ToDictionary(r => r.Name, r => r.index, StringComparer.Ordinal);
    }

    /// <summary>Writes a state.</summary>
    /// <returns>The bytes, valid until the next call.</returns>
    public ReadOnlySpan<byte> Write(ref InteractionState state)
    {
        _writer.Clear();
        var extras = state.Extras;
        _writer.Byte(Version);
        var hasExtras = extras is not null || state.Rules != 0;
        _writer.Byte((byte)((state.Profile is null ? 0 : HasProfile) | (hasExtras ? HasExtras : 0) | VoiceFlag(extras?.Voice) | (extras?.Cues is null ? 0 : HasCues)
            | (state.Profile?.Segment is null ? 0 : HasSegment) | (state.IsClosed ? Closed : 0) | (HasTold(state) ? Told : 0)));
        _writer.Signed(state.Origin);
        _writer.Signed(state.SumWeightedValence);
        _writer.Signed(state.SumWeight);
        WriteFold(state.Settled);
        WriteTurns(TurnList.Unsettled(ref state));
        _writer.Signed(state.SettledThrough);
        _writer.Signed(state.IsStartKnown ? InteractionState.Never : state.BeganAt);
        _writer.Signed(state.IsStartKnown ? state.BeganAt : InteractionState.Never);
        _writer.Signed(state.EndedAt);
        _writer.Signed(state.LastEventAt);
        _writer.Signed(state.LastHeardAt);
        _writer.Signed(state.TextArousalAt);
        _writer.Signed(extras?.HoldBalance ?? 0);
        _writer.Unsigned(state.TextArousal);
        _writer.Byte(state.TextArousalWeight);
        _writer.Unsigned(state.SettledAbstentions);
        _writer.Byte(state.Transfers);
        _writer.Byte(state.Holds);
        _writer.Byte((byte)state.OpenHolds);
        _writer.Byte(state.ChannelSwitches);
        _writer.Byte(state.SelfServiceFailures);
        _writer.Byte(state.InformationRepeats);
        WriteMore(state);
        if (HasTold(state))
            WriteTold(state);
        if (state.Profile is { } profile)
            WriteProfile(profile);
        if (hasExtras)
            WriteExtras(extras, state.Rules);
        return _writer.Written;
    }

    /// <summary>Reads a state.</summary>
    /// <exception cref="InvalidDataException">It is corrupt, or of a version this build does not know.</exception>
    public InteractionState Read(ReadOnlySpan<byte> data)
    {
        var reader = new StateReader(data);
        var version = reader.Byte();
        if (version is < FirstVersion or > Version)
            throw new InvalidDataException($"A state in the changelog has version {version}: this build reads versions {FirstVersion} to {Version}. It was written by a newer build.");
        var flags = reader.Byte();
        var state = InteractionState.Begin(reader.Signed());
        state.IsClosed = (flags & Closed) != 0;
        state.SumWeightedValence = reader.Signed();
        state.SumWeight = reader.Signed();
        state.Settled = ReadFold(ref reader);
        var turns = ReadTurns(ref reader);
        state.SettledThrough = reader.Int();
        var (firstSettled, startedAt) = (reader.Int(), reader.Int());
        state.IsStartKnown = startedAt != InteractionState.Never;
        state.BeganAt = state.IsStartKnown ? startedAt : firstSettled;
        state.EndedAt = reader.Int();
        state.LastEventAt = reader.Int();
        state.LastHeardAt = reader.Int();
        state.TextArousalAt = reader.Int();
        var holdBalance = reader.Int();
        state.TextArousal = checked((ushort)reader.Unsigned());
        state.TextArousalWeight = version >= ChannelsAndSilences ? reader.Byte() : (byte)1;
        state.SettledAbstentions = checked((ushort)reader.Unsigned());
        state.Transfers = reader.Byte();
        state.Holds = reader.Byte();
        state.OpenHolds = (sbyte)reader.Byte();
        state.ChannelSwitches = reader.Byte();
        state.SelfServiceFailures = reader.Byte();
        state.InformationRepeats = reader.Byte();
        var silences = version >= ChannelsAndSilences ? ReadMore(ref reader, ref state) : null;
        if ((flags & Told) != 0)
            ReadTold(ref reader, ref state);
        if ((flags & HasProfile) != 0)
            state.Profile = ReadProfile(ref reader);
        if ((flags & HasSegment) != 0)
            state.Profile = (state.Profile ?? InteractionProfile.Unknown) with { Segment = reader.Text() };
        if ((flags & HasExtras) != 0)
            ReadExtras(ref reader, ref state, flags, version);
        if (holdBalance != 0)
            state.OwnExtras().HoldBalance = holdBalance;
        if (silences is not null)
            state.OwnExtras().Silences = silences;
        foreach (ref readonly var turn in turns.AsSpan())
            TurnList.Insert(ref state, turn.Time, turn.Order) = turn;
        state.TrimExtras();
        reader.End();
        return state;
    }

    private void WriteMore(in InteractionState state)
    {
        var (asked, answered) = (state.AskedAt != InteractionState.Never, state.AnsweredAt != InteractionState.Never);
        var silences = state.Extras?.Silences;
        _writer.Byte((byte)((asked ? Asked : 0) | (answered ? Answered : 0) | (silences is null ? 0 : HasSilences)));

        // Counted back from the newest event they are short.
        if (asked)
            _writer.Signed(state.LastEventAt - (long)state.AskedAt);
        if (answered)
            _writer.Signed(state.LastEventAt - (long)state.AnsweredAt);
        if (silences is null)
            return;
        WriteStretch(silences.Customer);
        WriteStretch(silences.Others);
        WriteSum(silences.DeadAir);
        WriteSum(silences.Waits);
    }

    private static SilenceList? ReadMore(ref StateReader reader, ref InteractionState state)
    {
        var flags = reader.Byte();
        if ((flags & Asked) != 0)
            state.AskedAt = checked((int)(state.LastEventAt - reader.Signed()));
        if ((flags & Answered) != 0)
            state.AnsweredAt = checked((int)(state.LastEventAt - reader.Signed()));
        return (flags & HasSilences) == 0
            ? null
            : new() { Customer = ReadStretch(ref reader), Others = ReadStretch(ref reader), DeadAir = ReadSum(ref reader), Waits = ReadSum(ref reader) };
    }

    private void WriteStretch(in SilentStretch stretch)
    {
        _writer.Signed(stretch.Since);
        _writer.Signed(stretch.Until - (long)stretch.Since);
    }

    private static SilentStretch ReadStretch(ref StateReader reader)
    {
        var since = reader.Int();
        return new() { Since = since, Until = checked((int)(since + reader.Signed())) };
    }

    private void WriteSum(in SilenceSum sum)
    {
        _writer.Signed(sum.Settled);
        _writer.Unsigned((ulong)sum.Parts.Length);
        foreach (var part in sum.Parts)
        {
            _writer.Signed(part.Ms);
            _writer.Signed(part.Arrival);
        }
    }

    private static SilenceSum ReadSum(ref StateReader reader)
    {
        var sum = new SilenceSum { Settled = reader.Signed() };
        for (var left = reader.Count(); left > 0; left--)
            sum.Add(new(reader.Int(), reader.Int()));
        return sum;
    }

    private static bool HasTold(in InteractionState state) => state.Distress.DistressMark != 0 || state.AlertsOpened + state.AlertsSuppressed > 0;

    private void WriteTold(in InteractionState state)
    {
        _writer.Signed(state.Distress.DistressMark);
        _writer.Signed(state.Distress.ComfortMark);
        _writer.Byte(state.AlertsOpened);
        _writer.Byte(state.AlertsSuppressed);
    }

    private static void ReadTold(ref StateReader reader, ref InteractionState state)
    {
        (state.Distress.DistressMark, state.Distress.ComfortMark) = (reader.Int(), reader.Int());
        (state.AlertsOpened, state.AlertsSuppressed) = (reader.Byte(), reader.Byte());
    }

    private void WriteFold(in TurnFold fold)
    {
        _writer.Unsigned((ulong)fold.Count);
        if (fold.Count == 0)
            return;
        _writer.Float(fold.BeginNumerator);
        _writer.Float(fold.BeginDenominator);
        _writer.Float(fold.EndNumerator);
        _writer.Float(fold.EndDenominator);
        _writer.Float(fold.LastWeight);
        _writer.Float(fold.LastValence);
        _writer.Float(fold.LastSmoothed);
        _writer.Float(fold.PeakNegative);
        _writer.Signed(fold.PeakNegativeTime);
        _writer.Unsigned(fold.PeakNegativeOrder);
        _writer.Float(fold.PeakPositive);
        _writer.Signed(fold.PeakPositiveTime);
        _writer.Unsigned(fold.PeakPositiveOrder);
    }

    private static TurnFold ReadFold(ref StateReader reader)
    {
        var fold = new TurnFold { Count = checked((int)reader.Unsigned()) };
        if (fold.Count == 0)
            return fold;
        fold.BeginNumerator = reader.Float();
        fold.BeginDenominator = reader.Float();
        fold.EndNumerator = reader.Float();
        fold.EndDenominator = reader.Float();
        fold.LastWeight = reader.Float();
        fold.LastValence = reader.Float();
        fold.LastSmoothed = reader.Float();
        fold.PeakNegative = reader.Float();
        fold.PeakNegativeTime = reader.Int();
        fold.PeakNegativeOrder = reader.Unsigned();
        fold.PeakPositive = reader.Float();
        fold.PeakPositiveTime = reader.Int();
        fold.PeakPositiveOrder = reader.Unsigned();
        return fold;
    }

    private void WriteTurns(ReadOnlySpan<TurnEntry> turns)
    {
        _writer.Unsigned((ulong)turns.Length);
        foreach (ref readonly var turn in turns)
        {
            _writer.Signed(turn.Time);
            _writer.Signed(turn.Lag);
            _writer.Signed(turn.WeightedValence);
            _writer.Signed(turn.Weight);
            _writer.Unsigned(turn.Order);
        }
    }

    private static TurnEntry[] ReadTurns(ref StateReader reader)
    {
        var turns = new TurnEntry[reader.Count()];
        foreach (ref var turn in turns.AsSpan())
        {
            turn.Time = reader.Int();
            turn.Lag = reader.Int();
            turn.WeightedValence = reader.Int();
            turn.Weight = reader.Int();
            turn.Order = reader.Unsigned();
        }

        return turns;
    }

    private void WriteProfile(InteractionProfile profile)
    {
        _writer.Text(profile.CustomerId);
        _writer.Text(profile.Language);
        _writer.Text(profile.Channel);
        _writer.Text(profile.Queue);
        _writer.Text(profile.AgentId);
        _writer.Signed(profile.StartedAt);
        _writer.Signed(profile.ChannelAt);
        _writer.Signed(profile.RoutedAt);

        // Written only where there is one, as what has none reads as it always did.
        if (profile.Segment is not null)
            _writer.Text(profile.Segment);
    }

    private static InteractionProfile ReadProfile(ref StateReader reader) => new(
        reader.Text(), reader.Text(), reader.Text(), reader.Text(), reader.Text(), reader.Signed(), reader.Signed(), reader.Signed());

    private void WriteExtras(InteractionExtras? extras, int rules)
    {
        WriteTurns(extras is null ? [] : extras.Late);
        _writer.Float(extras?.Satisfaction ?? float.NaN);
        _writer.Float(extras?.CustomerEffort ?? float.NaN);
        _writer.Unsigned((ulong)(extras?.VoiceArousalWeight ?? 0));
        if (extras is { VoiceArousalWeight: > 0 })
        {
            _writer.Signed(extras.VoiceArousalSpan);
            _writer.Unsigned((ulong)extras.WeightedVoiceArousal);
        }

        WriteRules(rules);
        if (extras?.Voice is { } voice)
            WriteVoice(voice);
        if (extras?.Cues is { } cues)
            WriteCues(cues);
    }

    private void WriteRules(int head)
    {
        Span<int> room = stackalloc int[RuleSet.MaxRules];
        var handles = _ruleStates.OldestFirst(head, room);
        _writer.Unsigned((ulong)handles.Length);
        foreach (var handle in handles)
        {
            ref readonly var rule = ref _ruleStates[handle];
            _writer.Text(_rules[rule.Rule].Name);
            _writer.Byte((byte)rule.Phase);
            // Once two times were kept, of which each phase needs one.
            _writer.Signed(rule.Time);
            _writer.Signed(rule.Time);
            _writer.Unsigned(rule.OpenedBy);
            _writer.Float(rule.Published);
        }
    }

    /// <summary>A baseline of the essential features is written as it always was; one of more says how many.</summary>
    private static int VoiceFlag(VoiceBaseline? voice) =>
        voice is null ? 0 : voice.Known > VoiceBaseline.Essential ? HasWideVoice : HasVoice;

    private void WriteVoice(VoiceBaseline voice)
    {
        var known = voice.Known;
        if (known > VoiceBaseline.Essential)
            _writer.Unsigned((ulong)known);
        for (var i = 0; i < known; i++)
        {
            _writer.Signed(voice.Count[i]);
            _writer.Float(voice.Mean[i]);
            _writer.Float(voice.M2[i]);
        }
    }

    private void ReadExtras(ref StateReader reader, ref InteractionState state, byte flags, byte version)
    {
        var extras = state.Extras = new InteractionExtras { Late = ReadTurns(ref reader) };
        extras.Satisfaction = reader.Float();
        extras.CustomerEffort = reader.Float();
        if (version >= ChannelsAndSilences && reader.Unsigned() is > 0 and var weight)
            (extras.VoiceArousalWeight, extras.VoiceArousalSpan, extras.WeightedVoiceArousal) = (checked((int)weight), reader.Int(), checked((int)reader.Unsigned()));
        for (var left = reader.Count(); left > 0; left--)
        {
            var known = _ruleNumbers.TryGetValue(reader.Text() ?? "", out var number);
            var rule = new RuleState { Rule = (byte)number, Phase = (RulePhase)reader.Byte() };
            var (since, openedAt) = (reader.Int(), reader.Int());
            rule.Time = rule.IsOpen ? openedAt : since;
            rule.OpenedBy = reader.Unsigned();
            rule.Published = reader.Float();
            if (known)
                _ruleStates.Add(ref state.Rules, rule);
        }

        if ((flags & (HasVoice | HasWideVoice)) != 0)
            extras.Voice = ReadVoice(ref reader, (flags & HasWideVoice) != 0 ? reader.Count() : VoiceBaseline.Essential);
        if ((flags & HasCues) != 0)
            extras.Cues = ReadCues(ref reader);
    }

    private static VoiceBaseline ReadVoice(ref StateReader reader, int known)
    {
        if (known > VoiceBaseline.Features)
            throw new InvalidDataException($"A state's voice has a baseline of {known} features: this build keeps {VoiceBaseline.Features}. It was written by a newer build.");
        var voice = new VoiceBaseline();
        for (var i = 0; i < known; i++)
        {
            voice.Count[i] = reader.Int();
            voice.Mean[i] = reader.Float();
            voice.M2[i] = reader.Float();
        }

        return voice;
    }

    private void WriteCues(CueList cues)
    {
        _writer.Unsigned((ulong)cues.All.Length);
        foreach (ref readonly var cue in cues.All)
        {
            _writer.Byte((byte)cue.Kind);
            if (cue.Kind == CueKind.Moment)
                _writer.Text((int)cue.Value < _moments.Moments.Count ? _moments.Moments[(int)cue.Value].Id : null);
            else
                _writer.Unsigned(cue.Value);
            _writer.Signed(cue.Time);
            _writer.Signed(cue.Arrival);
            _writer.Unsigned(cue.Order);
        }
    }

    private CueList ReadCues(ref StateReader reader)
    {
        var cues = new CueList();
        for (var left = reader.Count(); left > 0; left--)
        {
            var cue = new Cue { Kind = (CueKind)reader.Byte() };
            if (cue.Kind > CueKind.Complaint)
                throw new InvalidDataException($"A state has a cue of kind {cue.Kind}, which this build does not know.");
            var place = 0;
            if (cue.Kind == CueKind.Moment)
                cue.Value = (uint)(place = _moments.PlaceOf(reader.Text() ?? ""));
            else
                cue.Value = checked((uint)reader.Unsigned());
            (cue.Time, cue.Arrival, cue.Order) = (reader.Int(), reader.Int(), reader.Unsigned());
            if (place >= 0)
                cues.Add(cue);
        }

        return cues;
    }
}
