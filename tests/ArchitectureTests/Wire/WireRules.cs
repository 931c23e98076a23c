using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace OrleansMedia.ArchitectureTests.Wire;

/// <summary>
/// What may cross the wire between grains. It walks from a grain interface over every type that its methods mention, and answers with what
/// breaks a rule. Only Orleans needs the attributes; a grain that breaks them works in one process and fails in a cluster.
/// </summary>
public sealed class WireRules
{
    private static readonly HashSet<Type> Plain =
    [
        typeof(string), typeof(bool), typeof(byte), typeof(short), typeof(int), typeof(uint), typeof(long), typeof(ulong), typeof(float), typeof(double), typeof(decimal),
        typeof(DateTimeOffset), typeof(TimeSpan), typeof(Guid), typeof(Uri),
    ];

    private static readonly HashSet<Type> Containers =
    [
        typeof(Nullable<>), typeof(ImmutableArray<>), typeof(ImmutableList<>), typeof(ImmutableHashSet<>), typeof(ImmutableDictionary<,>),
    ];

    private readonly HashSet<Type> _seen = [];
    private readonly Dictionary<string, Type> _aliases = new(StringComparer.Ordinal);
    private readonly List<string> _broken = [];

    /// <summary>What breaks a rule in these interfaces and in all that they reach.</summary>
    public static IReadOnlyList<string> Broken(params IEnumerable<Type> interfaces)
    {
        var rules = new WireRules();
        foreach (var type in interfaces)
        {
            rules.Interface(type);
        }

        return rules._broken;
    }

    private void Interface(Type type)
    {
        if (!_seen.Add(type))
        {
            return;
        }

        Alias(type);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var method in type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            var at = $"{type.Name}.{method.Name}";
            Check(!method.IsGenericMethod, at, "is generic");
            Check(AliasOf(method) is { } alias && names.Add(alias), at, "has no alias of its own");
            Returned(method.ReturnType, at);
            foreach (var parameter in method.GetParameters())
            {
                Check(!parameter.ParameterType.IsByRef, at, "passes by reference");
                if (parameter.ParameterType != typeof(CancellationToken))
                {
                    Value(parameter.ParameterType, at);
                }
            }
        }

        foreach (var inherited in type.GetInterfaces().Where(IsOurs))
        {
            Interface(inherited);
        }
    }

    private void Returned(Type type, string at)
    {
        if (type == typeof(Task) || type == typeof(ValueTask))
        {
            return;
        }

        var isTask = type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(Task<>) || type.GetGenericTypeDefinition() == typeof(ValueTask<>));
        Check(isTask, at, $"returns {type.Name}, not a task");
        if (isTask)
        {
            Value(type.GetGenericArguments()[0], at);
        }
    }

    private void Value(Type type, string at)
    {
        if (Plain.Contains(type))
        {
            return;
        }

        if (type.IsGenericType)
        {
            Check(Containers.Contains(type.GetGenericTypeDefinition()), at, $"uses {type.Name}, which is not on the list");
            foreach (var argument in type.GetGenericArguments())
            {
                Value(argument, at);
            }
        }
        else if (type.IsInterface && typeof(IAddressable).IsAssignableFrom(type))
        {
            Interface(type);
        }
        else if (IsOurs(type))
        {
            Own(type);
        }
        else
        {
            Check(false, at, $"uses {type.Name}, which is not on the list");
        }
    }

    private void Own(Type type)
    {
        if (!_seen.Add(type))
        {
            return;
        }

        Check(Has(type, "GenerateSerializerAttribute"), type.Name, "has no [GenerateSerializer]");
        Check(!type.IsNested, type.Name, "is nested");
        Alias(type);
        if (type.IsEnum)
        {
            return;
        }

        Check(type.IsValueType || type.IsSealed || type.IsAbstract, type.Name, "can be derived from");
        Check(Has(type, "ImmutableAttribute"), type.Name, "has no [Immutable]");
        var ids = new List<uint>();
        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
        {
            var member = Member(type, field);
            var at = $"{type.Name}.{member.Name}";
            Check(field.IsInitOnly, at, "can be changed after it was made");
            if (IdOf(member) is { } id)
            {
                ids.Add(id);
            }
            else
            {
                Check(false, at, "has no [Id]");
            }

            Value(field.FieldType, at);
        }

        Check(ids.Order().SequenceEqual(Enumerable.Range(0, ids.Count).Select(id => (uint)id)), type.Name, $"numbers its members {string.Join(", ", ids.Order())}");
    }

    private void Alias(Type type)
    {
        var alias = AliasOf(type);
        Check(alias is not null, type.Name, "has no [Alias]");
        if (alias is not null && !_aliases.TryAdd(alias, type))
        {
            Check(false, type.Name, $"has the alias of {_aliases[alias].Name}");
        }
    }

    private void Check(bool holds, string at, string what)
    {
        if (!holds)
        {
            _broken.Add($"{at} {what}");
        }
    }

    private static MemberInfo Member(Type type, FieldInfo field) => field.IsDefined(typeof(CompilerGeneratedAttribute)) && field.Name.StartsWith('<')
        ? type.GetProperty(field.Name[1..field.Name.IndexOf('>')], BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic) ?? (MemberInfo)field
        : field;

    private static bool IsOurs(Type type) => type.Namespace?.StartsWith("OrleansMedia.", StringComparison.Ordinal) == true;

    private static bool Has(MemberInfo member, string attribute) => member.GetCustomAttributesData().Any(data => data.AttributeType.FullName == "Orleans." + attribute);

    private static string? AliasOf(MemberInfo member) => Argument(member, "AliasAttribute") as string;

    private static uint? IdOf(MemberInfo member) => Argument(member, "IdAttribute") is uint id ? id : null;

    private static object? Argument(MemberInfo member, string attribute) =>
        member.GetCustomAttributesData().FirstOrDefault(data => data.AttributeType.FullName == "Orleans." + attribute)?.ConstructorArguments[0].Value;
}
