using System.Text;
using Microsoft.AspNetCore.Http;

namespace OrleansMedia.Lab.Http;

/// <summary>The answers of a server that misbehaves.</summary>
internal static class FaultAnswers
{
    private const string LoginPage =
        """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8"><title>Sign in</title></head>
        <body><h1>Sign in to continue</h1><form method="post"><input name="user"><input name="password" type="password"></form></body></html>
        """;

    private static readonly byte[] Filler = Encoding.ASCII.GetBytes(new string('a', 64 * 1024));

    public static async Task HtmlAsync(HttpContext http)
    {
        http.Response.ContentType = "text/html; charset=utf-8";
        await http.Response.WriteAsync(LoginPage, http.RequestAborted);
    }

    public static async Task StatusAsync(HttpContext http, LabFault.Status fault)
    {
        http.Response.StatusCode = fault.Code;
        http.Response.ContentType = "text/plain";
        await http.Response.WriteAsync(fault.Body, http.RequestAborted);
    }

    public static void Redirect(HttpContext http)
    {
        var hop = int.TryParse(http.Request.Query["hop"], out var last) ? last + 1 : 1;
        http.Response.Redirect($"{http.Request.Path}?hop={hop}");
    }

    public static async Task HugeAsync(HttpContext http, LabFault.Huge fault)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("{\"filler\":\"", http.RequestAborted);
        for (long sent = 0; sent < fault.MegaBytes * 1024L * 1024; sent += Filler.Length)
        {
            await http.Response.Body.WriteAsync(Filler, http.RequestAborted);
        }

        await http.Response.WriteAsync("\"}", http.RequestAborted);
    }

    /// <summary>Sends until the other side hangs up.</summary>
    public static async Task EndlessAsync(HttpContext http)
    {
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync("{\"filler\":[", http.RequestAborted);
        while (!http.RequestAborted.IsCancellationRequested)
        {
            await http.Response.WriteAsync("\"", http.RequestAborted);
            await http.Response.Body.WriteAsync(Filler, http.RequestAborted);
            await http.Response.WriteAsync("\",", http.RequestAborted);
        }
    }

    /// <summary>Lets the server answer into a buffer and sends the first half of it.</summary>
    public static async Task TruncatedAsync(HttpContext http, Func<Task> answer)
    {
        var whole = await CaptureAsync(http, answer);
        await http.Response.Body.WriteAsync(whole.AsMemory(0, whole.Length / 2), http.RequestAborted);
    }

    /// <summary>Lets the server answer into a buffer.</summary>
    public static async Task<byte[]> CaptureAsync(HttpContext http, Func<Task> answer)
    {
        var wire = http.Response.Body;
        using var buffer = new MemoryStream();
        http.Response.Body = buffer;
        try
        {
            await answer();
        }
        finally
        {
            http.Response.Body = wire;
        }

        return buffer.ToArray();
    }
}
