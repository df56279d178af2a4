using EmotionStream.Core.Alerts;

namespace EmotionStream.Core.Moments;

/// <summary>A moment of truth: an event in the customer's life by whose handling the relationship will be judged.</summary>
/// <param name="Id">Kebab-case name, as on the wire.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Severity">How urgent its alert is.</param>
/// <param name="Playbook">What to do now.</param>
/// <param name="Skills">What the person who handles it should be skilled in.</param>
/// <param name="Know">What that person should know beforehand.</param>
/// <param name="IsMatter">Whether it is what a contact is about; false for what customers threaten whatever it is about.</param>
public sealed record Moment(string Id, string Name, AlertSeverity Severity, string Playbook, IReadOnlyList<string> Skills, string Know, bool IsMatter = true);
