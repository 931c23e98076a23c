using System.Reflection;
using OrleansMedia.Grains.Interfaces.DownloadClients;
using OrleansMedia.Grains.Interfaces.Downloads;

namespace OrleansMedia.WebUi.Tests;

/// <summary>Hands out the clients and downloads of a test by their keys. A proxy, because the factory of the other engine has more members.</summary>
public class TestGrains : DispatchProxy
{
    public Dictionary<string, TestClient> Clients { get; } = [];

    public Dictionary<string, TestDownload> Downloads { get; } = [];

    public static TestGrains Make() => (TestGrains)(object)Create<IGrainFactory, TestGrains>();

    public TestClient Client(string id) => Clients.TryGetValue(id, out var client) ? client : Clients[id] = new TestClient();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        (targetMethod?.GetGenericArguments().FirstOrDefault(), args?[0]) switch
        {
            ({ } type, string key) when type == typeof(IDownloadClientGrain) => Client(key),
            ({ } type, string key) when type == typeof(IDownloadGrain) => Downloads.GetValueOrDefault(key, new TestDownload()),
            _ => throw new NotSupportedException(targetMethod?.ToString()),
        };
}
