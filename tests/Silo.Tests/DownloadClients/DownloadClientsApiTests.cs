using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansMedia.Silo.DownloadClients;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.DownloadClients;

public sealed class DownloadClientsApiTests
{
    [Fact]
    public async Task A_client_is_added_shown_changed_and_forgotten()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 2);
        var program = watched.Program;

        Assert.Matches("^/api/v1/clients/sabnzbd-[0-9a-f]{6}$", watched.Location);
        var shown = await program.GetFromJsonAsync<JsonElement>(watched.Location);
        Assert.Equal("ok", shown.GetProperty("health").GetString());
        Assert.Equal("4.5.0", shown.GetProperty("version").GetString());
        Assert.True(shown.GetProperty("has_secret").GetBoolean());

        using var changed = await program.PutAsJsonAsync(watched.Location, new { name = "Usenet at home", kind = "sabnzbd", url = watched.Server.Url.ToString() });
        Assert.Equal(HttpStatusCode.OK, changed.StatusCode);
        await watched.PollAsync();
        var rows = await program.GetFromJsonAsync<JsonElement>("/api/v1/clients");
        Assert.Equal("Usenet at home", rows[0].GetProperty("name").GetString());
        Assert.Equal(2, rows[0].GetProperty("downloads").GetInt32());

        using var removed = await program.DeleteAsync(watched.Location);
        Assert.Equal(HttpStatusCode.NoContent, removed.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(watched.Location)).StatusCode);
        Assert.Equal(0, (await program.GetFromJsonAsync<JsonElement>("/api/v1/downloads")).GetProperty("rows").GetArrayLength());
    }

    [Fact]
    public async Task A_test_says_what_was_found_or_what_to_mend_and_keeps_nothing()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 1);
        var program = watched.Program;
        var url = watched.Server.Url.ToString();

        using var good = await program.PostAsJsonAsync("/api/v1/clients/test", new { name = "x", kind = "sabnzbd", url, secret = watched.Server.Options.ApiKey });
        using var bad = await program.PostAsJsonAsync("/api/v1/clients/test", new { name = "x", kind = "sabnzbd", url, secret = "wrong-key" });
        using var stored = await program.PostAsJsonAsync(watched.Location + "/test", new { name = "x", kind = "sabnzbd", url });
        using var malformed = await program.PostAsJsonAsync("/api/v1/clients/test", new { name = "x", kind = "sabnzbd", url = "ftp://nas" });

        Assert.True((await good.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ok").GetBoolean());
        var wrong = await bad.Content.ReadFromJsonAsync<JsonElement>();
        Assert.False(wrong.GetProperty("ok").GetBoolean());
        Assert.Equal("secret", wrong.GetProperty("field").GetString());
        Assert.NotEmpty(wrong.GetProperty("message").GetString()!);
        Assert.True((await stored.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ok").GetBoolean());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, malformed.StatusCode);
        Assert.Contains("Invalid URL format (must be http or https)", await malformed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, (await program.GetFromJsonAsync<JsonElement>("/api/v1/clients")).GetArrayLength());
    }

    [Fact]
    public async Task Watching_stops_and_starts_as_a_whole_and_twice_is_once()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 1);
        var program = watched.Program;
        Assert.Equal("""{"running":true,"poll_interval":120,"seen_failures":0,"seen_wanted":0}""", await program.GetStringAsync("/api/v1/monitoring/status"));

        for (var i = 0; i < 2; i++)
        {
            using var stopped = await program.PostAsync("/api/v1/monitoring/stop", null);
            Assert.False((await stopped.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("running").GetBoolean());
        }

        Assert.Equal("paused", (await program.GetFromJsonAsync<JsonElement>(watched.Location)).GetProperty("health").GetString());
        for (var i = 0; i < 2; i++)
        {
            using var started = await program.PostAsync("/api/v1/monitoring/start", null);
            Assert.True((await started.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("running").GetBoolean());
        }
    }

    [Fact]
    public async Task Nothing_is_running_before_there_is_a_client()
    {
        await using var silo = await RunningSilo.StartAsync();
        using var program = silo.WithKey();

        Assert.Equal("""{"running":false,"poll_interval":120,"seen_failures":0,"seen_wanted":0}""", await program.GetStringAsync("/api/v1/monitoring/status"));
        Assert.Equal("[]", await program.GetStringAsync("/api/v1/clients"));
    }

    [Fact]
    public async Task One_client_that_is_down_does_not_keep_the_others_from_being_read()
    {
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 1);
        using var made = await watched.Program.PostAsJsonAsync("/api/v1/clients", new { name = "Down", kind = "sabnzbd", url = "http://127.0.0.1:9/", secret = "0123456789abcdef" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        using var answer = await watched.Program.PostAsync("/api/v1/clients/poll", null);

        var reports = (await answer.Content.ReadFromJsonAsync<JsonElement>()).EnumerateArray().ToDictionary(report => report.GetProperty("id").GetString()!);
        Assert.True(reports[watched.ClientId].GetProperty("ok").GetBoolean());
        var down = reports.Single(report => report.Key.StartsWith("down-", StringComparison.Ordinal)).Value;
        Assert.False(down.GetProperty("ok").GetBoolean());
        Assert.NotEmpty(down.GetProperty("message").GetString()!);
    }

    [Fact]
    public async Task No_secret_is_in_the_log_of_a_whole_sequence()
    {
        const string WrongSecret = "a-wrong-secret-9876543210";
        await using var watched = await WatchedSabnzbd.StartAsync(downloads: 2);
        var program = watched.Program;
        using (await program.PostAsJsonAsync("/api/v1/clients/test", new { name = "x", kind = "sabnzbd", url = watched.Server.Url.ToString(), secret = WrongSecret }))
        using (await program.PostAsJsonAsync("/api/v1/clients", new { name = "q", kind = "qbittorrent", url = watched.Server.Url.ToString(), username = "u", secret = WrongSecret }))
        using (await program.PostAsync("/api/v1/clients/poll", null))
        using (await program.GetAsync($"/api/v1/clients?apikey={RunningSilo.ApiKey}"))
        using (await watched.Silo.LoggedInAsync())
        {
            using var person = watched.Silo.Anonymous();
            using var wrong = await RunningSilo.LogInAsync(person, RunningSilo.Username, "a-mistyped-password");
        }

        var log = string.Join('\n', watched.Silo.Logs.Lines);

        Assert.NotEmpty(watched.Silo.Logs.Lines);
        Assert.DoesNotContain(watched.Server.Options.ApiKey, log, StringComparison.Ordinal);
        Assert.DoesNotContain(WrongSecret, log, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningSilo.Password, log, StringComparison.Ordinal);
        Assert.DoesNotContain("a-mistyped-password", log, StringComparison.Ordinal);
        Assert.DoesNotContain(RunningSilo.ApiKey, log, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SABnzbd", "^sabnzbd-[0-9a-f]{6}$")]
    [InlineData("  Mein Größter Server!! ", "^mein-gr-ter-server-[0-9a-f]{6}$")]
    [InlineData("../../etc/passwd", "^etc-passwd-[0-9a-f]{6}$")]
    [InlineData("日本", "^client-[0-9a-f]{6}$")]
    public void An_id_is_readable_and_safe_in_an_address(string name, string pattern)
    {
        var id = DownloadClientId.Make(name);

        Assert.Matches(pattern, id);
        Assert.NotEqual(id, DownloadClientId.Make(name));
    }
}
