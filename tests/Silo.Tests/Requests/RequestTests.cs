using System.Net;
using System.Text.Json;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.Requests;

/// <summary>What every request of the API can rely on: an id, a problem that says what to do, and nothing that is silently ignored.</summary>
public sealed class RequestTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private RunningSilo Silo => fixture.Silo;

    [Fact]
    public async Task A_given_request_id_comes_back()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.Add("X-Request-ID", "abc");
        using var client = Silo.Anonymous();

        using var answer = await client.SendAsync(request);

        Assert.Equal("abc", Assert.Single(answer.Headers.GetValues("X-Request-ID")));
    }

    [Fact]
    public async Task Without_one_an_id_of_eight_characters_is_made()
    {
        using var client = Silo.Anonymous();

        using var first = await client.GetAsync("/health/live");
        using var second = await client.GetAsync("/health/live");

        var ids = new[] { first, second }.Select(answer => Assert.Single(answer.Headers.GetValues("X-Request-ID"))).ToList();
        Assert.All(ids, id => Assert.Equal(8, id.Length));
        Assert.NotEqual(ids[0], ids[1]);
    }

    [Theory]
    [InlineData("has space")]
    [InlineData("quote\"")]
    [InlineData("a234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task An_id_that_could_break_a_log_line_is_replaced(string given)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/live");
        request.Headers.TryAddWithoutValidation("X-Request-ID", given);
        using var client = Silo.Anonymous();

        using var answer = await client.SendAsync(request);

        Assert.Equal(8, Assert.Single(answer.Headers.GetValues("X-Request-ID")).Length);
    }

    [Fact]
    public async Task Every_log_line_of_a_request_has_its_id()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/clients");
        request.Headers.Add("X-Request-ID", "trace-me-77");
        using var client = Silo.WithKey();

        using var answer = await client.SendAsync(request);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(Silo.Logs.Lines, line => line.Contains("request_id:trace-me-77", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("GET", "/api/v1/no-such-thing", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/clients/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/downloads/none/none", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/downloads/none/none/history", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/downloads/none/none/timeline", HttpStatusCode.NotFound)]
    [InlineData("GET", "/api/v1/progress/none/none", HttpStatusCode.NotFound)]
    [InlineData("POST", "/api/v1/clients/none/pause", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/clients/none", HttpStatusCode.NotFound)]
    [InlineData("DELETE", "/api/v1/clients", HttpStatusCode.MethodNotAllowed)]
    [InlineData("POST", "/api/v1/clients", HttpStatusCode.UnsupportedMediaType)]
    public async Task Every_refusal_is_a_problem_that_says_what_to_do(string method, string path, HttpStatusCode status)
    {
        using var program = Silo.WithKey();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (method == "POST" && status == HttpStatusCode.UnsupportedMediaType)
        {
            request.Content = new StringContent("name=x");
        }

        using var answer = await program.SendAsync(request);

        Assert.Equal(status, answer.StatusCode);
        await AssertProblemAsync(answer);
    }

    [Fact]
    public async Task A_person_who_asks_for_a_missing_page_gets_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-such-page");
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await fixture.Person.SendAsync(request);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("text/html", answer.Content.Headers.ContentType?.MediaType);
        Assert.Contains("<title>", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stranger_gets_a_problem_too()
    {
        using var stranger = Silo.Anonymous();

        using var answer = await stranger.GetAsync("/api/v1/clients");

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var problem = await AssertProblemAsync(answer);
        Assert.Contains("X-Api-Key", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("limit=0", "limit")]
    [InlineData("limit=201", "limit")]
    [InlineData("limit=ten", "limit")]
    [InlineData("limit=-1", "limit")]
    [InlineData("limit=1&limit=2", "limit")]
    [InlineData("view=everything", "view")]
    [InlineData("status=stuck", "status")]
    [InlineData("sort=size", "sort")]
    [InlineData("order=up", "order")]
    [InlineData("application=lidarr", "application")]
    [InlineData("cursor=garbage", "cursor")]
    [InlineData("page=2", "page")]
    [InlineData("Limit=10", "Limit")]
    public async Task A_parameter_that_is_not_understood_is_never_ignored(string query, string field)
    {
        using var program = Silo.WithKey();

        using var answer = await program.GetAsync($"/api/v1/downloads?{query}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var problem = await AssertProblemAsync(answer);
        Assert.True(problem.GetProperty("errors").TryGetProperty(field, out var messages), problem.ToString());
        Assert.NotEmpty(messages[0].GetString()!);
    }

    [Fact]
    public async Task The_allowed_values_are_in_the_message()
    {
        using var program = Silo.WithKey();

        using var answer = await program.GetAsync("/api/v1/downloads?view=everything");

        Assert.Contains("attention", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Text_that_is_too_long_is_refused()
    {
        using var program = Silo.WithKey();

        using var answer = await program.GetAsync($"/api/v1/downloads?q={new string('a', 201)}");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
    }

    [Theory]
    [InlineData("", HttpStatusCode.BadRequest)]
    [InlineData("null", HttpStatusCode.BadRequest)]
    [InlineData("{", HttpStatusCode.BadRequest)]
    [InlineData("[]", HttpStatusCode.BadRequest)]
    [InlineData("""{"name":1,"kind":"sabnzbd","url":"http://a:1"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"kind":"sabnzbd","url":"http://a:1"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"name":"a","kind":"sabnzbd","url":"http://a:1","secret":"x","colour":"red"}""", HttpStatusCode.UnprocessableEntity)]
    [InlineData("""{"name":null,"kind":"sabnzbd","url":"http://a:1"}""", HttpStatusCode.UnprocessableEntity)]
    public async Task A_wrong_body_is_explained(string body, HttpStatusCode status)
    {
        using var program = Silo.WithKey();

        using var answer = await program.PostAsync("/api/v1/clients", RunningSilo.Json(body));

        Assert.Equal(status, answer.StatusCode);
        var problem = await AssertProblemAsync(answer);
        Assert.DoesNotContain("System.", problem.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("OrleansMedia.", problem.ToString(), StringComparison.Ordinal);
    }

    private static async Task<JsonElement> AssertProblemAsync(HttpResponseMessage answer)
    {
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var problem = json.RootElement.Clone();
        Assert.Equal((int)answer.StatusCode, problem.GetProperty("status").GetInt32());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.EndsWith(".", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        Assert.Equal(Assert.Single(answer.Headers.GetValues("X-Request-ID")), problem.GetProperty("request_id").GetString());
        return problem;
    }
}
