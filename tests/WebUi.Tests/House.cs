using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.WebUi.Activity;
using OrleansMedia.WebUi.DownloadClients;
using OrleansMedia.WebUi.Downloads;
using OrleansMedia.WebUi.Live;
using Radzen;

namespace OrleansMedia.WebUi.Tests;

/// <summary>A browser's view of a house whose lists and clients the test fills. Time stands still until the test moves it.</summary>
public abstract class House : Bunit.BunitContext
{
    protected House()
    {
        JSInterop.Mode = Bunit.JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(Time);
        Services.AddSingleton<IDownloadLists>(Lists);
        Services.AddSingleton<IDownloadClientLists>(Lists);
        Services.AddSingleton<IActivityLists>(Lists);
        Services.AddSingleton<IChanges>(Lists);
        Services.AddSingleton((IGrainFactory)(object)Grains);
        Services.AddScoped<LiveFeed>();
        Services.AddScoped<Clock>();
        Services.AddRadzenComponents();
        Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerFactory>(NullLoggerFactory.Instance);
    }

    protected TestTime Time { get; } = new();

    protected TestLists Lists { get; } = new();

    protected TestGrains Grains { get; } = TestGrains.Make();

    /// <summary>Tells the pages that something changed, and lets the quarter of a second pass after which they look.</summary>
    protected void Change()
    {
        Lists.Bump();
        Time.Advance(LiveFeed.Period);
    }
}
