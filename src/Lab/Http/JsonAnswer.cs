using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace OrleansMedia.Lab.Http;

/// <summary>Writes JSON straight into the response, and hands it to the connection in pieces, so that a long list needs no long buffer.</summary>
internal sealed class JsonAnswer : IAsyncDisposable
{
    private const int PieceBytes = 128 * 1024;

    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private readonly HttpContext _http;

    public JsonAnswer(HttpContext http, string contentType = "application/json")
    {
        _http = http;
        http.Response.ContentType = contentType;
        Writer = new Utf8JsonWriter(http.Response.BodyWriter, Options);
    }

    /// <summary>Writes the answer.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>Sends what is written so far when it is enough for a piece.</summary>
    public async ValueTask SendPieceAsync()
    {
        if (Writer.BytesPending >= PieceBytes)
        {
            Writer.Flush();
            await _http.Response.BodyWriter.FlushAsync(_http.RequestAborted);
        }
    }

    /// <summary>Answers with a small document.</summary>
    public static async Task SendAsync(HttpContext http, string contentType, Action<Utf8JsonWriter> write)
    {
        await using var answer = new JsonAnswer(http, contentType);
        write(answer.Writer);
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        await _http.Response.BodyWriter.FlushAsync(_http.RequestAborted);
    }
}
