using EmotionStream.Audio.Sources;

namespace EmotionStream.App.Telephony;

/// <summary>A call as its records tell it: <c>started</c>, the customer's sound, <c>ended</c>.</summary>
internal sealed class CustomerCall
{
    private readonly CallContext _context;
    private readonly CallIdentity _identity;
    private readonly CallOutbox _outbox;
    private readonly CustomerSound _sound;
    private readonly CallProtocol _protocol;
    private bool _ended;

    /// <summary>Starts a call.</summary>
    /// <param name="protocol">How it comes in.</param>
    /// <param name="identity">Which interaction it is.</param>
    /// <param name="context">What streams share.</param>
    /// <param name="outbox">Receives the records.</param>
    /// <param name="encoding">How a sample is stored.</param>
    /// <param name="sampleRate">Samples a second.</param>
    public CustomerCall(CallProtocol protocol, CallIdentity identity, CallContext context, CallOutbox outbox, SampleEncoding encoding, int sampleRate)
    {
        (_protocol, _identity, _context, _outbox) = (protocol, identity, context, outbox);
        var now = context.Time.GetUtcNow();

        // Records have milliseconds; cut here, so that all times of the call stand to each other as the sound does.
        var start = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
        _sound = new CustomerSound(identity.InteractionId, start, encoding, sampleRate, outbox.Records);
        context.Calls.Enter(identity, start, outbox.Records);
    }

    /// <summary>Where the sound has got to.</summary>
    public TimeSpan Position => _sound.Position;

    /// <summary>Takes sound that follows what came before.</summary>
    /// <param name="codes">Whole samples of the customer's channel.</param>
    public void Hear(ReadOnlySpan<byte> codes)
    {
        var before = _sound.Position;
        _sound.Hear(codes);
        _context.Metrics.Heard(_protocol, _sound.Position - before);
    }

    /// <summary>Passes over sound that never came.</summary>
    /// <param name="gap">How much.</param>
    /// <param name="cause">Why, for the metric.</param>
    public void Miss(TimeSpan gap, string cause)
    {
        if (gap <= TimeSpan.Zero)
            return;
        _sound.Miss(gap);
        _context.Metrics.Missed(_protocol, cause, gap);
    }

    /// <summary>Ends the call; later calls do nothing.</summary>
    /// <param name="mayComeBack">Whether the stream broke off, so that another may go on with the interaction.</param>
    public void End(bool mayComeBack)
    {
        if (_ended)
            return;
        _ended = true;
        _sound.End();
        _context.Calls.Leave(_identity.InteractionId, _sound.Time, mayComeBack, _outbox.Records);
    }
}
