using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.Accounts;

/// <summary>Set-up, login, lockout, password and key, each on a program of its own.</summary>
public sealed class AccountTests
{
    private const string Json = "application/json";

    [Fact]
    public async Task Before_there_is_an_account_only_the_set_up_answers()
    {
        await using var silo = await RunningSilo.StartBareAsync();
        using var stranger = silo.Anonymous();
        stranger.DefaultRequestHeaders.Accept.ParseAdd("text/html");

        using var page = await stranger.GetAsync("/");
        using var api = await stranger.GetAsync("/api/v1/clients");

        Assert.Equal("/setup", page.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.Unauthorized, api.StatusCode);
        Assert.Matches("^[A-Z2-9]{5}(-[A-Z2-9]{5}){3}$", silo.SetupToken());
        Assert.Contains($"{silo.Address.GetLeftPart(UriPartial.Authority)}/setup", silo.Console.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_token_makes_the_account_once_and_logs_in()
    {
        await using var silo = await RunningSilo.StartBareAsync(settings => settings with { ApiKey = RunningSilo.ApiKey });
        using var person = silo.Anonymous();
        var token = silo.SetupToken();

        using var wrong = await RunningSilo.SetUpAsync(person, "AAAAA-AAAAA-AAAAA-AAAAA", RunningSilo.Password);
        using var mismatch = await RunningSilo.SetUpAsync(person, token, RunningSilo.Password, "something-else");
        using var weak = await RunningSilo.SetUpAsync(person, token, "short");
        using var made = await RunningSilo.SetUpAsync(person, token.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal), RunningSilo.Password);
        using var me = await person.GetAsync("/api/v1/account/me");
        using var program = silo.WithKey();
        using var byKey = await program.GetAsync("/api/v1/account/me");

        Assert.Equal("/setup?error=token", wrong.Headers.Location?.ToString());
        Assert.Equal("/setup?error=mismatch", mismatch.Headers.Location?.ToString());
        Assert.Equal("/setup?error=weak", weak.Headers.Location?.ToString());
        Assert.Equal("/", made.Headers.Location?.ToString());
        Assert.Equal(HttpStatusCode.OK, me.StatusCode);
        Assert.Equal(HttpStatusCode.OK, byKey.StatusCode);
    }

    [Fact]
    public async Task Set_up_is_shut_once_there_is_an_owner()
    {
        await using var silo = await RunningSilo.StartBareAsync();
        using var owner = silo.Anonymous();
        using var second = silo.Anonymous();
        var html = await second.GetStringAsync("/setup");
        var form = FormOf(html, silo.SetupToken());
        using (var made = await RunningSilo.SetUpAsync(owner, silo.SetupToken(), RunningSilo.Password))
        {
            Assert.Equal("/", made.Headers.Location?.ToString());
        }

        using var again = await second.PostAsync("/account/setup", form);

        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var login = await RunningSilo.LogInAsync(second, RunningSilo.Username, "another-password");
        Assert.StartsWith("/login?error=invalid", login.Headers.Location?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Tries_at_the_set_up_are_few()
    {
        await using var silo = await RunningSilo.StartBareAsync();
        using var stranger = silo.Anonymous();
        var last = HttpStatusCode.OK;
        var answers = 0;
        for (; answers < 30 && last != HttpStatusCode.TooManyRequests; answers++)
        {
            // A new address in the header each time, as an attacker would: it is not believed.
            stranger.DefaultRequestHeaders.Remove("X-Forwarded-For");
            stranger.DefaultRequestHeaders.Add("X-Forwarded-For", $"10.0.0.{answers}");
            using var answer = await RunningSilo.SetUpAsync(stranger, "AAAAA-AAAAA-AAAAA-AAAAA", RunningSilo.Password);
            last = answer.StatusCode;
            if (last == HttpStatusCode.TooManyRequests)
            {
                Assert.NotNull(answer.Headers.RetryAfter);
            }
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, last);
        Assert.InRange(answers, 2, 11);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_login_also_for_the_right_one()
    {
        await using var silo = await RunningSilo.StartAsync();
        using var person = silo.Anonymous();
        for (var i = 0; i < 5; i++)
        {
            using var wrong = await RunningSilo.LogInAsync(person, RunningSilo.Username, "wrong-password");
            Assert.StartsWith("/login?error=", wrong.Headers.Location?.ToString(), StringComparison.Ordinal);
        }

        using var right = await RunningSilo.LogInAsync(person, RunningSilo.Username, RunningSilo.Password);

        Assert.Equal("/login?error=locked", right.Headers.Location?.ToString());
    }

    [Fact]
    public async Task A_wrong_name_and_a_wrong_password_look_the_same()
    {
        await using var silo = await RunningSilo.StartAsync();
        using var person = silo.Anonymous();

        using var name = await RunningSilo.LogInAsync(person, "nobody", RunningSilo.Password);
        using var password = await RunningSilo.LogInAsync(person, RunningSilo.Username, "wrong-password");

        Assert.Equal(name.Headers.Location, password.Headers.Location);
        Assert.Equal(name.StatusCode, password.StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_all_other_sessions()
    {
        await using var silo = await RunningSilo.StartAsync();
        using var here = await silo.LoggedInAsync();
        using var elsewhere = await silo.LoggedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/api/v1/account/me")).StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/account/password")
        {
            Content = JsonContent.Create(new { current = RunningSilo.Password, next = "a-new-password-1" }),
        };
        request.Headers.Add("X-Requested-With", "test");
        using var changed = await here.SendAsync(request);

        Assert.Equal(HttpStatusCode.NoContent, changed.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await elsewhere.GetAsync("/api/v1/account/me")).StatusCode);
        using var again = await silo.LoggedInAsync("a-new-password-1");
        Assert.Equal(HttpStatusCode.OK, (await again.GetAsync("/api/v1/account/me")).StatusCode);
    }

    [Fact]
    public async Task The_present_password_is_needed_for_a_new_one()
    {
        await using var silo = await RunningSilo.StartAsync();
        using var program = silo.WithKey();

        using var answer = await program.PutAsJsonAsync("/api/v1/account/password", new { current = "not-it-at-all", next = "a-new-password-1" });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        using var problem = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        Assert.True(problem.RootElement.GetProperty("errors").TryGetProperty("current", out _));
    }

    [Fact]
    public async Task A_new_key_is_shown_once_and_the_old_one_ends_at_once()
    {
        await using var silo = await RunningSilo.StartAsync();
        using var program = silo.WithKey();
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/account/me")).StatusCode);

        using var rotated = await program.PostAsync("/api/v1/account/api-key", null);
        using var answer = JsonDocument.Parse(await rotated.Content.ReadAsStringAsync());
        var key = answer.RootElement.GetProperty("api_key").GetString()!;

        Assert.Equal(Json, rotated.Content.Headers.ContentType?.MediaType);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/account/me")).StatusCode);
        using var next = silo.Anonymous();
        next.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(HttpStatusCode.OK, (await next.GetAsync("/api/v1/account/me")).StatusCode);
    }

    [Fact]
    public async Task A_logout_needs_the_pages_token_and_ends_the_cookie()
    {
        await using var silo = await RunningSilo.StartAsync();
        using var person = await silo.LoggedInAsync();

        using var without = await person.PostAsync("/account/logout", new FormUrlEncodedContent([]));
        using var still = await person.GetAsync("/api/v1/account/me");

        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
    }

    [Fact]
    public async Task A_trusted_proxy_is_believed_and_makes_the_cookie_secure()
    {
        await using var silo = await RunningSilo.StartAsync(settings => settings with { TrustedProxies = [System.Net.IPNetwork.Parse("127.0.0.0/8")] });
        using var client = silo.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.7");

        using var answer = await RunningSilo.LogInAsync(client, RunningSilo.Username, RunningSilo.Password);

        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.StartsWith("psr_auth=", StringComparison.Ordinal) && cookie.Contains("secure", StringComparison.OrdinalIgnoreCase));
    }

    private static FormUrlEncodedContent FormOf(string html, string token)
    {
        var field = System.Text.RegularExpressions.Regex.Match(html, """name="__RequestVerificationToken"[^>]*value="([^"]+)""").Groups[1].Value;
        return new FormUrlEncodedContent(
        [
            KeyValuePair.Create("__RequestVerificationToken", field),
            KeyValuePair.Create("token", token),
            KeyValuePair.Create("username", "second"),
            KeyValuePair.Create("password", "another-password"),
            KeyValuePair.Create("passwordAgain", "another-password"),
        ]);
    }
}
