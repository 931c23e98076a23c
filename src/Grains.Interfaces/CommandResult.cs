using System.Collections.Immutable;

namespace OrleansMedia.Grains.Interfaces;

/// <summary>The answer to a command.</summary>
[GenerateSerializer, Immutable, Alias("om.CommandResult")]
public sealed record CommandResult
{
    /// <summary>How it ended.</summary>
    [Id(0)]
    public CommandOutcome Outcome { get; init; }

    /// <summary>A sentence for a person; empty where nothing needs saying.</summary>
    [Id(1)]
    public string Message { get; init; } = "";

    /// <summary>What is wrong with the input.</summary>
    [Id(2)]
    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>Carried out.</summary>
    public static CommandResult Done(string message = "") => new() { Message = message };

    /// <summary>Not carried out.</summary>
    public static CommandResult Not(CommandOutcome outcome, string message) => new() { Outcome = outcome, Message = message };

    /// <summary>Wrong input.</summary>
    public static CommandResult Invalid(ImmutableArray<FieldError> errors) => new() { Outcome = CommandOutcome.Invalid, Errors = errors, Message = "Some fields need another look." };
}
