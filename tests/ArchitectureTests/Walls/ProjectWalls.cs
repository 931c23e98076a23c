using System.Xml.Linq;

namespace OrleansMedia.ArchitectureTests.Walls;

/// <summary>Which project may know which (DESIGN: the arrows). LocalSilo stands for the engine: Orleans takes its place in the other build.</summary>
public static class ProjectWalls
{
    /// <summary>Every project of <c>src</c> and what it may refer to.</summary>
    public static IReadOnlyDictionary<string, string[]> Arrows { get; } = new Dictionary<string, string[]>
    {
        ["Domain"] = [],
        ["LocalSilo"] = [],
        ["Lab"] = [],
        ["Grains.Interfaces"] = ["LocalSilo"],
        ["Grains"] = ["Domain", "Grains.Interfaces", "LocalSilo"],
        ["Clients"] = ["Domain"],
        ["Storage"] = ["Domain"],
        ["WebUi"] = ["Grains.Interfaces", "Storage", "LocalSilo"],
        ["Silo"] = ["Domain", "Grains.Interfaces", "Grains", "LocalSilo", "Clients", "Storage", "Lab", "WebUi"],
    };

    /// <summary>The arrows of a project that are not drawn.</summary>
    public static IEnumerable<string> Undrawn(string project, IEnumerable<string> references)
    {
        if (!Arrows.TryGetValue(project, out var drawn))
        {
            return [$"{project} is not in the drawing"];
        }

        return references.Except(drawn).Select(other => $"{project} -> {other}");
    }

    /// <summary>The projects that a project file refers to.</summary>
    public static IEnumerable<string> References(string projectFile) =>
        XDocument.Parse(projectFile).Descendants("ProjectReference").Select(one => Path.GetFileNameWithoutExtension(one.Attribute("Include")!.Value.Replace('\\', '/')));

    /// <summary>The packages that a project file names.</summary>
    public static IEnumerable<string> Packages(string projectFile) =>
        XDocument.Parse(projectFile).Descendants("PackageReference").Select(one => one.Attribute("Include")!.Value);
}
