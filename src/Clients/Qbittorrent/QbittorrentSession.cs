using System.Net;
using OrleansMedia.Clients.Http;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Qbittorrent;

/// <summary>
/// The login and its cookie. At most one login per read, because qBittorrent bans an address after a few that failed: it is tried where there
/// is no session yet, or once where the session has run out, and whoever reads decides when to try again.
/// </summary>
internal sealed class QbittorrentSession(HttpConversation http, QbittorrentLogin? login, Action onNewSession)
{
    private const int CookiesMax = 5;

    private string? _cookies;
    private bool _isLoggedIn;
    private bool _isLoginTried;

    /// <summary>Begins a read: it may log in once.</summary>
    public void BeginRead() => _isLoginTried = false;

    /// <summary>Gets an answer that is a success. Throws a fault.</summary>
    /// <param name="path">Makes the path; called again after a new login, which forgets the response id.</param>
    /// <param name="cancellationToken">The read's deadline.</param>
    public async Task<HttpResponseMessage> GetAsync(Func<string> path, CancellationToken cancellationToken)
    {
        if (login is not null && !_isLoggedIn && !_isLoginTried)
        {
            await LogInAsync(login, cancellationToken).ConfigureAwait(false);
        }

        var response = await SendAsync(path(), cancellationToken).ConfigureAwait(false);
        if (IsDenied(response) && login is not null && !_isLoginTried)
        {
            response.Dispose();
            await LogInAsync(login, cancellationToken).ConfigureAwait(false);
            response = await SendAsync(path(), cancellationToken).ConfigureAwait(false);
        }

        if (response.IsSuccessStatusCode)
        {
            return response;
        }

        using (response)
        {
            throw new ClientFaultException(await FaultAsync(response, cancellationToken).ConfigureAwait(false));
        }
    }

    private static bool IsDenied(HttpResponseMessage response) => response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized;

    private Task<HttpResponseMessage> SendAsync(string path, CancellationToken cancellationToken) =>
        http.SendAsync(HttpMethod.Get, path, form: null, Prepare, cancellationToken);

    /// <summary>qBittorrent's guard against forged requests compares Referer and Origin with the host that is asked.</summary>
    private void Prepare(HttpRequestMessage request)
    {
        request.Headers.TryAddWithoutValidation("Referer", http.At.Origin);
        request.Headers.TryAddWithoutValidation("Origin", http.At.Origin);
        if (_cookies is not null)
        {
            request.Headers.TryAddWithoutValidation("Cookie", _cookies);
        }
    }

    private async Task LogInAsync(QbittorrentLogin with, CancellationToken cancellationToken)
    {
        _isLoginTried = true;
        _isLoggedIn = false;
        _cookies = null;
        onNewSession();
        KeyValuePair<string, string>[] form = [new("username", with.Username), new("password", with.Password)];
        using var response = await http.SendAsync(HttpMethod.Post, "api/v2/auth/login", form, Prepare, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            throw new ClientFaultException(await FaultAsync(response, cancellationToken).ConfigureAwait(false));
        }

        // A wrong password is a 200 with this text (4.5 to 5.1).
        var text = await HttpConversation.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        if (text.StartsWith("Fails", StringComparison.OrdinalIgnoreCase))
        {
            throw new ClientFaultException(WrongLogin());
        }

        _cookies = Cookies(response);
        _isLoggedIn = _cookies is not null || text.StartsWith("Ok", StringComparison.OrdinalIgnoreCase);
        if (!_isLoggedIn)
        {
            throw new ClientFaultException(text.TrimStart().StartsWith('<') ? AnswerFaults.WebPage(http.At) : AnswerFaults.NotData(http.At));
        }
    }

    private static string? Cookies(HttpResponseMessage response)
    {
        if (!response.Headers.TryGetValues("Set-Cookie", out var lines))
        {
            return null;
        }

        var pairs = lines.Take(CookiesMax).Select(line => line.Split(';', 2)[0].Trim()).Where(pair => pair.IndexOf('=', StringComparison.Ordinal) > 0);
        var cookies = string.Join("; ", pairs);
        return cookies.Length == 0 ? null : cookies;
    }

    private async Task<ClientFault> FaultAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            return NotLetIn();
        }

        if (response.StatusCode != HttpStatusCode.Forbidden)
        {
            return AnswerFaults.OfStatus(http.At, response.StatusCode) ?? AnswerFaults.NotData(http.At);
        }

        _isLoggedIn = false;
        var text = await HttpConversation.ReadTextAsync(response, cancellationToken).ConfigureAwait(false);
        if (text.Contains("banned", StringComparison.OrdinalIgnoreCase))
        {
            return new(
                ClientFaultKind.Refused,
                $"qBittorrent at {http.At.Shown} has banned this machine for a while after too many failed logins. "
                + "Mend the user name and password, then restart qBittorrent or wait until the ban ends (an hour by default).");
        }

        return login is null
            ? new(ClientFaultKind.Unauthorized, $"qBittorrent at {http.At.Shown} wants a login. Enter its user name and password.")
            : NotLetIn();
    }

    private ClientFault WrongLogin() => new(
        ClientFaultKind.Unauthorized,
        $"qBittorrent at {http.At.Shown} does not accept the user name and password. Check them; after a few failed tries it bans this machine.");

    private ClientFault NotLetIn() => new(
        ClientFaultKind.Unauthorized,
        $"qBittorrent at {http.At.Shown} does not let us in. Either the user name or password is wrong, or its web UI does not accept "
        + $"the host name {http.At.Base.Host} (its setting \"Server domains\").");
}
