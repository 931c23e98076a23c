using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace OrleansMedia.Lab.Http;

/// <summary>Answers kept as bytes, for benchmarks: the same GET gets the same bytes again.</summary>
internal sealed class FrozenAnswers
{
    /// <summary>So many different answers are kept; further ones are made each time.</summary>
    public const int AnswersMax = 64;

    private readonly ConcurrentDictionary<string, Answer> _byAddress = new();
    private volatile bool _isOn;

    public bool IsOn
    {
        get => _isOn;
        set
        {
            _isOn = value;
            _byAddress.Clear();
        }
    }

    public async Task AnswerAsync(HttpContext http, Func<Task> answer)
    {
        if (!_isOn || !HttpMethods.IsGet(http.Request.Method))
        {
            await answer();
            return;
        }

        // The cookie is part of the address: who is not logged in must not be served what another was.
        var address = http.Request.Path + http.Request.QueryString.Value + http.Request.Headers.Cookie;
        if (!_byAddress.TryGetValue(address, out var kept))
        {
            var body = await FaultAnswers.CaptureAsync(http, answer);
            kept = new Answer(http.Response.StatusCode, http.Response.ContentType, body);
            if (_byAddress.Count < AnswersMax)
            {
                _byAddress[address] = kept;
            }
        }

        http.Response.StatusCode = kept.Status;
        http.Response.ContentType = kept.ContentType;
        http.Response.ContentLength = kept.Body.Length;
        await http.Response.Body.WriteAsync(kept.Body, http.RequestAborted);
    }

    private sealed record Answer(int Status, string? ContentType, byte[] Body);
}
