using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;
using OrleansMedia.Lab.Http;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>
/// A simulated qBittorrent: its web API at /api/v2, in the words of 4.5.2 or 5.1.0. Calls are named by path
/// ("/api/v2/sync/maindata").
/// </summary>
public sealed class QbittorrentServer : LabHttpServer
{
    private const string Root = "/api/v2/";
    private readonly QbittorrentLog _log = new();

    /// <param name="queue">Its torrents.</param>
    /// <param name="options">How it is set up.</param>
    public QbittorrentServer(LabQueue queue, QbittorrentOptions options)
        : base(options.Port)
    {
        (Queue, Options) = (queue, options);
        Sessions = new QbittorrentSessions(options, queue.World, _log);
        Labels = new QbittorrentLabels(options);
        _log.Begin(options.Version, queue.World.Time.GetUtcNow() - options.RunningFor);
    }

    /// <summary>Its torrents.</summary>
    public LabQueue Queue { get; }

    /// <summary>How it is set up.</summary>
    public QbittorrentOptions Options { get; }

    /// <summary>Who is logged in, and who tried.</summary>
    public QbittorrentSessions Sessions { get; }

    /// <summary>What it says of its network: connected, firewalled or disconnected.</summary>
    public string ConnectionStatus { get; set; } = "connected";

    internal QbittorrentLabels Labels { get; }

    /// <summary>Starts anew on the same port: sessions end, and the log begins again.</summary>
    public void Restart()
    {
        Sessions.Expire();
        _log.Begin(Options.Version, Queue.World.Time.GetUtcNow());
    }

    internal static async Task TextAsync(HttpContext http, int status, string text)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = "text/plain; charset=UTF-8";
        await http.Response.WriteAsync(text, http.RequestAborted);
    }

    /// <inheritdoc/>
    protected override ValueTask<string> NameOfAsync(HttpRequest request) => ValueTask.FromResult(request.Path.ToString());

    /// <inheritdoc/>
    protected override async Task AnswerAsync(HttpContext http, string call, LabFault.MalformedItem? malformed)
    {
        var request = http.Request;
        if (!call.StartsWith(Root, StringComparison.Ordinal))
        {
            await TextAsync(http, StatusCodes.Status404NotFound, "Not Found");
        }
        else if (IsFromElsewhere(request))
        {
            await TextAsync(http, StatusCodes.Status401Unauthorized, "Unauthorized");
        }
        else if (call == Root + "auth/login")
        {
            await (HttpMethods.IsPost(request.Method) ? Sessions.LoginAsync(http) : TextAsync(http, StatusCodes.Status405MethodNotAllowed, "Method Not Allowed"));
        }
        else if (Sessions.Of(request) is not { } session)
        {
            await TextAsync(http, StatusCodes.Status403Forbidden, Sessions.IsBanned ? "Your IP address has been banned after too many failed authentication attempts." : "Forbidden");
        }
        else
        {
            await AnswerKnownAsync(http, call[Root.Length..], session, malformed);
        }
    }

    /// <summary>The real one refuses requests that a page of another site has caused.</summary>
    private static bool IsFromElsewhere(HttpRequest request)
    {
        var source = request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : request.Headers.Referer.ToString();
        return source.Length > 0 && Uri.TryCreate(source, UriKind.Absolute, out var url) && url.Authority != request.Host.Value;
    }

    private Task AnswerKnownAsync(HttpContext http, string call, QbittorrentSession session, LabFault.MalformedItem? malformed) => call switch
    {
        "auth/logout" => LogoutAsync(http),
        "app/version" => TextAsync(http, StatusCodes.Status200OK, "v" + Options.Version),
        "app/webapiVersion" => TextAsync(http, StatusCodes.Status200OK, Options.WebApiVersion),
        "app/preferences" => JsonAnswer.SendAsync(http, "application/json", json => QbittorrentPreferences.Write(json, this)),
        "sync/maindata" => new MaindataAnswer(this, session).SendAsync(http, malformed),
        "torrents/info" => new TorrentsInfoAnswer(this, http.Request.Query).SendAsync(http, malformed),
        "torrents/categories" => JsonAnswer.SendAsync(http, "application/json", Labels.WriteCategories),
        "torrents/tags" => JsonAnswer.SendAsync(http, "application/json", Labels.WriteTags),
        "log/main" => JsonAnswer.SendAsync(http, "application/json", json => _log.Write(json, http.Request.Query, Queue.Snapshot(), Options.SavePath)),
        "torrents/trackers" or "torrents/properties" or "torrents/files" => DetailsAsync(http, call),
        "transfer/info" => JsonAnswer.SendAsync(http, "application/json", json => ServerStateView.Of(Queue.Snapshot(), this).WriteTransfer(json, Options.IsModern)),
        _ => ActAsync(http, call),
    };

    private Task LogoutAsync(HttpContext http)
    {
        Sessions.Logout(http.Request);
        return TextAsync(http, StatusCodes.Status200OK, "");
    }

    private Task DetailsAsync(HttpContext http, string call)
    {
        if (Queue.Find(http.Request.Query["hash"].ToString()) is not { } entry)
        {
            return TextAsync(http, StatusCodes.Status404NotFound, "Not Found");
        }

        var view = TorrentView.Of(entry, Queue.World.Time.GetUtcNow(), Options.IsModern, place: 1);
        return JsonAnswer.SendAsync(http, "application/json", json =>
        {
            switch (call)
            {
                case "torrents/trackers": TorrentDetails.Trackers(json, entry); break;
                case "torrents/properties": TorrentDetails.Properties(json, entry, view, Options); break;
                default: TorrentDetails.Files(json, entry, view); break;
            }
        });
    }

    private async Task ActAsync(HttpContext http, string call)
    {
        var isPost = HttpMethods.IsPost(http.Request.Method);
        var form = isPost && http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        var (status, text) = isPost ? new QbittorrentActs(this, form).Act(call) ?? (StatusCodes.Status404NotFound, "Not Found")
            : (StatusCodes.Status404NotFound, "Not Found");
        await TextAsync(http, status, text);
    }
}
