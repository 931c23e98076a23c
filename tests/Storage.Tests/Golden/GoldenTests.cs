using OrleansMedia.Domain.Accounts;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Domain.Downloads;
using OrleansMedia.Storage.Accounts;
using OrleansMedia.Storage.DownloadClients;
using OrleansMedia.Storage.Downloads;
using OrleansMedia.Storage.Sql;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.Golden;

/// <summary>
/// What past versions stored. These files are never changed: a new form gets a new schema number and a file beside them, and all of
/// them must still be read.
/// </summary>
public sealed class GoldenTests
{
    private static readonly DateTimeOffset _noon = Some.Noon;

    private static readonly DownloadState _download = new()
    {
        Key = new DownloadKey("qbit", "8c212779b4abde7c6bc608063a0d008b7e40ce32"),
        Title = "Show.S01E01.1080p \"ü\" 🎬",
        Protocol = DownloadProtocol.Torrent,
        Category = "tv",
        SourceApplication = "sonarr",
        Status = DownloadStatus.ImportPending,
        RawStatus = "stalledDL",
        Wait = WaitReason.ClientNotReady,
        ProgressPercent = 33.25,
        SizeBytes = 3_221_225_472,
        SizeLeftBytes = 1_000_000,
        Labels = "a,b",
        Tracker = "tracker.example",
        Complaint = "no seeds",
        StoragePath = "/data/show",
        FailureReason = "out of retention",
        FailureCategory = FailureCategory.PropagationDelay,
        Severity = Severity.High,
        SeenBeforeSetup = true,
        Judgement = Judgement.AtRisk,
        JudgementTold = Judgement.Stuck,
        Evidence = new StuckEvidence(91.5, 120, 0.1, 1, 5, 104_857_600, _noon.AddMinutes(-91.5), "0 of 4 seeds connected"),
        Anchor = new ProgressAnchor(_noon.AddMinutes(-91.5).AddTicks(7), 33, 2_000_000, TimeSpan.FromTicks(12_345_678_901)),
        Malformed = "size",
        CorrelationId = "8c212779b4abde7c6bc608063a0d008b7e40ce32",
        LastEventId = "01957b6e-7c1d-7c6e-8f0a-000000000001",
        CreatedAt = _noon,
        UpdatedAt = _noon.AddTicks(1_234_567),
        AddedAt = _noon.AddHours(-2),
        EndedAt = _noon.AddHours(-1),
        GoneAt = _noon.AddMinutes(-1),
    };

    private static readonly DownloadClientState _client = new()
    {
        Id = "qbit",
        Name = "qBittorrent",
        Kind = DownloadClientKind.Qbittorrent,
        Url = "https://nas:8080/qbit",
        Username = "admin",
        ProtectedSecret = "CfDJ8",
        AcceptAnyCertificate = true,
        Paused = true,
        CreatedAt = _noon,
        UpdatedAt = _noon.AddTicks(1),
        Health = ClientHealth.NeedsYou,
        HealthSince = _noon,
        FaultMessage = "The password is wrong.",
        FaultKind = ClientFaultKind.NotThisProgram,
        FaultCount = 3,
        Version = "5.0.3",
        IsSupported = false,
        HistoryWatermark = "42",
        FirstHistoryAt = _noon,
        Warnings = [new ClientWarning(_noon, "Disk full"), new ClientWarning(null, "Login failed")],
        LastEventId = "01957b6e-7c1d-7c6e-8f0a-000000000002",
    };

    private static readonly AccountState _account = new()
    {
        Username = "admin",
        PasswordHash = "AQAAAAIAAYagAAAA",
        ApiKeyHash = "00ff",
        SecurityStamp = "stamp",
        FailedLogins = 5,
        LockedUntil = _noon.AddMinutes(15),
        CreatedAt = _noon,
    };

    [Fact]
    public void A_download_of_version_1_is_read_and_still_written_so()
    {
        var golden = Read("download-v1.json");
        Assert.Equal(_download, StoredJson.Read(golden, StoredJson.Default.DownloadDocument, "it").ToState());
        Assert.Equal(golden, StoredJson.Write(DownloadDocument.Of(_download), StoredJson.Default.DownloadDocument));
    }

    [Fact]
    public void A_download_of_which_only_the_least_is_stored_takes_defaults_for_the_rest()
    {
        var state = StoredJson.Read(Read("download-least-v1.json"), StoredJson.Default.DownloadDocument, "it").ToState();
        Assert.Equal(
            new DownloadState
            {
                Key = new DownloadKey("sab", "SABnzbd_nzo_x"),
                Title = "A",
                Protocol = DownloadProtocol.Usenet,
                Status = DownloadStatus.Queued,
                CorrelationId = "SABnzbd_nzo_x",
                CreatedAt = _noon,
                UpdatedAt = _noon,
            },
            state);
    }

    [Fact]
    public void A_client_of_version_1_is_read_and_still_written_so()
    {
        var golden = Read("download-client-v1.json");
        var read = StoredJson.Read(golden, StoredJson.Default.DownloadClientDocument, "it").ToState();
        Assert.Equal(_client.Warnings, read.Warnings);
        Assert.Equal(_client, read with { Warnings = _client.Warnings });
        Assert.Equal(golden, StoredJson.Write(DownloadClientDocument.Of(_client), StoredJson.Default.DownloadClientDocument));
    }

    [Fact]
    public void An_account_of_version_1_is_read_and_still_written_so()
    {
        var golden = Read("account-v1.json");
        Assert.Equal(_account, StoredJson.Read(golden, StoredJson.Default.AccountDocument, "it").ToState());
        Assert.Equal(golden, StoredJson.Write(AccountDocument.Of(_account), StoredJson.Default.AccountDocument));
    }

    [Fact]
    public void No_field_of_a_state_is_left_out_of_what_is_stored()
    {
        // The files hold these states: a field that has a value of its own there is stored and read, or the tests above fail.
        var later = _noon.AddYears(1);
        Check(_download, new DownloadState { Key = default, Title = "", Protocol = default, CorrelationId = "", CreatedAt = later, UpdatedAt = later });
        Check(_client, new DownloadClientState { Id = "", Name = "", Kind = default, Url = "", CreatedAt = later, UpdatedAt = later });
        Check(_account, new AccountState { Username = "", PasswordHash = "", SecurityStamp = "", CreatedAt = later });

        static void Check<T>(T state, T least) => Assert.All(
            typeof(T).GetProperties(),
            property => Assert.False(Equals(property.GetValue(state), property.GetValue(least)), $"{typeof(T).Name}.{property.Name} has no value of its own here"));
    }

    [Fact]
    public void A_state_that_cannot_be_read_names_what_it_is_of()
    {
        var error = Assert.Throws<StorageException>(() => StoredJson.Read("{\"title\":", StoredJson.Default.DownloadDocument, "the download 'sab/item'"));
        Assert.Contains("the download 'sab/item'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_word_of_an_enumeration_is_read_back_as_itself()
    {
        Check<DownloadProtocol>();
        Check<WaitReason>();
        Check<FailureCategory>();
        Check<Severity>();
        Check<Judgement>();
        Check<ClientFaultKind>();
        Assert.All(Enum.GetValues<ClientHealth>(), health => Assert.Equal(health, Words.Parse<ClientHealth>(health.ToWire())));
        Assert.Equal(["none", "its_turn", "queue_paused", "paused", "client_not_ready", "working"], Enum.GetValues<WaitReason>().Select(Words.Of));

        static void Check<T>()
            where T : struct, Enum => Assert.All(Enum.GetValues<T>(), value => Assert.Equal(value, Words.Parse<T>(Words.Of(value))));
    }

    [Fact]
    public void Stored_samples_name_status_and_wait_by_numbers_that_never_change()
    {
        Assert.Equal(
            "Unknown 0, Queued 1, Downloading 2, Paused 3, Verifying 4, Extracting 5, Moving 6, Completed 7, ImportPending 8, ImportBlocked 9, Failed 10, Dlq 11, Resolved 12",
            string.Join(", ", Enum.GetValues<DownloadStatus>().Select(status => $"{status} {(int)status}")));
        Assert.Equal(
            "None 0, ItsTurn 1, QueuePaused 2, Paused 3, ClientNotReady 4, Working 5",
            string.Join(", ", Enum.GetValues<WaitReason>().Select(wait => $"{wait} {(int)wait}")));
    }

    private static string Read(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", name)).TrimEnd('\n');
}
