using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.Accounts;

/// <summary>
/// One test for each lesson of the security incidents of queue cleaners: allow-lists by path, set-up that could be armed again, secrets in
/// answers, keys in addresses, believed proxy headers, state changes without a login or from foreign pages.
/// </summary>
public sealed class SecurityTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private const string ClientSecret = "a-secret-of-sabnzbd-0123456789";

    private static readonly string[] OpenRoutes = ["/account/login", "/account/setup", "/health/live", "/health/ready", "/login", "/setup"];

    private RunningSilo Silo => fixture.Silo;

    [Fact]
    public void Only_probes_login_set_up_and_static_files_are_open_to_all()
    {
        var open = Silo.Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.Trim('/'))
            .Distinct().Order(StringComparer.Ordinal);

        Assert.Equal(OpenRoutes, open);
    }

    [Fact]
    public async Task No_route_answers_without_a_session()
    {
        using var anonymous = Silo.Anonymous();
        var shut = Silo.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.True(shut.Count > 20, $"only {shut.Count} routes were found");

        List<string> answered = [];
        foreach (var endpoint in shut)
        {
            var path = Fill(endpoint.RoutePattern);
            foreach (var method in endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST", "PUT", "DELETE"])
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), path);
                if (method is "POST" or "PUT")
                {
                    request.Content = RunningSilo.Json("{}");
                }

                using var answer = await anonymous.SendAsync(request);
                if (answer.StatusCode is not HttpStatusCode.Unauthorized)
                {
                    answered.Add($"{method} {path}: {(int)answer.StatusCode}");
                }
            }
        }

        Assert.Empty(answered);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_tells_a_stranger_nothing()
    {
        using var anonymous = Silo.Anonymous();

        using var answer = await anonymous.GetAsync("/api/v1/no-such-thing");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("/api/v1/clients/../../../login")]
    [InlineData("/login/../api/v1/clients")]
    [InlineData("/health/live/../../api/v1/clients")]
    [InlineData("/health/live/%2e%2e/%2e%2e/api/v1/clients")]
    [InlineData("/api/v1/clients/login")]
    [InlineData("/api/v1/clients?path=/health/live")]
    [InlineData("/api/v1/clients;/login")]
    [InlineData("/api/v1/clients/%2e%2e%2flogin")]
    [InlineData("//api/v1/clients")]
    [InlineData("/API/V1/CLIENTS/")]
    [InlineData("/setup/clear")]
    [InlineData("/api/v1/clients#/login")]
    public async Task No_trick_with_a_path_opens_the_api(string path)
    {
        var answer = await Silo.SendRawAsync($"GET {path} HTTP/1.1\r\nHost: {Silo.Address.Authority}\r\nConnection: close\r\n\r\n");

        var status = answer.Split(' ')[1];
        // The first of them is the login page itself, by its own name.
        Assert.True(status is "401" or "400" or "404" || (path.EndsWith("/../login", StringComparison.Ordinal) && status == "200"), answer);
        Assert.DoesNotContain("\"rows\"", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("api_key")]
    [InlineData("apikey")]
    [InlineData("apiKey")]
    [InlineData("key")]
    [InlineData("X-Api-Key")]
    [InlineData("access_token")]
    public async Task A_key_in_the_address_opens_nothing(string name)
    {
        using var anonymous = Silo.Anonymous();

        using var answer = await anonymous.GetAsync($"/api/v1/clients?{name}={RunningSilo.ApiKey}");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Real-IP", "127.0.0.1")]
    [InlineData("Forwarded", "for=127.0.0.1")]
    [InlineData("X-Forwarded-User", "admin")]
    [InlineData("Remote-User", "admin")]
    [InlineData("X-Original-URL", "/health/live")]
    [InlineData("X-Rewrite-URL", "/health/live")]
    [InlineData("X-HTTP-Method-Override", "GET")]
    public async Task No_header_of_a_proxy_opens_anything(string header, string value)
    {
        using var anonymous = Silo.Anonymous();
        anonymous.DefaultRequestHeaders.Add(header, value);

        using var answer = await anonymous.GetAsync("/api/v1/clients");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task No_secret_is_in_any_answer()
    {
        using var program = Silo.WithKey();
        using var made = await program.PostAsync("/api/v1/clients", RunningSilo.Json(
            $$"""{"name":"Hidden","kind":"sabnzbd","url":"http://127.0.0.1:9/sabnzbd","secret":"{{ClientSecret}}"}"""));
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var location = made.Headers.Location!.ToString();
        var answers = new StringBuilder(await made.Content.ReadAsStringAsync());
        using (var changed = await program.PutAsync(location, RunningSilo.Json("""{"name":"Hidden","kind":"sabnzbd","url":"http://127.0.0.1:9/sabnzbd"}""")))
        {
            answers.Append(await changed.Content.ReadAsStringAsync());
        }

        using (var polled = await program.PostAsync(location + "/poll", null))
        {
            answers.Append(await polled.Content.ReadAsStringAsync());
        }

        foreach (var endpoint in Silo.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null))
        {
            foreach (var path in new[] { Fill(endpoint.RoutePattern), location })
            {
                using var answer = await program.GetAsync(path);
                answers.Append(await answer.Content.ReadAsStringAsync());
            }
        }

        Assert.DoesNotContain(ClientSecret, answers.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(RunningSilo.Password, answers.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(RunningSilo.ApiKey, answers.ToString(), StringComparison.Ordinal);
        Assert.Contains("\"has_secret\":true", answers.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_the_key_itself_opens_the_api()
    {
        using var wrong = Silo.Anonymous();
        foreach (var key in new[] { RunningSilo.ApiKey + "x", RunningSilo.ApiKey[..^1], RunningSilo.ApiKey.ToUpperInvariant(), "", "null", new string('a', 5000) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/clients");
            request.Headers.TryAddWithoutValidation("X-Api-Key", key);
            using var answer = await wrong.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }

        using var right = Silo.WithKey();
        Assert.Equal(HttpStatusCode.OK, (await right.GetAsync("/api/v1/clients")).StatusCode);
        using var bearer = Silo.Anonymous();
        bearer.DefaultRequestHeaders.Authorization = new("Bearer", RunningSilo.ApiKey);
        Assert.Equal(HttpStatusCode.OK, (await bearer.GetAsync("/api/v1/clients")).StatusCode);
    }

    [Fact]
    public async Task A_wrong_key_is_not_saved_by_a_good_cookie()
    {
        var person = fixture.Person;
        Assert.Equal(HttpStatusCode.OK, (await person.GetAsync("/api/v1/account/me")).StatusCode);

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/account/me");
        request.Headers.Add("X-Api-Key", "wrong-key-0123456789");
        using var answer = await person.SendAsync(request);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "http://evil.example")]
    [InlineData("Origin", "http://127.0.0.1:1")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    [InlineData("Sec-Fetch-Site", "none")]
    [InlineData("Accept", "*/*")]
    public async Task A_foreign_page_changes_nothing_with_our_cookie(string header, string value)
    {
        var person = fixture.Person;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/monitoring/stop");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await person.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "same-origin")]
    [InlineData("X-Requested-With", "fetch")]
    public async Task Our_own_page_may(string header, string value)
    {
        var person = fixture.Person;
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/monitoring/start");
        request.Headers.TryAddWithoutValidation(header, value);

        using var answer = await person.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_foreign_page_opens_no_socket_with_our_cookie()
    {
        var person = fixture.Person;
        using var request = new HttpRequestMessage(HttpMethod.Get, "/_blazor");
        request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
        request.Headers.TryAddWithoutValidation("Upgrade", "websocket");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Version", "13");
        request.Headers.TryAddWithoutValidation("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
        request.Headers.TryAddWithoutValidation("Origin", "http://127.0.0.1:1");

        using var answer = await person.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task The_login_cookie_is_out_of_reach_of_scripts_and_foreign_pages()
    {
        using var client = Silo.Anonymous();

        using var answer = await RunningSilo.LogInAsync(client, RunningSilo.Username, RunningSilo.Password);

        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), value => value.StartsWith("psr_auth=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("expires=", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(RunningSilo.Username, cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        using var client = Silo.Anonymous();

        using var answer = await client.PostAsync("/account/login", new FormUrlEncodedContent([KeyValuePair.Create("username", RunningSilo.Username), KeyValuePair.Create("password", RunningSilo.Password)]));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.False(answer.Headers.TryGetValues("Set-Cookie", out var cookies) && cookies.Any(cookie => cookie.StartsWith("psr_auth", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task A_login_leads_nowhere_outside(string returnUrl)
    {
        using var client = Silo.Anonymous();

        using var answer = await RunningSilo.LogInAsync(client, RunningSilo.Username, RunningSilo.Password, returnUrl);

        Assert.Equal("/", answer.Headers.Location?.ToString());
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/login")]
    [InlineData("/api/v1/clients")]
    [InlineData("/no-such-page")]
    public async Task Every_answer_tells_the_browser_what_to_refuse(string path)
    {
        using var client = Silo.Anonymous();

        using var answer = await client.GetAsync(path);

        var policy = string.Join(';', answer.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-eval'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("script-src 'self' 'unsafe-inline'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", string.Join(' ', answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("same-origin", string.Join(' ', answer.Headers.GetValues("Referrer-Policy")));
        Assert.False(answer.Headers.Contains("Server"));
        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_body_larger_than_a_megabyte_is_refused()
    {
        using var program = Silo.WithKey();

        using var answer = await program.PostAsync("/api/v1/clients", RunningSilo.Json($$"""{"name":"{{new string('a', 2_000_000)}}"}"""));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Nothing_on_disk_holds_a_secret_in_clear()
    {
        using var program = Silo.WithKey();
        using var made = await program.PostAsJsonAsync("/api/v1/clients", new { name = "Stored", kind = "sabnzbd", url = "http://127.0.0.1:9/sabnzbd", secret = ClientSecret });
        made.EnsureSuccessStatusCode();

        foreach (var file in Directory.EnumerateFiles(Silo.DataFolder, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            var content = await reader.ReadToEndAsync();
            Assert.DoesNotContain(ClientSecret, content, StringComparison.Ordinal);
            Assert.DoesNotContain(RunningSilo.Password, content, StringComparison.Ordinal);
            Assert.DoesNotContain(RunningSilo.ApiKey, content, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_data_folder_is_the_owners_alone()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        const UnixFileMode Others = UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;
        Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(Silo.DataFolder) & Others);
        var files = Directory.EnumerateFileSystemEntries(Silo.DataFolder, "*", SearchOption.AllDirectories).ToList();
        Assert.Contains(files, file => file.EndsWith(".xml", StringComparison.Ordinal));
        foreach (var file in files)
        {
            Assert.Equal((UnixFileMode)0, File.GetUnixFileMode(file) & Others);
        }
    }

    private static string Fill(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) =>
        "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "documentName" } => "v1",
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            _ => "x",
        }))));
}
