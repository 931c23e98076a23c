using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using OrleansMedia.Silo.Accounts;
using OrleansMedia.Silo.Requests;

namespace OrleansMedia.Silo.OpenApi;

/// <summary>The description of the API for programs and people (R122), at <c>/openapi/v1.json</c>.</summary>
public static class OpenApiComposition
{
    private const string Document = "v1";

    /// <summary>Registers the document and the API's JSON.</summary>
    public static void AddApiDescription(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower;
            options.SerializerOptions.TypeInfoResolverChain.Insert(0, ApiJson.Default);
        });
        services.AddOpenApi(Document, options =>
        {
            options.AddDocumentTransformer(DescribeDocument);
            options.AddOperationTransformer(DescribeOperation);
        });
    }

    private static Task DescribeDocument(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        document.Info = new OpenApiInfo
        {
            Title = "OrleansMedia",
            Version = Document,
            Description = "Watches download clients. Send the API key in the header X-Api-Key or as Authorization: Bearer. "
                + "Times are UTC, sizes are bytes, fields are snake_case, problems follow RFC 9457 with the messages for each field in errors.",
        };
        document.Servers = [];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["api_key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.ApiKey, In = ParameterLocation.Header, Name = ApiKeyHandler.Header, Description = "The API key." },
            ["bearer"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The API key, as a bearer token." },
        };
        document.Security =
        [
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("api_key", document)] = [] },
            new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("bearer", document)] = [] },
        ];
        return Task.CompletedTask;
    }

    private static Task DescribeOperation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<QueryParameters>().FirstOrDefault() is { } query)
        {
            operation.Parameters ??= [];
            foreach (var parameter in query.All)
            {
                operation.Parameters.Add(Describe(parameter));
            }
        }

        if (metadata.OfType<ApiEndpoint>().Any())
        {
            operation.Responses ??= [];
            operation.Responses.TryAdd("401", new OpenApiResponse { Description = "No login and no API key." });
            operation.Responses.TryAdd("429", new OpenApiResponse { Description = "Too many requests; Retry-After says how long to wait." });
        }
        else
        {
            operation.Security = [];
        }

        OpenApiExamples.AddTo(operation);
        return Task.CompletedTask;
    }

    private static OpenApiParameter Describe(QueryParameter parameter)
    {
        var schema = new OpenApiSchema { Type = parameter.Range is null ? JsonSchemaType.String : JsonSchemaType.Integer };
        if (parameter.Range is { } range)
        {
            schema.Minimum = range.Min.ToString(System.Globalization.CultureInfo.InvariantCulture);
            schema.Maximum = range.Max.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        else if (parameter.Allowed.Count > 0)
        {
            schema.Enum = [.. parameter.Allowed.Select(value => (JsonNode)JsonValue.Create(value))];
        }
        else
        {
            schema.MaxLength = parameter.LengthMax;
        }

        schema.Default = parameter.Default is null ? null : parameter.Range is null ? JsonValue.Create(parameter.Default) : JsonNode.Parse(parameter.Default);
        return new OpenApiParameter { Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Description, Schema = schema };
    }
}
