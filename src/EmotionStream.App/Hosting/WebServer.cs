using System.Net.Sockets;
using EmotionStream.App.CommandLine;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace EmotionStream.App.Hosting;

/// <summary>What the servers of this process have in common: no settings but ours, our logs, who is answered on loopback, and a clear error for a port that is taken.</summary>
internal static class WebServer
{
    /// <summary>A builder that takes nothing from the environment and logs where we do.</summary>
    /// <param name="logs">Logs.</param>
    public static WebApplicationBuilder CreateBuilder(ILoggerFactory logs)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.Sources.Clear();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(logs);
        return builder;
    }

    /// <summary>Builds the server.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="isLocalOnly">
    /// Whether only this machine's own names are answered: a page in a browser can reach loopback under a name of its own, which keeps it out.
    /// </param>
    public static WebApplication Build(WebApplicationBuilder builder, bool isLocalOnly)
    {
        if (isLocalOnly)
            builder.Services.Configure<HostFilteringOptions>(options => options.AllowedHosts = ["localhost", "127.0.0.1", "[::1]"]);
        var app = builder.Build();
        if (isLocalOnly)
            app.UseHostFiltering();
        return app;
    }

    /// <summary>Starts to listen.</summary>
    /// <param name="app">The server; disposed of when it can't.</param>
    /// <param name="what">What can't be done then: "cannot listen on …".</param>
    /// <param name="remedy">What to do about it.</param>
    /// <returns>Where it listens.</returns>
    /// <exception cref="CommandException">The port is taken or the address is not this machine's.</exception>
    public static async Task<string> StartAsync(WebApplication app, string what, string remedy)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception problem) when (problem is IOException or SocketException)
        {
            await app.DisposeAsync();
            throw new CommandException($"{what}: {problem.Message} {remedy}");
        }

        return app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
    }
}
