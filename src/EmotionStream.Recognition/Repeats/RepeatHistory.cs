namespace EmotionStream.Recognition.Repeats;

/// <summary>
/// Tells of each contact whether the customer came back. Of one that ended less than the window before the end of what is known, nobody can say yet: it is left out, or those who come back soon
/// would be counted and those who don't would not.
/// </summary>
/// <param name="Cases">The contacts of which it is known, in order of customer and time.</param>
/// <param name="Undecided">Contacts left out as their window is open.</param>
public sealed record RepeatHistory(IReadOnlyList<RepeatCase> Cases, int Undecided)
{
    /// <summary>Looks for each contact's next one.</summary>
    /// <param name="contacts">The contacts, in any order; of several parts of one interaction the one that ended last counts, from the first start.</param>
    /// <param name="window">How long after its end another contact is a repeat.</param>
    /// <param name="sameMatter">Whether only a contact on the same matter is.</param>
    /// <param name="until">Up to when contacts are known, milliseconds since the Unix epoch; null = the newest end.</param>
    public static RepeatHistory Of(IEnumerable<CustomerContact> contacts, TimeSpan window, bool sameMatter, long? until = null)
    {
        var whole = contacts.GroupBy(static one => one.Interaction, StringComparer.Ordinal)
            .Select(static parts => parts.MaxBy(static part => part.Ended)! with { Started = parts.Min(static part => part.Started) })
            .ToList();
        var end = until ?? (whole.Count == 0 ? 0 : whole.Max(static one => one.Ended));
        var windowMs = (long)window.TotalMilliseconds;
        var cases = new List<RepeatCase>();
        var undecided = 0;
        foreach (var customer in whole.GroupBy(static one => one.Customer, StringComparer.Ordinal).OrderBy(static group => group.Key, StringComparer.Ordinal))
        {
            var byStart = customer.OrderBy(static one => one.Started).ThenBy(static one => one.Interaction, StringComparer.Ordinal).ToList();
            for (var i = 0; i < byStart.Count; i++)
            {
                var contact = byStart[i];
                if (contact.Ended + windowMs > end)
                {
                    undecided++;
                    continue;
                }

                // Two at the same time are no repeat: a customer may chat while waiting on the phone.
                var repeated = byStart.Skip(i + 1).SkipWhile(next => next.Started <= contact.Ended).TakeWhile(next => next.Started <= contact.Ended + windowMs)
                    .Any(next => !sameMatter || next.Matter.IsSame(contact.Matter));
                cases.Add(new(contact, repeated));
            }
        }

        return new(cases, undecided);
    }
}
