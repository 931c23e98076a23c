using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using OrleansMedia.Storage.Live;

namespace OrleansMedia.WebUi.Live;

/// <summary>
/// A component that reads something, shows it, and reads it again when it changed. Nothing is read while the page is only prerendered:
/// its skeleton stands until the circuit does. A read that fails keeps what was there, says so, and is tried again by itself.
/// </summary>
public abstract partial class LiveComponent : ComponentBase, IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private IDisposable? _watch;
    private bool _reading;
    private bool _again;
    private bool _interactive;

    [Inject]
    private LiveFeed Feed { get; set; } = null!;

    [Inject]
    private ILoggerFactory Logs { get; set; } = null!;

    /// <summary>Where "now" comes from.</summary>
    [Inject]
    protected Clock Clock { get; private set; } = null!;

    /// <summary>Whether it has been read at least once.</summary>
    protected bool IsReady { get; private set; }

    /// <summary>Whether the last read failed.</summary>
    protected bool IsInTrouble { get; private set; }

    /// <summary>Ends with the component.</summary>
    protected CancellationToken Stopping => _stop.Token;

    /// <summary>What to follow.</summary>
    protected abstract ChangeTopics Topics { get; }

    /// <summary>Reads what is shown. May throw.</summary>
    protected abstract Task ReadAsync(CancellationToken cancellationToken);

    /// <summary>Reads again; a call while a read is under way makes that one read once more.</summary>
    protected async Task RefreshAsync()
    {
        if (!_interactive || _reading || _stop.IsCancellationRequested)
        {
            _again = true;
            return;
        }

        _reading = true;
        do
        {
            _again = false;
            IsInTrouble = !await TryReadAsync();
        }
        while (_again && !_stop.IsCancellationRequested);

        _reading = false;
        if (!_stop.IsCancellationRequested)
        {
            StateHasChanged();
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _interactive = true;
            _watch = Feed.Subscribe(Topics, () => InvokeAsync(RefreshAsync));
            await RefreshAsync();
        }
    }

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync() => _interactive ? RefreshAsync() : Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Ends the reads.</summary>
    protected virtual void Dispose(bool disposing)
    {
        if (disposing && !_stop.IsCancellationRequested)
        {
            _watch?.Dispose();
            _stop.Cancel();
            _stop.Dispose();
        }
    }

    private async Task<bool> TryReadAsync()
    {
        try
        {
            await ReadAsync(_stop.Token);
            IsReady = true;
            return true;
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            return true;
        }
#pragma warning disable CA1031 // Whatever fails here, the rest of the page lives on and the person is told.
        catch (Exception error)
#pragma warning restore CA1031
        {
            LogReadFailed(Logs.CreateLogger(GetType()), error);
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A part of a page could not be read; it is tried again.")]
    private static partial void LogReadFailed(ILogger logger, Exception error);
}
