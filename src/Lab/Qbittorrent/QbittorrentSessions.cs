using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>Logins of the simulated qBittorrent: the SID cookie, its end, and the ban after wrong passwords.</summary>
public sealed class QbittorrentSessions
{
    /// <summary>So many sessions are open at most; one more ends all the others.</summary>
    private const int SessionsMax = 100;

    private readonly QbittorrentOptions _options;
    private readonly LabWorld _world;
    private readonly QbittorrentLog _log;
    private readonly ConcurrentDictionary<string, QbittorrentSession> _byId = new();
    private int _attempts;
    private int _failed;

    internal QbittorrentSessions(QbittorrentOptions options, LabWorld world, QbittorrentLog log) => (_options, _world, _log) = (options, world, log);

    /// <summary>How often somebody tried to log in.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>How often the user or the password was wrong since the last good login.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Logins are refused because of too many wrong ones.</summary>
    public bool IsBanned => _options.BanAfter > 0 && Failed >= _options.BanAfter;

    /// <summary>Ends every session, as a restart of qBittorrent does.</summary>
    public void Expire() => _byId.Clear();

    /// <summary>Ends the ban.</summary>
    public void Unban() => Volatile.Write(ref _failed, 0);

    internal QbittorrentSession? Of(HttpRequest request)
    {
        var now = _world.Time.GetUtcNow();
        if (request.Cookies["SID"] is not { } id || !_byId.TryGetValue(id, out var session))
        {
            return null;
        }

        if (now - session.UsedAt > _options.SessionTimeout)
        {
            _byId.TryRemove(id, out _);
            return null;
        }

        session.UsedAt = now;
        return session;
    }

    internal async Task LoginAsync(HttpContext http)
    {
        Interlocked.Increment(ref _attempts);
        if (IsBanned)
        {
            await QbittorrentServer.TextAsync(http, StatusCodes.Status403Forbidden, "Your IP address has been banned after too many failed authentication attempts.");
            return;
        }

        var form = http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : FormCollection.Empty;
        if (form["username"] != _options.User || form["password"] != _options.Password)
        {
            Interlocked.Increment(ref _failed);
            await QbittorrentServer.TextAsync(http, StatusCodes.Status200OK, "Fails.");
            return;
        }

        Unban();
        if (_byId.Count >= SessionsMax)
        {
            _byId.Clear();
        }

        var id = Convert.ToBase64String(RandomNumberGenerator.GetBytes(24));
        _byId[id] = new QbittorrentSession(_world.Time.GetUtcNow());
        _log.AddLogin(_world.Time.GetUtcNow());
        http.Response.Headers.SetCookie = $"SID={id}; HttpOnly; SameSite=Strict; path=/";
        await QbittorrentServer.TextAsync(http, StatusCodes.Status200OK, "Ok.");
    }

    internal void Logout(HttpRequest request) => _byId.TryRemove(request.Cookies["SID"] ?? "", out _);
}
