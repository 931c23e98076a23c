using System.Net;
using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.Domain;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Silo.Tests.Running;

namespace OrleansMedia.Silo.Tests.Health;

public sealed class HealthTests
{
    [Fact]
    public async Task A_working_program_is_alive_and_ready()
    {
        await using var silo = await RunningSilo.StartBareAsync();
        using var probe = silo.Anonymous();

        Assert.Equal("""{"status":"alive"}""", await probe.GetStringAsync("/health/live"));
        Assert.Equal("""{"status":"ready","database":"connected"}""", await probe.GetStringAsync("/health/ready"));
    }

    [Fact]
    public async Task A_program_without_its_database_is_alive_and_not_ready()
    {
        var broken = new BreakableAccountStore();
        await using var silo = await RunningSilo.StartBareAsync(adjust: builder => builder.Services.AddSingleton<IAccountStore>(broken));
        broken.IsBroken = true;
        using var probe = silo.Anonymous();

        using var live = await probe.GetAsync("/health/live");
        using var ready = await probe.GetAsync("/health/ready");

        Assert.Equal(HttpStatusCode.OK, live.StatusCode);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
        Assert.Equal("""{"status":"not_ready","database":"disconnected"}""", await ready.Content.ReadAsStringAsync());
    }

    /// <summary>A store in memory that can be made to fail like a database that went away.</summary>
    private sealed class BreakableAccountStore : IAccountStore
    {
        private Stored<AccountState>? _stored;

        public bool IsBroken { get; set; }

        public Task<Stored<AccountState>?> LoadAsync(string key, CancellationToken cancellationToken) =>
            IsBroken ? throw new IOException("disk I/O error") : Task.FromResult(_stored);

        public Task<SaveOutcome> SaveAsync(string key, AccountState state, long expectedVersion)
        {
            _stored = new(state, expectedVersion + 1);
            return Task.FromResult(new SaveOutcome(expectedVersion + 1));
        }
    }
}
