// The two sides that are ours of the end-to-end benchmark; run.sh drives them. Each runs until SIGTERM.
//   worker BOOTSTRAP GROUP RULES   the real worker and graph; RULES: all (the default ones) or peer (NegativePeak, the peer's one)
//   bare BOOTSTRAP GROUP     consume, produce the same bytes, commit: what the client and the broker allow at most
//   topics BOOTSTRAP GROUP PARTITIONS   fresh topics
//   contacts BOOTSTRAP INTERACTIONS TURNS   whole interactions with surveys, for all kinds of task
using System.Runtime.InteropServices;
using EmotionStream.EndToEnd;

using var stop = new CancellationTokenSource();
using var term = PosixSignalRegistration.Create(PosixSignal.SIGTERM, signal =>
{
    signal.Cancel = true;
    stop.Cancel();
});
switch (args)
{
    case ["worker", var bootstrap, var group, "all" or "peer"]:
        Sides.Worker(bootstrap, group, args[3] == "all", stop.Token);
        return 0;
    case ["bare", var bootstrap, var group]:
        Sides.Bare(bootstrap, group, stop.Token);
        return 0;
    case ["topics", var bootstrap, var group, var partitions]:
        await FreshTopics.MakeAsync(bootstrap, group, int.Parse(partitions));
        return 0;
    case ["contacts", var bootstrap, var interactions, var turns]:
        Contacts.Send(bootstrap, int.Parse(interactions), int.Parse(turns));
        return 0;
    default:
        Console.Error.WriteLine("usage: worker BOOTSTRAP GROUP all|peer, bare BOOTSTRAP GROUP, topics BOOTSTRAP GROUP PARTITIONS, contacts BOOTSTRAP INTERACTIONS TURNS");
        return 2;
}
