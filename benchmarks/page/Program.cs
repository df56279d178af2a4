using System.Globalization;
using EmotionStream.PageLoad;

// BOOTSTRAP ADDRESS PID INTERACTIONS UPDATES VIEWERS SECONDS
var (bootstrap, address, process) = (args[0], args[1], int.Parse(args[2], CultureInfo.InvariantCulture));
var numbers = args[3..].Select(text => int.Parse(text, CultureInfo.InvariantCulture)).ToArray();
var (interactions, rate, viewers, seconds) = (numbers[0], numbers[1], numbers[2], numbers[3]);

using var floor = new Floor(bootstrap, interactions);
floor.Fill();
await Viewers.WaitForAsync(address, interactions);
await using var crowd = await Viewers.OpenAsync(address, viewers);

// What starts is compiled and laid out first; it does not count.
await floor.UpdateAsync(rate, TimeSpan.FromSeconds(10));
await crowd.ForgetAsync();
floor.Sent.Clear();
var before = ServerUse.Of(process);
await floor.UpdateAsync(rate, TimeSpan.FromSeconds(seconds));
var used = ServerUse.Of(process).Since(before);
await Task.Delay(TimeSpan.FromSeconds(2));
var seen = await crowd.SeenAsync();

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
Console.WriteLine($"{interactions} live interactions, {floor.Rate:0} updates/s sent, {viewers} viewers, {seconds} s, {floor.Sent.Count} alerts");
Console.WriteLine($"alert on the page after its record: p50 {At(0.5):0} ms, p95 {At(0.95):0} ms, p99 {At(0.99):0} ms, most {delays[^1]:0} ms ({delays.Count} seen, {missed} not)");
Console.WriteLine($"server: {used.Cores * 100:0} % of a core, {used.Megabytes} MB resident, at most {used.MostMegabytes} MB");
return missed == 0 && At(0.95) <= 500 && used.Cores <= 0.6 && used.MostMegabytes <= 500 ? 0 : 1;

double At(double share) => delays[(int)Math.Min(delays.Count - 1, share * delays.Count)];
