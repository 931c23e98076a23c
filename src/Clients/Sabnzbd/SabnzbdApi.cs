using System.Net;
using OrleansMedia.Clients.Http;
using OrleansMedia.Clients.Json;
using OrleansMedia.Domain.DownloadClients;

namespace OrleansMedia.Clients.Sabnzbd;

/// <summary>One call of SABnzbd's API. The key travels in the body of a POST, so it stands in no URL and in no log on the way;
/// SABnzbd takes the rest from the URL and the key from there.</summary>
internal sealed class SabnzbdApi(HttpConversation http, string key)
{
    /// <summary>Asks and decodes. Throws a fault.</summary>
    public async Task AskAsync(string mode, JsonVisitor visitor, long bytesMax, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(mode, fields, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode == HttpStatusCode.Forbidden)
        {
            throw new ClientFaultException(Forbidden(await HttpConversation.ReadTextAsync(response, cancellationToken).ConfigureAwait(false)));
        }

        if (AnswerFaults.OfStatus(http.At, response.StatusCode) is { } fault)
        {
            throw new ClientFaultException(fault);
        }

        await http.DecodeAsync(response, visitor, bytesMax, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Asks what SABnzbd may keep to itself or not know; false where it answered, but not with data.</summary>
    public async Task<bool> TryAskAsync(string mode, JsonVisitor visitor, CancellationToken cancellationToken, params (string Name, string Value)[] fields)
    {
        using var response = await PostAsync(mode, fields, cancellationToken).ConfigureAwait(false);
        if (!response.IsSuccessStatusCode)
        {
            return false;
        }

        await http.DecodeAsync(response, visitor, http.Limits.AnswerBytesMax, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>What an answer without the expected data means, from the error text that SABnzbd put in its place.</summary>
    public ClientFault NoData(string? error, string what) => error switch
    {
        null => AnswerFaults.Malformed(http.At, $"there is no {what} in it"),
        _ when error.Contains("API Key", StringComparison.OrdinalIgnoreCase) => WrongKey(),
        _ => AnswerFaults.Malformed(http.At, $"it says \"{WithoutKey(error)}\""),
    };

    /// <summary>A text of SABnzbd's without our key, should it ever repeat it.</summary>
    public string WithoutKey(string text) => key.Length == 0 ? text : text.Replace(key, "…", StringComparison.OrdinalIgnoreCase);

    private Task<HttpResponseMessage> PostAsync(string mode, (string Name, string Value)[] fields, CancellationToken cancellationToken)
    {
        var query = string.Concat(fields.Select(field => $"&{field.Name}={Uri.EscapeDataString(field.Value)}"));
        KeyValuePair<string, string>[] form = [new("apikey", key)];
        return http.SendAsync(HttpMethod.Post, $"api?mode={mode}&output=json{query}", form, prepare: null, cancellationToken);
    }

    private ClientFault Forbidden(string text)
    {
        if (text.Contains("API Key", StringComparison.OrdinalIgnoreCase))
        {
            return WrongKey();
        }

        return text.Contains("Hostname verification", StringComparison.OrdinalIgnoreCase)
            ? new(
                ClientFaultKind.Refused,
                $"SABnzbd does not accept the host name {http.At.Base.Host}. Add it to host_whitelist in its special settings, or use its IP address.")
            : new(
                ClientFaultKind.Refused,
                $"SABnzbd at {http.At.Shown} refuses requests from this machine. Allow API access in its settings (external internet access, local ranges).");
    }

    private ClientFault WrongKey() => new(
        ClientFaultKind.Unauthorized,
        key.Length == 0
            ? $"SABnzbd at {http.At.Shown} wants an API key. It is in its settings under General."
            : $"SABnzbd at {http.At.Shown} does not accept the API key. Copy it from its settings under General.");
}
