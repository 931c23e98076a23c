using OrleansMedia.Lab.Arr;

namespace OrleansMedia.Lab.Tests.Arr;

/// <summary>Every answer against the OpenAPI files of Sonarr and Radarr.</summary>
public sealed class ArrContractTests
{
    [ContractFact]
    public Task Sonarr_answers_as_its_contract_says() => AssertContractAsync(ArrKind.Sonarr);

    [ContractFact]
    public Task Radarr_answers_as_its_contract_says() => AssertContractAsync(ArrKind.Radarr);

    private static async Task AssertContractAsync(ArrKind kind)
    {
        var folder = Environment.GetEnvironmentVariable(ContractFactAttribute.Variable)!;
        using var contract = new OpenApiSchema(Path.Combine(folder, $"{kind.ToString().ToLowerInvariant()}-v3-openapi.json"));
        await using var arr = await ArrFixture.StartFilledAsync(kind);
        var (_, command) = await arr.PostAsync("/api/v3/command", """{"name":"RefreshMonitoredDownloads"}""");
        arr.Clock.Advance(TimeSpan.FromSeconds(5));

        Assert.Empty(contract.Errors("SystemResource", await arr.JsonAsync("/api/v3/system/status")));
        Assert.Empty(contract.Errors("QueueResourcePagingResource", await arr.JsonAsync("/api/v3/queue?pageSize=100")));
        Assert.Empty(contract.Errors("QueueStatusResource", await arr.JsonAsync("/api/v3/queue/status")));
        Assert.Empty(contract.Errors("HistoryResourcePagingResource", await arr.JsonAsync("/api/v3/history?pageSize=100")));
        Assert.Empty(contract.ErrorsOfItems("HistoryResource", await arr.JsonAsync("/api/v3/history/since?date=2026-01-01")));
        Assert.Empty(contract.ErrorsOfItems("DownloadClientResource", await arr.JsonAsync("/api/v3/downloadclient")));
        Assert.Empty(contract.Errors("CommandResource", command));
        Assert.Empty(contract.ErrorsOfItems("CommandResource", await arr.JsonAsync("/api/v3/command")));
        Assert.Empty(contract.Errors("PingResource", await arr.JsonAsync("/ping")));
    }
}
