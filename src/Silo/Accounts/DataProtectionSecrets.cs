using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Accounts;

/// <summary>Encrypts stored secrets with the keys of the data folder, which no backup of the database holds.</summary>
public sealed class DataProtectionSecrets(IDataProtectionProvider provider) : ISecretProtector
{
    private readonly IDataProtector _protector = provider.CreateProtector("OrleansMedia.Secrets.v1");

    /// <inheritdoc/>
    public string Protect(string secret) => secret.Length == 0 ? "" : _protector.Protect(secret);

    /// <inheritdoc/>
    public string? Unprotect(string stored)
    {
        if (stored.Length == 0)
        {
            return "";
        }

        try
        {
            return _protector.Unprotect(stored);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Registers it, with its keys in <c>keys</c> of the data folder.</summary>
    public static void AddTo(IServiceCollection services, SiloSettings settings)
    {
        services.AddDataProtection()
            .SetApplicationName("OrleansMedia")
            .PersistKeysToFileSystem(new DirectoryInfo(DataFolder.Keys(settings.DataFolder)));
        services.AddSingleton<ISecretProtector, DataProtectionSecrets>();
    }
}
