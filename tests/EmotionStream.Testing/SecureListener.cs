namespace EmotionStream.Testing;

/// <summary>A TLS listener with SASL PLAIN.</summary>
/// <param name="Bootstrap">Where it listens.</param>
/// <param name="CaLocation">The certificate to trust.</param>
/// <param name="User">A user who may do what a worker does.</param>
/// <param name="Password">The user's password.</param>
public sealed record SecureListener(string Bootstrap, string CaLocation, string User, string Password)
{
    /// <summary>librdkafka's settings for it, the address aside.</summary>
    public IEnumerable<(string Key, string Value)> Settings =>
    [
        ("security.protocol", "sasl_ssl"), ("sasl.mechanism", "PLAIN"), ("sasl.username", User), ("sasl.password", Password), ("ssl.ca.location", CaLocation),
    ];
}
