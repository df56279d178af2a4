using EmotionStream.Core.Alerts;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Queues;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph;

/// <summary>Where the graph publishes. Calls come in order, synchronously, inside the transaction of the records that caused them.</summary>
public interface IGraphOutput
{
    /// <summary>A customer's record was scored (or a recogniser abstained).</summary>
    /// <param name="reading">Valid during the call only.</param>
    void Publish(in Reading reading);

    /// <summary>An alert took a step in its life.</summary>
    /// <param name="alert">The step. Pooled: good until the transaction is over and the next record is processed.</param>
    void Publish(Alert alert);

    /// <summary>An interaction closed. Its state is tombstoned in the same transaction.</summary>
    /// <param name="outcome">Valid during the call only.</param>
    void Publish(Outcome outcome);

    /// <summary>An interaction of a known customer started.</summary>
    /// <param name="record">The <c>started</c> event.</param>
    /// <param name="moments">Ids of its moments of truth so far; valid during the call only.</param>
    void ContactStarted(InputRecord record, IReadOnlyList<string> moments);

    /// <summary>An interaction of a known customer was handed to another queue or agent.</summary>
    /// <param name="record">The <c>transferred</c> event.</param>
    /// <param name="profile">Who and where, the transfer included.</param>
    /// <param name="moments">Ids of its moments of truth so far; valid during the call only.</param>
    void Transferred(InputRecord record, InteractionProfile profile, IReadOnlyList<string> moments);

    /// <summary>Somebody acted on an alert that the interaction does not have, and the customer is known: it may be an alert about the customer.</summary>
    /// <param name="record">The action.</param>
    /// <param name="customerId">The customer.</param>
    /// <returns>Whether it was one, and was passed on to where alerts about customers live.</returns>
    bool TryActOnCustomer(InputRecord record, string customerId);

    /// <summary>Somebody acted on an alert that the interaction does not have, and named a queue: it may be an alert about the queue.</summary>
    /// <param name="record">The action, with its queue.</param>
    /// <returns>Whether it was passed on to where alerts about queues live, which says whether there is such an alert.</returns>
    bool TryActOnQueue(InputRecord record);

    /// <summary>A customer answered a survey, of whatever interaction.</summary>
    /// <param name="record">The <c>survey</c> event.</param>
    /// <returns>Whether it is passed on to be joined to its outcome. Otherwise it has a meaning only while its interaction is followed.</returns>
    bool TakesSurvey(InputRecord record) => false;

    /// <summary>A record was well-formed but came too late to change its interaction.</summary>
    /// <param name="record">The record.</param>
    void Late(InputRecord record);

    /// <summary>A record has no meaning where it came (an action on an unknown alert …) and goes to the dead letters.</summary>
    /// <param name="record">The record.</param>
    /// <param name="cause">A bounded, kebab-case cause.</param>
    void Reject(InputRecord record, string cause);

    /// <summary>A customer's turn tells what its queue is about.</summary>
    /// <param name="turn">Valid during the call only.</param>
    void Publish(in QueueTurn turn)
    {
    }

    /// <summary>A rule's condition was met, but the alert was held back.</summary>
    /// <param name="rule">Name of the rule.</param>
    /// <param name="reason">A bounded reason: <c>cooldown</c>.</param>
    void Suppressed(string rule, string reason)
    {
    }
}
