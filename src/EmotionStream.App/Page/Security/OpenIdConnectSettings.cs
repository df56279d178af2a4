namespace EmotionStream.App.Page.Security;

/// <summary>How people sign in: an OpenID Connect provider, authorization code flow with PKCE.</summary>
internal sealed class OpenIdConnectSettings
{
    /// <summary>The provider, e.g. <c>https://login.example.com/realms/care</c>; without it nobody signs in this way.</summary>
    public string? Authority { get; set; }

    /// <summary>The client registered for this page, with <c>{page}/signin-oidc</c> as redirect address.</summary>
    public string? ClientId { get; set; }

    /// <summary>The client's secret; better in the environment or in <see cref="ClientSecretFile"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>A file that holds the client's secret and nothing else.</summary>
    public string? ClientSecretFile { get; set; }

    /// <summary>The claim that names the person in the audit trail.</summary>
    public string NameClaim { get; set; } = "preferred_username";

    /// <summary>The claim that holds roles.</summary>
    public string RoleClaim { get; set; } = "roles";

    /// <summary>The value of it that makes a viewer.</summary>
    public string ViewerRole { get; set; } = "viewer";

    /// <summary>The value of it that makes a supervisor.</summary>
    public string SupervisorRole { get; set; } = "supervisor";

    /// <summary>The claim that names the queues somebody is limited to; without a value of it somebody sees all.</summary>
    public string QueueClaim { get; set; } = "queues";

    /// <summary>The client's secret, wherever it stands.</summary>
    /// <exception cref="IOException">The file can't be read.</exception>
    public string? ReadSecret() => ClientSecretFile is null ? ClientSecret : File.ReadAllText(ClientSecretFile).Trim();
}
