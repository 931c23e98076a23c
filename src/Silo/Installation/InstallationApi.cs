using System.Reflection;
using Microsoft.AspNetCore.Http.HttpResults;
using OrleansMedia.Silo.Composition;
using OrleansMedia.Silo.Requests;
using OrleansMedia.Storage;

namespace OrleansMedia.Silo.Installation;

/// <summary>What runs here.</summary>
public static class InstallationApi
{
    private static readonly string Version =
        typeof(InstallationApi).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0.0.0";

    /// <summary>Maps <c>/api/v1/system</c>.</summary>
    public static void MapInstallation(this IEndpointRouteBuilder app) =>
        app.MapApi("/system", "System").MapGet("", Get)
            .Describe("GetSystem", "What runs here", "Version, database, grain engine and uptime: what a bug report needs.")
            .Produces<InstallationInfo>();

    private static Ok<InstallationInfo> Get(Database database, StartTime start, TimeProvider time) => TypedResults.Ok(new InstallationInfo(
        Version, database.Description, GrainEngine.Name, Environment.Version.ToString(), start.At, (long)(time.GetUtcNow() - start.At).TotalSeconds));
}
