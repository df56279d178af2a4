using BenchmarkDotNet.Running;
using EmotionStream.Benchmarks;
using EmotionStream.Benchmarks.Customers;
using EmotionStream.Benchmarks.Graph;

if (args is ["ratio", .. var rest])
    GraphRatio.Print(rest is [var interactions] ? int.Parse(interactions) : 100_000);
else if (args is ["footprint"])
    GraphFootprint.Print();
else if (args is ["text-speed", var path, .. { Length: <= 1 } model])
    TextScoringSpeed.Run(path, model.FirstOrDefault());
else if (args is ["cue-speed", var lines])
    CueReadingSpeed.Run(lines);
else if (args is ["ledger-speed", var customers, var visits])
    LedgerSpeed.Run(int.Parse(customers), int.Parse(visits));
else if (args is ["sound-speed", var sound])
    SoundExtractionSpeed.Run(sound);
else
    BenchmarkSwitcher.FromAssembly(typeof(GraphBenchmark).Assembly).Run(args);
