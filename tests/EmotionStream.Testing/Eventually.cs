using System.Diagnostics;
using Xunit;

namespace EmotionStream.Testing;

/// <summary>Waits for a condition with a deadline.</summary>
public static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="within">The deadline.</param>
    /// <param name="what">What was waited for, for the failure's message.</param>
    public static void True(Func<bool> condition, TimeSpan within, string what) => True(condition, within, () => what);

    /// <summary>Waits until a condition holds.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="within">The deadline.</param>
    /// <param name="what">What was waited for and how far it got, for the failure's message.</param>
    public static void True(Func<bool> condition, TimeSpan within, Func<string> what)
    {
        var started = Stopwatch.GetTimestamp();
        while (!condition())
        {
            if (Stopwatch.GetElapsedTime(started) > within)
                Assert.Fail($"After {within.TotalSeconds:0} s still not: {what()}");
            Thread.Sleep(Pause);
        }
    }
}
