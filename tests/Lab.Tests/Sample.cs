namespace OrleansMedia.Lab.Tests;

/// <summary>Answers that real servers gave.</summary>
internal static class Sample
{
    public static string Read(string server, string name) =>
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Samples", server, name + ".json"));
}
