using System.Text.Json;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>
/// A simulated SABnzbd: its API at /api, in the words of 3.7.1 or 4.5.0. Calls are named by mode, acts of a mode by mode and
/// name ("queue", "queue/delete").
/// </summary>
/// <param name="queue">Its downloads.</param>
/// <param name="options">How it is set up.</param>
public sealed class SabnzbdServer(LabQueue queue, SabnzbdOptions options) : LabHttpServer(options.Port)
{
    internal const string JsonType = "application/json;charset=UTF-8";
    private readonly Lock _lock = new();
    private IReadOnlyList<SabnzbdWarning> _warnings = [];

    /// <summary>Its downloads.</summary>
    public LabQueue Queue { get; } = queue;

    /// <summary>How it is set up.</summary>
    public SabnzbdOptions Options { get; } = options;

    /// <summary>Its warnings, oldest first.</summary>
    public IReadOnlyList<SabnzbdWarning> Warnings => _warnings;

    /// <summary>When it started.</summary>
    public DateTimeOffset StartedAt { get; private set; } = queue.World.Time.GetUtcNow() - options.RunningFor;

    /// <summary>Its process id, which a restart changes.</summary>
    public int ProcessId { get; private set; } = 5380;

    /// <summary>The disk for unfinished jobs is full.</summary>
    public bool IsDiskFull { get; private set; }

    /// <summary>It answers in the shapes of 4.x.</summary>
    internal bool IsModern => !Options.Version.StartsWith("3.", StringComparison.Ordinal);

    /// <summary>Adds a warning.</summary>
    /// <param name="type">WARNING or ERROR.</param>
    /// <param name="text">What it says.</param>
    /// <param name="origin">Source file and line.</param>
    public void Warn(string type, string text, string origin)
    {
        lock (_lock)
        {
            _warnings = [.. _warnings, new SabnzbdWarning(type, text, Queue.World.Time.GetUtcNow(), origin)];
        }
    }

    /// <summary>Fills the disk: the whole queue is paused and two warnings say why, but no job fails.</summary>
    public void FillDisk()
    {
        IsDiskFull = true;
        Queue.Pause();
        Warn("WARNING", "Too little diskspace forcing PAUSE", "assembler.py160");
        Warn("ERROR", "Disk full! Forcing Pause", "assembler.py111");
    }

    /// <summary>Starts anew on the same port: another process, no warnings, the jobs as they were.</summary>
    public void Restart()
    {
        StartedAt = Queue.World.Time.GetUtcNow();
        ProcessId++;
        ClearWarnings();
    }

    internal void ClearWarnings()
    {
        lock (_lock)
        {
            _warnings = [];
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<string> NameOfAsync(HttpRequest request)
    {
        var call = await SabnzbdCall.ReadAsync(request.HttpContext);
        var (mode, name) = (call["mode"], call["name"]);
        return mode.Length == 0 ? request.Path.ToString() : name.Length > 0 && mode is ("queue" or "history" or "warnings") ? $"{mode}/{name}" : mode;
    }

    /// <inheritdoc/>
    protected override async ValueTask<string?> QuestionOfAsync(HttpRequest request, string call) =>
        call is "queue" or "history" or "version" or "auth" or "warnings" or "server_stats" or "status" or "fullstatus" or "get_config" or "get_cats"
            ? (await SabnzbdCall.ReadAsync(request.HttpContext)).ToString()
            : null;

    /// <inheritdoc/>
    protected override async Task AnswerAsync(HttpContext http, string call, LabFault.MalformedItem? malformed)
    {
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal) && !http.Request.Path.StartsWithSegments("/sabnzbd/api", StringComparison.Ordinal))
        {
            await RefuseAsync(http, StatusCodes.Status404NotFound, "The path was not found.");
            return;
        }

        var asked = await SabnzbdCall.ReadAsync(http);
        var mode = asked["mode"];
        if (mode is not ("version" or "auth") && asked["apikey"] != Options.ApiKey)
        {
            await RefuseAsync(http, StatusCodes.Status403Forbidden, asked["apikey"].Length == 0 ? "API Key Required" : "API Key Incorrect");
            return;
        }

        await (mode switch
        {
            "queue" when asked["name"].Length == 0 => new SabnzbdQueueAnswer(this, asked).SendAsync(http, malformed),
            "history" when asked["name"].Length == 0 => new SabnzbdHistoryAnswer(this, asked).SendAsync(http, malformed),
            _ => JsonAnswer.SendAsync(http, JsonType, json => AnswerSmall(json, mode, asked)),
        });
    }

    private void AnswerSmall(Utf8JsonWriter json, string mode, SabnzbdCall call)
    {
        var acts = new SabnzbdActs(this, call);
        switch (mode)
        {
            case "version": Text(json, "version", Options.Version); break;
            case "auth": Text(json, "auth", "apikey"); break;
            case "queue": acts.OnQueue(json); break;
            case "history": acts.OnHistory(json); break;
            case "pause": Queue.Pause(); SabnzbdActs.Status(json, true); break;
            case "resume": Queue.Resume(); SabnzbdActs.Status(json, true); break;
            case "addfile": acts.AddFile(json); break;
            case "addurl": acts.AddUrl(json); break;
            case "retry": acts.Retry(json); break;
            case "change_cat": acts.ChangeCategory(json); break;
            case "get_files": acts.Files(json); break;
            case "warnings": SabnzbdStatus.Warnings(json, this, call); break;
            case "server_stats": SabnzbdStatus.ServerStats(json, this); break;
            case "status": SabnzbdStatus.Whole(json, this, withAddresses: false); break;
            case "fullstatus": SabnzbdStatus.Whole(json, this, withAddresses: call["skip_dashboard"] is not ("1" or "true")); break;
            case "get_config": SabnzbdConfig.Write(json, this, call); break;
            case "get_cats": SabnzbdConfig.Categories(json, this); break;
            default: SabnzbdActs.Refuse(json, "not implemented"); break;
        }
    }

    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject();
        json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static async Task RefuseAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/html;charset=utf-8";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }
}
