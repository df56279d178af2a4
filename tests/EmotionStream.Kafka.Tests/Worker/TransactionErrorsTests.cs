using Confluent.Kafka;
using EmotionStream.Kafka.Worker;

namespace EmotionStream.Kafka.Tests.Worker;

public class TransactionErrorsTests
{
    [Theory]
    [InlineData(ErrorCode.Local_QueueFull, Remedy.WaitForQueue)]
    [InlineData(ErrorCode.Local_Fenced, Remedy.Rebuild)]
    [InlineData(ErrorCode.ProducerFenced, Remedy.Rebuild)]
    [InlineData(ErrorCode.InvalidProducerEpoch, Remedy.Rebuild)]
    [InlineData(ErrorCode.TopicAuthorizationFailed, Remedy.Stop)]
    [InlineData(ErrorCode.GroupAuthorizationFailed, Remedy.Stop)]
    [InlineData(ErrorCode.TransactionalIdAuthorizationFailed, Remedy.Stop)]
    [InlineData(ErrorCode.InvalidTransactionTimeout, Remedy.Stop)]
    [InlineData(ErrorCode.Local_TimedOut, Remedy.Rebuild)]
    [InlineData(ErrorCode.Unknown, Remedy.Rebuild)]
    internal void UnflaggedError_IsClassifiedByItsCode(ErrorCode code, Remedy remedy)
    {
        foreach (var step in Enum.GetValues<TransactionStep>())
            Assert.Equal(remedy, TransactionErrors.Classify(new KafkaException(code), step));
    }

    [Fact]
    public void RetriableError_IsTheSameCallAgain()
    {
        foreach (var step in Enum.GetValues<TransactionStep>())
            Assert.Equal(Remedy.RetryCall, TransactionErrors.Classify(new KafkaRetriableException(new Error(ErrorCode.Local_TimedOut)), step));
    }

    [Fact]
    public void AbortableError_AbortsExceptInTheCommitWhoseOutcomeIsUnknown()
    {
        var failure = new KafkaTxnRequiresAbortException(new Error(ErrorCode.Local_MsgTimedOut));
        foreach (var step in Enum.GetValues<TransactionStep>())
            Assert.Equal(step == TransactionStep.Commit ? Remedy.Rebuild : Remedy.Abort, TransactionErrors.Classify(failure, step));
    }

    [Fact]
    public void FatalError_RebuildsWhateverElseItSays() =>
        Assert.Equal(Remedy.Rebuild, TransactionErrors.Classify(new KafkaException(new Error(ErrorCode.Local_State, "fatal", isFatal: true)), TransactionStep.Produce));

    [Fact]
    public void ErroneousStateWhenProducing_IsATransactionAlreadyInError()
    {
        Assert.Equal(Remedy.Abort, TransactionErrors.Classify(new KafkaException(ErrorCode.Local_State), TransactionStep.Produce));
        Assert.Equal(Remedy.Rebuild, TransactionErrors.Classify(new KafkaException(ErrorCode.Local_State), TransactionStep.Begin));
    }

    [Fact]
    public void AnythingElse_Rebuilds() => Assert.Equal(Remedy.Rebuild, TransactionErrors.Classify(new InvalidOperationException(), TransactionStep.Commit));
}
