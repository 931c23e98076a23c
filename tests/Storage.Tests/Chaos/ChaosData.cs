using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using OrleansMedia.Domain.Activity;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Domain.Reminders;

namespace OrleansMedia.Storage.Tests.Chaos;

/// <summary>What is saved: everything in a save follows from the grain's number and the version, so that a half-written one shows.</summary>
internal static class ChaosData
{
    public const string ClientId = "chaos";
    public const int Grains = 24;
    public const int SamplesPerPoll = 40;

    /// <summary>The event of saves that name a version that is no longer the stored one: it must never be seen.</summary>
    public const string StaleEvent = "stale";

    private static readonly DateTimeOffset _start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static ServiceProvider Open(string connection)
    {
        var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddSingleton<ILoggerFactory>(NullLoggerFactory.Instance)
            .AddOrleansMediaStorage(new StorageOptions { Connection = connection, SingleOwner = true })
            .BuildServiceProvider();
        services.GetRequiredService<Database>();
        return services;
    }

    public static string ItemOf(int grain) => string.Create(CultureInfo.InvariantCulture, $"grain-{grain}");

    public static string TitleOf(int grain, long version) => string.Create(CultureInfo.InvariantCulture, $"Grain {grain} version {version} {new string('x', (int)(version % 700))}");

    public static string EventOf(int grain, long version) => string.Create(CultureInfo.InvariantCulture, $"{grain}:{version}");

    /// <summary>When the grain's wake-up is due at a version; null where it has none.</summary>
    public static DateTimeOffset? DueAt(long version) => version % 3 == 0 ? null : _start.AddYears(50).AddSeconds(version);

    public static DateTimeOffset PollAt(long poll) => _start.AddSeconds(5 * poll);

    public static DownloadSave SaveOf(int grain, long version, bool stale = false) => new(
        new DownloadState
        {
            Key = new DownloadKey(ClientId, ItemOf(grain)),
            Title = TitleOf(grain, version),
            Protocol = DownloadProtocol.Torrent,
            Status = DownloadStatus.Downloading,
            CorrelationId = ItemOf(grain),
            CreatedAt = _start,
            UpdatedAt = _start.AddSeconds(version),
        },
        stale ? Math.Max(version - 2, 0) : version - 1,
        RingOf(version),
        version,
        null,
        [new ReminderChange("watch", DueAt(version))],
        [
            new ActivityEvent
            {
                EventId = stale ? StaleEvent : EventOf(grain, version),
                At = _start.AddSeconds(version),
                EventType = EventTypes.DownloadStatusChanged,
                CorrelationId = ItemOf(grain),
                Action = TitleOf(grain, version),
                Source = ClientId,
                DownloadId = $"{ClientId}/{ItemOf(grain)}",
            },
        ]);

    public static byte[] RingOf(long version)
    {
        var ring = new ProgressHistory();
        ring.Add(new ProgressSnapshot(_start.AddSeconds(version).UtcDateTime, version, 50, DownloadStatus.Downloading, WaitReason.None), 50, TimeSpan.FromHours(4));
        return ring.ToBytes();
    }

    public static DownloadClientSave Client() => new(
        new DownloadClientState { Id = ClientId, Name = "Chaos", Kind = DownloadClientKind.Qbittorrent, Url = "http://localhost", CreatedAt = _start, UpdatedAt = _start }, 0, [], []);

    public static PollSave PollOf(long poll) => new(
        ClientId,
        PollAt(poll),
        [.. Enumerable.Range(0, SamplesPerPoll).Select(i => new DownloadSample($"polled-{i}", new ProgressSnapshot(PollAt(poll).UtcDateTime, poll, 1, DownloadStatus.Downloading, WaitReason.None), poll, null))],
        poll,
        null,
        DateTimeOffset.UnixEpoch);
}
