using OrleansMedia.Domain.Accounts;
using OrleansMedia.Storage.Tests.Databases;
using OrleansMedia.Storage.Tests.Downloads;

namespace OrleansMedia.Storage.Tests.Accounts;

public sealed class AccountStoreTests
{
    [Theory, OnSqlite, OnPostgres]
    public async Task An_account_comes_back_equal_and_a_late_save_is_a_conflict(Engine engine)
    {
        using var store = Store.Empty(engine);
        var state = new AccountState
        {
            Username = "admin",
            PasswordHash = "AQAAAA…",
            ApiKeyHash = "00ff",
            SecurityStamp = "stamp",
            FailedLogins = 5,
            LockedUntil = Some.Noon.AddMinutes(15),
            CreatedAt = Some.Noon,
        };

        Assert.Null(await store.Accounts.LoadAsync("admin", default));
        Assert.Equal(1, (await store.Accounts.SaveAsync("admin", state, 0)).Version);
        Assert.True((await store.Accounts.SaveAsync("admin", state, 0)).IsConflict);
        Assert.Equal(2, (await store.Accounts.SaveAsync("admin", state with { FailedLogins = 0 }, 1)).Version);
        Assert.True((await store.Accounts.SaveAsync("admin", state, 1)).IsConflict);

        store.Restart();
        var read = (await store.Accounts.LoadAsync("admin", default))!;
        Assert.Equal(state with { FailedLogins = 0 }, read.State);
        Assert.Equal(2, read.Version);
    }
}
