using System.Text.Json.Serialization;
using OrleansMedia.Domain.Accounts;

namespace OrleansMedia.Storage.Accounts;

/// <summary>The stored form of an account: flat JSON, by the same rules as that of a download.</summary>
internal sealed record AccountDocument
{
    public const int SchemaNow = 1;

    [JsonPropertyName("schema")] public int Schema { get; set; } = SchemaNow;
    [JsonPropertyName("username")] public required string Username { get; init; }
    [JsonPropertyName("password_hash")] public required string PasswordHash { get; init; }
    [JsonPropertyName("api_key_hash")] public string ApiKeyHash { get; set; } = "";
    [JsonPropertyName("security_stamp")] public required string SecurityStamp { get; init; }
    [JsonPropertyName("failed_logins")] public int FailedLogins { get; set; }
    [JsonPropertyName("locked_until")] public DateTimeOffset? LockedUntil { get; set; }
    [JsonPropertyName("created_at")] public required DateTimeOffset CreatedAt { get; init; }

    public static AccountDocument Of(AccountState state) => new()
    {
        Username = state.Username,
        PasswordHash = state.PasswordHash,
        ApiKeyHash = state.ApiKeyHash,
        SecurityStamp = state.SecurityStamp,
        FailedLogins = state.FailedLogins,
        LockedUntil = state.LockedUntil,
        CreatedAt = state.CreatedAt,
    };

    public AccountState ToState() => new()
    {
        Username = Username,
        PasswordHash = PasswordHash,
        ApiKeyHash = ApiKeyHash,
        SecurityStamp = SecurityStamp,
        FailedLogins = FailedLogins,
        LockedUntil = LockedUntil,
        CreatedAt = CreatedAt,
    };
}
