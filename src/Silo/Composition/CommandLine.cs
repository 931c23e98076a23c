using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Composition;

/// <summary>What was asked for on the command line.</summary>
/// <param name="Help">Show how to use it, and end.</param>
/// <param name="Demo">Run the simulated services beside it.</param>
/// <param name="Values">Settings, by their names.</param>
/// <param name="Error">What is wrong; null where nothing is.</param>
public sealed record CommandLine(bool Help, bool Demo, IReadOnlyDictionary<string, string> Values, string? Error)
{
    /// <summary>How to use it.</summary>
    public const string Usage =
        """
        OrleansMedia watches download clients.

          orleansmedia                 run; the page is at http://127.0.0.1:8510
          orleansmedia --demo          run with simulated services and a scratch database
          orleansmedia --urls=URL      listen somewhere else, for example http://0.0.0.0:8510
          orleansmedia --NAME=VALUE    set any setting of docs/configuration.md
          orleansmedia --help          this text

        Settings are environment variables; the command line wins over them.
        """;

    /// <summary>Reads the arguments.</summary>
    public static CommandLine Parse(IReadOnlyList<string> args)
    {
        var (help, demo) = (false, false);
        Dictionary<string, string> values = new(StringComparer.Ordinal);
        for (var i = 0; i < args.Count; i++)
        {
            var (name, value) = Split(args[i]);
            if (name is "--help" or "-h" or "-?")
            {
                help = true;
            }
            else if (name == "--demo" && value is null)
            {
                demo = true;
            }
            else if (SettingOf(name) is { } setting)
            {
                if (value is null && ++i == args.Count)
                {
                    return Wrong($"{name} needs a value: {name}=VALUE.");
                }

                values[setting] = value ?? args[i];
            }
            else
            {
                return Wrong($"There is no option {name}. --help shows those there are.");
            }
        }

        return new CommandLine(help, demo, values, null);
    }

    private static CommandLine Wrong(string error) => new(false, false, new Dictionary<string, string>(), error);

    private static (string Name, string? Value) Split(string arg) =>
        arg.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (arg[..at], arg[(at + 1)..]) : (arg, null);

    private static string? SettingOf(string name) => name switch
    {
        "--urls" => SettingsCatalogue.Urls.Name,
        ['-', '-', ..] => SettingsCatalogue.All.FirstOrDefault(setting => string.Equals(setting.Name, name[2..], StringComparison.OrdinalIgnoreCase))?.Name,
        _ => null,
    };
}
