using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using OrleansMedia.Clients;
using OrleansMedia.Grains;
using OrleansMedia.Silo.Accounts;
using OrleansMedia.Silo.DownloadClients;
using OrleansMedia.Silo.Downloads;
using OrleansMedia.Silo.Health;
using OrleansMedia.Silo.Installation;
using OrleansMedia.Silo.Logs;
using OrleansMedia.Silo.Monitoring;
using OrleansMedia.Silo.OpenApi;
using OrleansMedia.Silo.Progress;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Silo.Settings;
using OrleansMedia.Storage;
using OrleansMedia.WebUi;

namespace OrleansMedia.Silo.Composition;

/// <summary>Puts the house together: what is registered, in which order requests pass, and what is mapped.</summary>
public static class SiloApp
{
    private const long BodyBytesMax = 1024 * 1024;
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(20);

    /// <summary>Builds it. Opens the database, and throws <see cref="StorageException"/> where it cannot be used; listens to nothing yet.</summary>
    /// <param name="settings">Validated.</param>
    /// <param name="console">Where the start message goes.</param>
    /// <param name="adjust">Last changes, for tests.</param>
    public static WebApplication Build(SiloSettings settings, TextWriter console, Action<WebApplicationBuilder>? adjust = null)
    {
        // Empty: no configuration files that are watched, no loggers and servers that nobody asked for.
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(SiloApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = BodyBytesMax;
        });
        builder.WebHost.UseUrls([.. settings.Urls]);
        // Does something only where the program runs from its build folder: there the style sheets lie in the package cache.
        builder.WebHost.UseStaticWebAssets();
        Register(builder, settings, console);
        adjust?.Invoke(builder);
        var app = builder.Build();
        app.Services.GetRequiredService<Database>();
        LetPass(app, settings);
        Map(app);
        return app;
    }

    /// <summary>Listens, and tells where. Returns the address of the page.</summary>
    public static async Task<string> StartAsync(WebApplication app)
    {
        await app.StartAsync();
        var address = Address(app);
        await app.Services.GetRequiredService<FirstRun>().RunAsync(address);
        return address;
    }

    /// <summary>Where the page is, as a browser on this machine reaches it.</summary>
    public static string Address(WebApplication app)
    {
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return listening.Replace("//[::]", "//127.0.0.1", StringComparison.Ordinal).Replace("//0.0.0.0", "//127.0.0.1", StringComparison.Ordinal).TrimEnd('/');
    }

    private static void Register(WebApplicationBuilder builder, SiloSettings settings, TextWriter console)
    {
        builder.Logging.AddLogs(settings);
        var services = builder.Services;
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(settings);
        services.AddSingleton(settings.Tracking);
        services.AddSingleton(settings.Monitoring);
        services.AddSingleton(console);
        services.AddSingleton(new StartTime(TimeProvider.System.GetUtcNow()));
        services.AddSingleton<StartMessage>();
        services.AddSingleton<SetupToken>();
        services.AddSingleton<FirstRun>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = ShutdownPatience);
        DataProtectionSecrets.AddTo(services, settings);

        builder.AddGrainEngine(typeof(GrainsRegistration).Assembly);
        services.AddOrleansMediaGrains();
        services.AddOrleansMediaStorage(new StorageOptions { Connection = settings.Database });
        services.AddOrleansMediaClients();
        services.AddOrleansMediaWebUi();

        services.AddRouting();
        services.AddProblemAnswers();
        services.AddRateLimits();
        services.AddAccess(settings);
        services.AddApiDescription();
    }

    private static void LetPass(WebApplication app, SiloSettings settings)
    {
        app.UseTrustedProxies(settings);
        app.UseMiddleware<RequestId>();
        app.UseSecurityHeaders();
        app.UseProblemAnswers();
        app.UseMissingPages();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseSameOrigin();
        app.UseAntiforgery();
        app.UseFormTokens();
    }

    private static void Map(WebApplication app)
    {
        app.MapHealth();
        app.MapAccountForms();
        app.MapAccountApi();
        app.MapDownloads();
        app.MapDownloadClients();
        app.MapProgress();
        app.MapMonitoring();
        app.MapInstallation();
        app.MapOpenApi();
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
