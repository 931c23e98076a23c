using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OrleansMedia.ArchitectureTests.Walls;

/// <summary>What a built assembly refers to, read from its metadata without loading it.</summary>
public sealed class BuiltAssembly : IDisposable
{
    private const string Prefix = "OrleansMedia.";
    private readonly PEReader _file;
    private readonly MetadataReader _metadata;

    /// <summary>Opens the assembly beside the tests.</summary>
    public BuiltAssembly(string project)
        : this(Path.Combine(AppContext.BaseDirectory, Prefix + project + ".dll"), project)
    {
    }

    private BuiltAssembly(string path, string project)
    {
        Project = project;
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
    }

    /// <summary>Its name without the prefix of the product.</summary>
    public string Project { get; }

    /// <summary>The projects of this product that it refers to.</summary>
    public IEnumerable<string> Projects => _metadata.AssemblyReferences.Select(handle => _metadata.GetString(_metadata.GetAssemblyReference(handle).Name))
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)).Select(name => name[Prefix.Length..]);

    /// <summary>The types of another project that it uses, by their full name.</summary>
    public IEnumerable<string> TypesOf(string project)
    {
        foreach (var handle in _metadata.TypeReferences)
        {
            var type = _metadata.GetTypeReference(handle);
            if (type.ResolutionScope.Kind == HandleKind.AssemblyReference
                && _metadata.GetString(_metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == Prefix + project)
            {
                yield return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}";
            }
        }
    }

    /// <summary>The members of other types that its code uses: <c>System.DateTime.get_UtcNow</c>.</summary>
    public IEnumerable<string> Members()
    {
        foreach (var handle in _metadata.MemberReferences)
        {
            var member = _metadata.GetMemberReference(handle);
            if (member.Parent.Kind == HandleKind.TypeReference)
            {
                var type = _metadata.GetTypeReference((TypeReferenceHandle)member.Parent);
                yield return $"{_metadata.GetString(type.Namespace)}.{_metadata.GetString(type.Name)}.{_metadata.GetString(member.Name)}";
            }
        }
    }

    public void Dispose() => _file.Dispose();
}
