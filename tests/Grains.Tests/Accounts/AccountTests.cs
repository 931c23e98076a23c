using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.Accounts;

namespace OrleansMedia.Grains.Tests.Accounts;

public sealed class AccountTests : IDisposable
{
    private const string Password = "correct horse";
    private readonly ScratchFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task There_is_one_account_and_it_is_made_once()
    {
        await using var house = await House.StartAsync(_folder.Path);
        var account = Account(house);
        Assert.False(await account.ExistsAsync());
        Assert.Equal(CommandOutcome.Invalid, (await account.SetUpAsync("admin", "short")).Outcome);
        Assert.Equal(CommandOutcome.Done, (await account.SetUpAsync("admin", Password)).Outcome);
        Assert.Equal(CommandOutcome.Conflict, (await account.SetUpAsync("other", Password)).Outcome);
        Assert.True((await account.LogInAsync("ADMIN", Password)).Ok);
        Assert.False((await account.LogInAsync("other", Password)).Ok);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_the_account_for_fifteen_minutes()
    {
        await using var house = await House.StartAsync(_folder.Path);
        var account = Account(house);
        await account.SetUpAsync("admin", Password);
        for (var i = 0; i < 5; i++)
        {
            Assert.False((await account.LogInAsync("admin", "wrong password")).Ok);
        }

        var locked = await account.LogInAsync("admin", Password);
        Assert.False(locked.Ok);
        Assert.Equal(house.Clock.GetUtcNow() + TimeSpan.FromMinutes(15), locked.LockedUntil);

        house.Clock.Advance(TimeSpan.FromMinutes(15));
        Assert.True((await account.LogInAsync("admin", Password)).Ok);
    }

    [Fact]
    public async Task A_new_password_ends_the_other_sessions()
    {
        await using var house = await House.StartAsync(_folder.Path);
        var account = Account(house);
        await account.SetUpAsync("admin", Password);
        var stamp = (await account.LogInAsync("admin", Password)).SecurityStamp;
        Assert.True(await account.IsCurrentAsync(stamp));

        Assert.Equal(CommandOutcome.Invalid, (await account.ChangePasswordAsync("wrong one", "another password")).Outcome);
        Assert.Equal(CommandOutcome.Done, (await account.ChangePasswordAsync(Password, "another password")).Outcome);
        Assert.False(await account.IsCurrentAsync(stamp));
        Assert.True((await account.LogInAsync("admin", "another password")).Ok);
    }

    [Fact]
    public async Task An_api_key_is_shown_once_and_opens_afterwards()
    {
        await using var house = await House.StartAsync(_folder.Path);
        var account = Account(house);
        await account.SetUpAsync("admin", Password);
        Assert.False(await account.IsApiKeyAsync(""));
        Assert.Null(await account.SetApiKeyAsync("short"));

        var key = await account.SetApiKeyAsync(null);
        Assert.NotNull(key);
        Assert.True(await account.IsApiKeyAsync(key));
        Assert.False(await account.IsApiKeyAsync(key + "x"));
        Assert.Equal("my_api_key_1234567", await account.SetApiKeyAsync("my_api_key_1234567"));
        Assert.False(await account.IsApiKeyAsync(key));
    }

    private static IAccountGrain Account(House house) => house.Grains.GetGrain<IAccountGrain>(IAccountGrain.Key);
}
