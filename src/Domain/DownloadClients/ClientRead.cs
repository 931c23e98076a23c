using System.Diagnostics.CodeAnalysis;

namespace OrleansMedia.Domain.DownloadClients;

/// <summary>The outcome of asking a download client: a value, or why there is none.</summary>
public sealed record ClientRead<T>
    where T : class
{
    private ClientRead(T? value, ClientFault? fault)
    {
        Value = value;
        Fault = fault;
    }

    /// <summary>What was read; null where there is a fault.</summary>
    public T? Value { get; }

    /// <summary>Why nothing was read; null where there is a value.</summary>
    public ClientFault? Fault { get; }

    /// <summary>Whether there is a value.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Fault))]
    public bool Ok => Value is not null;

    /// <summary>A read that went well.</summary>
    public static implicit operator ClientRead<T>(T value) => new(value, null);

    /// <summary>A read that failed.</summary>
    public static implicit operator ClientRead<T>(ClientFault fault) => new(null, fault);
}
