using System.Security.Claims;

namespace EmotionStream.App.Page.Security;

/// <summary>Who looks at the page, and what of it is theirs.</summary>
/// <param name="Name">As the audit trail names them.</param>
/// <param name="MayAct">Whether they may act on alerts.</param>
/// <param name="Queues">The queues they are limited to; null is all.</param>
public sealed record PageUser(string Name, bool MayAct, IReadOnlySet<string>? Queues)
{
    /// <summary>The claim of a queue somebody is limited to.</summary>
    public const string QueueClaim = "emotionstream-queue";

    /// <summary>Nobody: sees nothing.</summary>
    public static PageUser Nobody { get; } = new("", false, new HashSet<string>(StringComparer.Ordinal));

    /// <summary>Whether something of a queue is theirs to see; who is limited to queues does not see what has none.</summary>
    /// <param name="queue">The queue.</param>
    public bool Sees(string? queue) => Queues is null || (queue is not null && Queues.Contains(queue));

    /// <summary>Reads who somebody is.</summary>
    /// <param name="principal">As signed in.</param>
    public static PageUser Of(ClaimsPrincipal? principal)
    {
        if (principal?.Identity is not { IsAuthenticated: true } || !(principal.IsInRole(nameof(PageRole.Viewer)) || principal.IsInRole(nameof(PageRole.Supervisor))))
            return Nobody;
        var queues = principal.FindAll(QueueClaim).Select(claim => claim.Value).ToHashSet(StringComparer.Ordinal);
        return new(principal.Identity.Name ?? "unnamed", principal.IsInRole(nameof(PageRole.Supervisor)), queues.Count == 0 ? null : queues);
    }

    /// <summary>Makes the identity of somebody.</summary>
    /// <param name="scheme">How they proved who they are.</param>
    /// <param name="name">Their name.</param>
    /// <param name="role">What they may do.</param>
    /// <param name="queues">The queues they are limited to; none is all.</param>
    internal static ClaimsPrincipal Identify(string scheme, string name, PageRole role, IEnumerable<string> queues) =>
        new(new ClaimsIdentity(
            [new(ClaimTypes.Name, name), new(ClaimTypes.Role, role.ToString()), .. queues.Select(queue => new Claim(QueueClaim, queue))], scheme));
}
