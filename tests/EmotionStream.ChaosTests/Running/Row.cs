namespace EmotionStream.ChaosTests.Running;

/// <summary>A line of the table.</summary>
/// <param name="Fault">What happened.</param>
/// <param name="Times">How often.</param>
/// <param name="Records">Input records.</param>
/// <param name="Outcomes">Outcomes recomputed.</param>
/// <param name="AlertSteps">Steps of alerts explained.</param>
/// <param name="Lost">What is missing.</param>
/// <param name="Doubled">What stands there twice.</param>
/// <param name="Wrong">What has another content.</param>
/// <param name="DeadLetters">Dead letters, and of them records the contract refuses.</param>
/// <param name="Gap">The longest time without output while the load flowed.</param>
/// <param name="Seed">The seed.</param>
public sealed record Row(
    string Fault, int Times, int Records, int Outcomes, int AlertSteps, int Lost, int Doubled, int Wrong, string DeadLetters, TimeSpan Gap, int Seed)
{
    public bool Holds => Lost + Doubled + Wrong == 0;
}
