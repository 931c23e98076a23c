using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>What the engine tells its operator.</summary>
internal sealed partial class EngineLog(ILogger<LocalEngine> logger)
{
    private readonly ILogger _logger = logger;

    [LoggerMessage(1, LogLevel.Information, "Grains run in this process: {Classes} classes, ready in {Milliseconds} ms.")]
    internal partial void Started(int classes, double milliseconds);

    [LoggerMessage(2, LogLevel.Information, "Grains have stopped.")]
    internal partial void Stopped();

    [LoggerMessage(3, LogLevel.Warning, "Grains were stopped with {Calls} calls and {Activations} activations left: the time to stop was over.")]
    internal partial void StoppedEarly(int calls, int activations);

    [LoggerMessage(4, LogLevel.Error, "{Grain} could not be activated.")]
    internal partial void ActivationFailed(GrainId grain, Exception failure);

    [LoggerMessage(5, LogLevel.Error, "{Grain} did not end cleanly.")]
    internal partial void DeactivationFailed(GrainId grain, Exception failure);

    [LoggerMessage(6, LogLevel.Error, "A timer of {Grain} failed; it goes on.")]
    internal partial void TimerFailed(GrainId grain, Exception failure);

    [LoggerMessage(7, LogLevel.Warning, "{Method} of {Recipient} failed, and nobody waits for it.")]
    internal partial void OneWayFailed(string method, GrainId recipient, Exception failure);

    [LoggerMessage(8, LogLevel.Warning, "A cancellation callback of {Grain} failed.")]
    internal partial void CancellationCallbackFailed(GrainId grain, Exception failure);

    [LoggerMessage(9, LogLevel.Debug, "{Observer} was collected or deleted: {Method} is lost.")]
    internal partial void ObserverGone(GrainId observer, string method);
}
