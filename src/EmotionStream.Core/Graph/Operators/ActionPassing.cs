using EmotionStream.Core.Records;

namespace EmotionStream.Core.Graph.Operators;

/// <summary>Passes actions on to where alerts live that outlive their interaction.</summary>
internal static class ActionPassing
{
    /// <summary>Passes an action on, if it may be about such an alert.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="action">The action.</param>
    /// <param name="customer">The interaction's customer, if known: for actions that name none.</param>
    /// <returns>Whether it was passed on.</returns>
    public static bool TryPassOn(this IGraphOutput output, InputRecord action, string? customer) =>
        ((action.CustomerId ?? customer) is { } named && output.TryActOnCustomer(action, named)) || (action.Queue is not null && output.TryActOnQueue(action));
}
