using BenchmarkDotNet.Running;
using EmotionStream.Benchmarks.Graph;

if (args is ["ratio"])
    GraphRatio.Print();
else if (args is ["footprint"])
    GraphFootprint.Print();
else
    BenchmarkSwitcher.FromAssembly(typeof(GraphBenchmark).Assembly).Run(args);
