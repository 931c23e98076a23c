using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace OrleansMedia.Lab.Http;

/// <summary>Answers kept as bytes, for benchmarks: the same question gets the same bytes again.</summary>
internal sealed class FrozenAnswers
{
    /// <summary>So many different answers are kept; further ones are made each time.</summary>
    public const int AnswersMax = 64;

    private readonly ConcurrentDictionary<string, Answer> _byQuestion = new();
    private volatile bool _isOn;

    public bool IsOn
    {
        get => _isOn;
        set
        {
            _isOn = value;
            _byQuestion.Clear();
        }
    }

    /// <param name="http">The exchange.</param>
    /// <param name="question">What is asked, by whom: the login belongs to it.</param>
    /// <param name="answer">Makes the answer when it is asked for the first time.</param>
    public async Task AnswerAsync(HttpContext http, string question, Func<Task> answer)
    {
        if (!_byQuestion.TryGetValue(question, out var kept))
        {
            var body = await FaultAnswers.CaptureAsync(http, answer);
            kept = new Answer(http.Response.StatusCode, http.Response.ContentType, body);
            if (_byQuestion.Count < AnswersMax)
            {
                _byQuestion[question] = kept;
            }
        }

        http.Response.StatusCode = kept.Status;
        http.Response.ContentType = kept.ContentType;
        http.Response.ContentLength = kept.Body.Length;
        await http.Response.Body.WriteAsync(kept.Body, http.RequestAborted);
    }

    private sealed record Answer(int Status, string? ContentType, byte[] Body);
}
