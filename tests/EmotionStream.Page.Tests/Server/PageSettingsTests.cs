using System.Collections;
using EmotionStream.App.Configuration;

namespace EmotionStream.Page.Tests.Server;

public sealed class PageSettingsTests
{
    [Theory]
    [InlineData("needs Page:Keys or Page:OpenIdConnect:Authority", "Page:Address=0.0.0.0")]
    [InlineData("22 characters", "Page:Keys:0:User=x", "Page:Keys:0:Key=short")]
    [InlineData("Page:Keys:0:User", "Page:Keys:0:Key=a-key-of-22-characters-or-more")]
    [InlineData("what it says is believed", "Page:OpenIdConnect:Authority=http://login.example.com", "Page:OpenIdConnect:ClientId=page")]
    [InlineData("Page:OpenIdConnect:ClientId", "Page:OpenIdConnect:Authority=https://login.example.com")]
    [InlineData("http:// or https:// URL", "Page:PublicUrl=emotions")]
    public void WrongSettings_StopTheStartAndSayWhy(string expected, params string[] assignments)
    {
        var error = Assert.Throws<ConfigurationException>(() => SettingsLoader.Load(
            null, new Hashtable(), assignments.Select(assignment => KeyValuePair.Create(assignment.Split('=')[0], assignment[(assignment.IndexOf('=', StringComparison.Ordinal) + 1)..]))));

        Assert.Contains(expected, error.Message, StringComparison.Ordinal);
    }
}
