using System.Collections.Immutable;

namespace OrleansMedia.Grains.Interfaces.DownloadClients;

/// <summary>How a test of a connection ended.</summary>
[GenerateSerializer, Immutable, Alias("om.ConnectionTest")]
public sealed record ConnectionTest
{
    /// <summary>Whether it answered as it should.</summary>
    [Id(0)]
    public bool Ok { get; init; }

    /// <summary>What was found ("SABnzbd 4.5.0, 12 in the queue"), or what is wrong and what to do.</summary>
    [Id(1)]
    public string Message { get; init; } = "";

    /// <summary>The field that needs mending: url, username, secret, accept_any_certificate; empty where none.</summary>
    [Id(2)]
    public string Field { get; init; } = "";

    /// <summary>The client's version; empty where it did not say.</summary>
    [Id(3)]
    public string Version { get; init; } = "";

    /// <summary>What is wrong with the input itself.</summary>
    [Id(4)]
    public ImmutableArray<FieldError> Errors { get; init; } = [];
}
