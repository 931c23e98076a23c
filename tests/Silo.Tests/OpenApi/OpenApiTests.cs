using System.Text.Json;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.OpenApi;

/// <summary>The API is described completely, and nothing of it exists twice (R122, R233).</summary>
public sealed class OpenApiTests(SiloFixture fixture) : IClassFixture<SiloFixture>
{
    private RunningSilo Silo => fixture.Silo;

    private IEnumerable<RouteEndpoint> ApiEndpoints => Silo.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<ApiEndpoint>() is not null);

    [Fact]
    public void No_two_routes_are_alike()
    {
        var routes = Silo.Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null).SelectMany(RoutesOf).ToList();

        Assert.Equal(routes.Count, routes.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public async Task Every_operation_has_a_tag_a_summary_a_description_an_example_and_its_answers()
    {
        using var document = await DocumentAsync();
        List<string> lacking = [];
        foreach (var (name, operation) in Operations(document))
        {
            foreach (var member in new[] { "tags", "summary", "description", "operationId", "responses" })
            {
                if (!operation.TryGetProperty(member, out _))
                {
                    lacking.Add($"{name}: {member}");
                }
            }

            foreach (var response in operation.GetProperty("responses").EnumerateObject().Where(response => response.Name is "200" or "201"))
            {
                if (!response.Value.TryGetProperty("content", out var content) || !content.GetProperty("application/json").TryGetProperty("example", out _)
                    || !content.GetProperty("application/json").TryGetProperty("schema", out _))
                {
                    lacking.Add($"{name}: schema and example of {response.Name}");
                }
            }
        }

        Assert.Empty(lacking);
    }

    [Fact]
    public async Task Every_route_of_the_api_is_in_the_document()
    {
        using var document = await DocumentAsync();
        var documented = Operations(document).Select(operation => operation.Name).ToHashSet(StringComparer.Ordinal);

        Assert.All(ApiEndpoints.SelectMany(RoutesOf), route => Assert.Contains(route, documented));
    }

    [Fact]
    public async Task Every_route_of_the_api_is_in_the_reference_and_no_other()
    {
        using var document = await DocumentAsync();
        var reference = Repository.Read("docs/api.md").Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1])
            .Where(route => route.Contains(" /", StringComparison.Ordinal));

        Assert.Equal(Operations(document).Select(operation => operation.Name).Order(StringComparer.Ordinal), reference.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Parameters_are_described_with_their_limits()
    {
        using var document = await DocumentAsync();
        var parameters = document.RootElement.GetProperty("paths").GetProperty("/api/v1/downloads").GetProperty("get").GetProperty("parameters").EnumerateArray()
            .ToDictionary(parameter => parameter.GetProperty("name").GetString()!);

        Assert.Equal(["view", "status", "client", "application", "protocol", "q", "sort", "order", "limit", "cursor"], parameters.Keys);
        Assert.Equal(200, parameters["limit"].GetProperty("schema").GetProperty("maximum").GetInt32());
        Assert.Contains("attention", parameters["view"].GetProperty("schema").GetProperty("enum").EnumerateArray().Select(value => value.GetString()));
    }

    [Fact]
    public async Task Names_are_snake_case()
    {
        using var document = await DocumentAsync();
        var names = document.RootElement.GetProperty("components").GetProperty("schemas").EnumerateObject()
            .Where(schema => schema.Name != "ProblemDetails" && schema.Value.TryGetProperty("properties", out _))
            .SelectMany(schema => schema.Value.GetProperty("properties").EnumerateObject().Select(property => property.Name));

        Assert.All(names, name => Assert.Matches("^[a-z0-9]+(_[a-z0-9]+)*$", name));
    }

    private async Task<JsonDocument> DocumentAsync()
    {
        using var program = Silo.WithKey();
        return JsonDocument.Parse(await program.GetStringAsync("/openapi/v1.json"));
    }

    private static IEnumerable<(string Name, JsonElement Operation)> Operations(JsonDocument document) =>
        from path in document.RootElement.GetProperty("paths").EnumerateObject()
        from operation in path.Value.EnumerateObject()
        select ($"{operation.Name.ToUpperInvariant()} {path.Name}", operation.Value);

    private static IEnumerable<string> RoutesOf(RouteEndpoint endpoint) =>
        (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"]).Select(method => $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}");
}
