namespace EmotionStream.App.Telephony;

/// <summary>A protocol's side of one stream: messages in, records and replies out, no input or output of its own. Used by one thread at a time.</summary>
internal interface ICallSession
{
    /// <summary>What came of the messages so far and is not yet sent.</summary>
    CallOutbox Outbox { get; }

    /// <summary>Whether the other side has said what call it is.</summary>
    bool IsOpen { get; }

    /// <summary>Whether the other side has said its last, or was asked to: what is still missing is waited for briefly.</summary>
    bool IsEnding { get; }

    /// <summary>Whether everything is said and the connection can be closed.</summary>
    bool IsFinished { get; }

    /// <summary>Takes a text message.</summary>
    /// <param name="message">UTF-8, whole; valid during the call only.</param>
    /// <exception cref="CallProtocolException">The protocol doesn't allow it.</exception>
    void ReceiveText(ReadOnlyMemory<byte> message);

    /// <summary>Takes a binary message.</summary>
    /// <param name="message">Whole; valid during the call only.</param>
    /// <exception cref="CallProtocolException">The protocol doesn't allow it.</exception>
    void ReceiveBinary(ReadOnlyMemory<byte> message);

    /// <summary>Tells the other side, as far as the protocol has a way, that it made a mistake.</summary>
    /// <param name="problem">The mistake.</param>
    void Fail(CallProtocolException problem);

    /// <summary>Asks the other side to end, as far as the protocol has a way: the listener stops.</summary>
    void Leave();

    /// <summary>The connection is gone: gives what is still owed. May be called more than once.</summary>
    void End();
}
