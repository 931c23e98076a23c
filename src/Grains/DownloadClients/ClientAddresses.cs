using System.Collections.Immutable;
using OrleansMedia.Domain.Accounts;
using OrleansMedia.Domain.DownloadClients;
using OrleansMedia.Grains.Interfaces;
using OrleansMedia.Grains.Interfaces.DownloadClients;

namespace OrleansMedia.Grains.DownloadClients;

/// <summary>Turns what a person entered, and what is stored, into an address to speak to.</summary>
public sealed class ClientAddresses(ISecretProtector secrets)
{
    /// <summary>What is wrong with the input; empty where nothing is.</summary>
    public static ImmutableArray<FieldError> Check(DownloadClientInput input, DownloadClientState? stored)
    {
        var faults = ClientSettingsRule.Check(input.Name, input.Kind, input.Url, input.Username, input.Secret, stored is { ProtectedSecret.Length: > 0 });
        var errors = faults.Select(fault => new FieldError { Field = fault.Field, Message = fault.Message }).ToList();
        if (stored is not null && DownloadClientKindNames.FromWire(input.Kind) is { } kind && kind != stored.Kind)
        {
            errors.Add(new FieldError { Field = "kind", Message = $"{stored.Name} is {stored.Kind} and stays so. Add another client for another program." });
        }

        if (stored is { ProtectedSecret.Length: > 0 } && string.IsNullOrEmpty(input.Secret) && IsElsewhere(input.Url, stored.Url))
        {
            errors.Add(new FieldError { Field = "secret", Message = "The address changed: enter it again. What is stored is sent nowhere else." });
        }

        return [.. errors];
    }

    // A stored secret stays with the place that it was entered for.
    private static bool IsElsewhere(string url, string stored) =>
        Uri.TryCreate(url.Trim(), UriKind.Absolute, out var next)
        && Uri.Compare(next, new Uri(stored), UriComponents.SchemeAndServer, UriFormat.SafeUnescaped, StringComparison.OrdinalIgnoreCase) != 0;

    /// <summary>The address of a checked input; an empty secret means the stored one.</summary>
    public ClientAddress From(DownloadClientInput input, DownloadClientState? stored) => new(
        DownloadClientKindNames.FromWire(input.Kind)!.Value,
        new Uri(input.Url.Trim()),
        input.Username.Trim(),
        string.IsNullOrEmpty(input.Secret) ? secrets.Unprotect(stored?.ProtectedSecret ?? "") : input.Secret,
        input.AcceptAnyCertificate);

    /// <summary>The address of a stored client; its secret is null where the key that it was encrypted with is no longer there.</summary>
    public ClientAddress From(DownloadClientState stored) => new(
        stored.Kind, new Uri(stored.Url), stored.Username, secrets.Unprotect(stored.ProtectedSecret), stored.AcceptAnyCertificate);

    /// <summary>The state that a checked input makes.</summary>
    public DownloadClientState Apply(DownloadClientInput input, DownloadClientState? stored, string id, DateTimeOffset now)
    {
        var url = input.Url.Trim().TrimEnd('/');
        var changed = new DownloadClientState
        {
            Id = id,
            Name = input.Name.Trim(),
            Kind = DownloadClientKindNames.FromWire(input.Kind)!.Value,
            Url = url,
            CreatedAt = now,
            UpdatedAt = now,
            HealthSince = now,
        };
        return (stored ?? changed) with
        {
            Name = changed.Name,
            Url = url,
            Username = input.Username.Trim(),
            AcceptAnyCertificate = input.AcceptAnyCertificate,
            ProtectedSecret = string.IsNullOrEmpty(input.Secret) ? stored?.ProtectedSecret ?? "" : secrets.Protect(input.Secret),
            UpdatedAt = now,
            FaultCount = 0,
        };
    }
}
