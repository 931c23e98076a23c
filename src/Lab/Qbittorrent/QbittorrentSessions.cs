using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using OrleansMedia.Lab.Downloads;

namespace OrleansMedia.Lab.Qbittorrent;

/// <summary>Logins of the simulated qBittorrent: the SID cookie, its end, and the ban after wrong passwords.</summary>
/// <param name="options">How the server is set up.</param>
/// <param name="world">Whose clock ends a session.</param>
public sealed class QbittorrentSessions(QbittorrentOptions options, LabWorld world)
{
    /// <summary>So many sessions are open at most; one more ends all the others.</summary>
    private const int SessionsMax = 100;

    private readonly ConcurrentDictionary<string, QbittorrentSession> _byId = new();
    private int _attempts;
    private int _failed;

    /// <summary>How often somebody tried to log in.</summary>
    public int Attempts => Volatile.Read(ref _attempts);

    /// <summary>How often the user or the password was wrong since the last good login.</summary>
    public int Failed => Volatile.Read(ref _failed);

    /// <summary>Logins are refused because of too many wrong ones.</summary>
    public bool IsBanned => options.BanAfter > 0 && Failed >= options.BanAfter;

    /// <summary>Ends every session, as a restart of qBittorrent does.</summary>
    public void Expire() => _byId.Clear();

    /// <summary>Ends the ban.</summary>
    public void Unban() => Volatile.Write(ref _failed, 0);

    internal QbittorrentSession? Of(HttpRequest request)
    {
        var now = world.Time.GetUtcNow();
        if (request.Cookies["SID"] is not { } id || !_byId.TryGetValue(id, out var session))
        {
            return null;
        }

        if (now - session.UsedAt > options.SessionTimeout)
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
        if (form["username"] != options.User || form["password"] != options.Password)
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
        _byId[id] = new QbittorrentSession(world.Time.GetUtcNow());
        http.Response.Headers.SetCookie = $"SID={id}; HttpOnly; SameSite=Strict; path=/";
        await QbittorrentServer.TextAsync(http, StatusCodes.Status200OK, "Ok.");
    }

    internal void Logout(HttpRequest request) => _byId.TryRemove(request.Cookies["SID"] ?? "", out _);
}
