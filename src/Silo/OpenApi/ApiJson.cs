using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Mvc;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Grains.Interfaces.Downloads;
using OrleansMedia.Silo.Accounts;
using OrleansMedia.Silo.DownloadClients;
using OrleansMedia.Silo.Downloads;
using OrleansMedia.Silo.Health;
using OrleansMedia.Silo.Installation;
using OrleansMedia.Silo.Monitoring;
using OrleansMedia.Silo.Progress;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;

namespace OrleansMedia.Silo.OpenApi;

/// <summary>How the API writes and reads JSON: snake_case, unknown fields refused. Generated, so that nothing is reflected on at start.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(Liveness))]
[JsonSerializable(typeof(Readiness))]
[JsonSerializable(typeof(Me))]
[JsonSerializable(typeof(NewApiKey))]
[JsonSerializable(typeof(PasswordChange))]
[JsonSerializable(typeof(InstallationInfo))]
[JsonSerializable(typeof(MonitoringStatus))]
[JsonSerializable(typeof(ProgressReport))]
[JsonSerializable(typeof(ProgressSummary))]
[JsonSerializable(typeof(DownloadClientBody))]
[JsonSerializable(typeof(DownloadClientRow[]))]
[JsonSerializable(typeof(DownloadClientSnapshot))]
[JsonSerializable(typeof(ConnectionTest))]
[JsonSerializable(typeof(PollReport[]))]
[JsonSerializable(typeof(DownloadPage))]
[JsonSerializable(typeof(DownloadCounts))]
[JsonSerializable(typeof(DownloadSnapshot))]
[JsonSerializable(typeof(ProgressPoint[]))]
[JsonSerializable(typeof(TimelinePart))]
[JsonSerializable(typeof(ProblemDetails))]
[JsonSerializable(typeof(Dictionary<string, string[]>))]
public sealed partial class ApiJson : JsonSerializerContext;
