// A worker in a process of its own, for tests that kill it: BOOTSTRAP PREFIX APPLICATION COMMIT_INTERVAL_MS [KIND]
using EmotionStream.Core.Customers;
using EmotionStream.Kafka.Kinds;
using EmotionStream.Kafka.Worker;
using EmotionStream.Testing;
using Microsoft.Extensions.Logging.Abstractions;

var interval = TimeSpan.FromMilliseconds(int.Parse(args[3]));
var options = new WorkerOptions
{
    Bootstrap = args[0],
    TopicPrefix = args[1],
    Application = args[2],
    CommitInterval = interval,
    AlertCommitPause = interval,
    TransactionTimeout = TimeSpan.FromSeconds(60),
    TransactionCallBound = TimeSpan.FromSeconds(60),
};

// With a kind named, interactions pass on what the tasks of customers need.
options.CustomerEvents = args.Length > 4;
GraphFactory graphs = args is [.., "customers"] ? new CustomerGraphFactory(new LedgerOptions())
    : args is [.., "queues"] ? new QueueGraphFactory(Graphs.QueueOptions())
    : new InteractionGraphFactory((_, output) => Graphs.Make(output), null);
new StreamWorker(options, graphs, NullWorkerObserver.Instance, TimeProvider.System, NullLogger.Instance).Run(CancellationToken.None);
