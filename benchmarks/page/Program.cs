using System.Globalization;
using EmotionStream.PageLoad;

// BOOTSTRAP ADDRESS PID INTERACTIONS UPDATES BROWSERS CIRCUITS SECONDS
var (bootstrap, address, process) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
var numbers = args.Skip(3).Take(5).Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var (interactions, rate, browsers, circuits, seconds) = (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]);

using var floor = new Floor(bootstrap, interactions);
floor.Fill();
await Viewers.WaitForAsync(address, interactions);
await using var crowd = await Viewers.OpenAsync(address, browsers);
await using var others = await Circuits.OpenAsync(address, circuits);

// What starts is compiled and laid out first; it does not count.
await floor.UpdateAsync(rate, TimeSpan.FromSeconds(10));
await crowd.ForgetAsync();
others.Forget();
floor.Sent.Clear();
var before = ServerUse.Of(process);
var pages = await crowd.SpentAsync();
var machine = MachineUse.Now(process);
await floor.UpdateAsync(rate, TimeSpan.FromSeconds(seconds));
var used = ServerUse.Of(process).Since(before);
var where = MachineUse.Tell(machine, MachineUse.Now(process), TimeSpan.FromSeconds(seconds));
var (bytes, drawings) = others.Received;
await Task.Delay(TimeSpan.FromSeconds(2));

Console.WriteLine($"{interactions} live interactions, {floor.Rate:0} updates/s sent, {browsers} browsers + {circuits} circuits without one, {seconds} s, {floor.Sent.Count} alerts");
var isMet = Tell("on a browser's page", await crowd.SeenAsync());
isMet &= Tell("at a circuit's end", others.Seen);
Console.WriteLine($"server: {used.Cores * 100:0} % of a core, {used.Megabytes} MB resident, at most {used.MostMegabytes} MB");
if (circuits > 0)
    Console.WriteLine($"a circuit: {(double)drawings / circuits / seconds:0.0} drawings/s, {bytes / 1024.0 / circuits / seconds:0.0} KB/s");
Console.WriteLine("of a core: " + where);
if (browsers > 0)
{
    var spent = await crowd.SpentAsync();
    Console.WriteLine("a page, a second: " + string.Join(", ", spent.Select(pair => (pair.Key, Value: (pair.Value - pages.GetValueOrDefault(pair.Key)) / browsers / (seconds + 2)))
        .Where(pair => pair.Value > 0).Select(pair => pair.Key.EndsWith("Duration", StringComparison.Ordinal) ? $"{pair.Key[..^8]} {pair.Value * 1000:0.0} ms" : $"{pair.Key} {pair.Value:0.0}")));
}

return isMet && used.Cores <= 0.6 && used.MostMegabytes <= 500 ? 0 : 1;

bool Tell(string place, IReadOnlyList<IReadOnlyDictionary<string, double>> seen)
{
    if (seen.Count == 0)
        return true;
    var delays = new List<double>();
    var missed = 0;
    foreach (var page in seen)
    {
        foreach (var (alert, sent) in floor.Sent)
        {
            if (page.TryGetValue(alert, out var at))
                delays.Add(at - sent);
            else
                missed++;
        }
    }

    delays.Sort();
    Console.WriteLine($"alert {place} after its record: p50 {At(0.5):0} ms, p95 {At(0.95):0} ms, p99 {At(0.99):0} ms, most {At(1):0} ms ({delays.Count} seen, {missed} not)");
    return missed == 0 && At(0.95) <= 500;

    double At(double share) => delays.Count == 0 ? double.NaN : delays[(int)Math.Min(delays.Count - 1, share * delays.Count)];
}
