using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace OrleansMedia.LocalSilo.Tests.Subset;

/// <summary>What an assembly shows to others, one line for each type and member, read from its metadata without loading it.</summary>
internal sealed class PublicSurface : IDisposable
{
    private const MethodAttributes Shape =
        MethodAttributes.Static | MethodAttributes.Abstract | MethodAttributes.Virtual | MethodAttributes.Final;

    private readonly PEReader _file;
    private readonly MetadataReader _metadata;
    private readonly SignatureNames _names;

    public PublicSurface(string path)
    {
        _file = new PEReader(File.OpenRead(path));
        _metadata = _file.GetMetadataReader();
        _names = new SignatureNames(_metadata);
    }

    /// <summary>The lines of each public type of the namespaces that begin so, by the type's full name.</summary>
    public Dictionary<string, IReadOnlyList<string>> Read(string space) =>
        _metadata.TypeDefinitions
            .Where(IsPublic)
            .Select(handle => (Name: _names.Of(handle), Lines: Lines(_metadata.GetTypeDefinition(handle))))
            .Where(type => type.Name.StartsWith(space, StringComparison.Ordinal))
            .ToDictionary(type => type.Name, type => type.Lines);

    public void Dispose() => _file.Dispose();

    private bool IsPublic(TypeDefinitionHandle handle)
    {
        var type = _metadata.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic => IsPublic(type.GetDeclaringType()),
            _ => false,
        };
    }

    private IReadOnlyList<string> Lines(TypeDefinition type) =>
    [
        $"type {Kind(type.Attributes)} : {_names.Of(type.BaseType)}{Usage(type)}",
        .. type.GetInterfaceImplementations().Select(handle => $"implements {_names.Of(_metadata.GetInterfaceImplementation(handle).Interface)}"),
        .. type.GetGenericParameters().Select(Constraint),
        .. type.GetFields().Select(_metadata.GetFieldDefinition).Where(field => IsVisible((int)field.Attributes)).Select(Line),
        .. type.GetMethods().Select(_metadata.GetMethodDefinition).Where(method => IsVisible((int)method.Attributes)).Select(Line),
    ];

    private static string Kind(TypeAttributes type) =>
        type.HasFlag(TypeAttributes.Interface) ? "interface"
        : (type & (TypeAttributes.Abstract | TypeAttributes.Sealed)) switch
        {
            TypeAttributes.Abstract => "abstract class",
            TypeAttributes.Sealed => "sealed class",
            TypeAttributes.Abstract | TypeAttributes.Sealed => "static class",
            _ => "class",
        };

    // FieldAttributes and MethodAttributes number their access alike.
    private static bool IsVisible(int attributes) =>
        (MethodAttributes)attributes is var access
        && (access & MethodAttributes.MemberAccessMask) is MethodAttributes.Public or MethodAttributes.Family or MethodAttributes.FamORAssem;

    private string Line(FieldDefinition field)
    {
        var constant = field.GetDefaultValue();
        var value = constant.IsNil ? "" : $" = {Convert.ToHexString(_metadata.GetBlobBytes(_metadata.GetConstant(constant).Value))}";
        return $"field {field.Attributes & (FieldAttributes.FieldAccessMask | FieldAttributes.Static | FieldAttributes.InitOnly | FieldAttributes.Literal)} "
            + $"{field.DecodeSignature(_names, null)} {_metadata.GetString(field.Name)}{value}";
    }

    private string Line(MethodDefinition method)
    {
        var signature = method.DecodeSignature(_names, null);
        var parameters = method.GetParameters().Select(_metadata.GetParameter).Where(parameter => parameter.SequenceNumber > 0).ToDictionary(
            parameter => parameter.SequenceNumber - 1,
            parameter => _metadata.GetString(parameter.Name) + (parameter.Attributes.HasFlag(ParameterAttributes.HasDefault) ? " = optional" : ""));
        var list = string.Join(", ", signature.ParameterTypes.Select((type, n) => $"{type} {parameters.GetValueOrDefault(n)}"));
        var generics = string.Join(" ", method.GetGenericParameters().Select(Constraint));
        var shape = method.Attributes & Shape;
        return $"{method.Attributes & MethodAttributes.MemberAccessMask} {(shape == 0 ? "" : $"{shape} ")}"
            + $"{signature.ReturnType} {_metadata.GetString(method.Name)}({list}) {generics}".TrimEnd();
    }

    private string Constraint(GenericParameterHandle handle)
    {
        var parameter = _metadata.GetGenericParameter(handle);
        var types = parameter.GetConstraints().Select(constraint => _names.Of(_metadata.GetGenericParameterConstraint(constraint).Type));
        return $"<{parameter.Index}: {parameter.Attributes} {string.Join(",", types)}>";
    }

    private string Usage(TypeDefinition type)
    {
        var usage = type.GetCustomAttributes().Select(_metadata.GetCustomAttribute)
            .Where(attribute => _names.OfAttribute(attribute) == "System.AttributeUsageAttribute")
            .Select(attribute => $" usage {Convert.ToHexString(_metadata.GetBlobBytes(attribute.Value))}");
        return string.Concat(usage);
    }
}
