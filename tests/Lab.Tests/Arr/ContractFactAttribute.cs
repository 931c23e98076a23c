namespace OrleansMedia.Lab.Tests.Arr;

/// <summary>A test against the OpenAPI files of the arrs, which are not ours to keep: it runs where an environment variable names their folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ContractFactAttribute : FactAttribute
{
    /// <summary>Names the folder with sonarr-v3-openapi.json and radarr-v3-openapi.json.</summary>
    public const string Variable = "ORLEANSMEDIA_CONTRACTS";

    public ContractFactAttribute()
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(Variable)))
        {
            Skip = $"{Variable} names no folder with OpenAPI files.";
        }
    }
}
