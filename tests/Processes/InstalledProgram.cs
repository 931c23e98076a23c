namespace OrleansMedia.Tests.Processes;

/// <summary>Finds the programs of other people that tests start.</summary>
public static class InstalledProgram
{
    private static readonly string[] Folders = ["/usr/bin", "/usr/lib/news/bin", "/bin", "/usr/sbin", "/usr/local/bin"];

    /// <summary>The path of a program; null where it is not installed.</summary>
    public static string? Find(string name) => Folders.Select(folder => Path.Combine(folder, name)).FirstOrDefault(File.Exists);

    /// <summary>The path of a program that a test has made sure of.</summary>
    public static string Get(string name) => Find(name) ?? throw new FileNotFoundException($"{name} is not installed.");

    /// <summary>What of these is missing, as the reason to skip a test; null where all are there.</summary>
    public static string? WhyNot(params IReadOnlyList<string> names)
    {
        var missing = names.Where(name => Find(name) is null).ToList();
        if (missing.Count > 0)
        {
            return "not installed: " + string.Join(", ", missing);
        }

        return names.Contains("innd") && Environment.UserName is not ("root" or "news") ? "innd runs only as the user news, and only root can become it" : null;
    }
}
