using System.Collections.Concurrent;
using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;
using Orleans.Runtime;
using OrleansMedia.LocalSilo.Calls;

namespace OrleansMedia.LocalSilo.Proxies;

/// <summary>
/// The classes of references, made with Reflection.Emit when an interface is first asked for: starting up costs nothing,
/// and a call costs no reflection.
/// </summary>
internal static class ReferenceTypes
{
    private static readonly ConcurrentDictionary<Type, ReferenceType> _types = new();
    private static readonly ConcurrentDictionary<Assembly, ModuleBuilder> _modules = new();
    private static readonly Lock _emit = new();

    /// <summary>The class for an interface.</summary>
    /// <exception cref="NotSupportedException">The interface has a member that no grain interface may have.</exception>
    internal static ReferenceType For(Type grainInterface)
    {
        if (_types.TryGetValue(grainInterface, out var known))
        {
            return known;
        }

        lock (_emit)
        {
            return _types.GetOrAdd(grainInterface, Emit);
        }
    }

    private static ReferenceType Emit(Type grainInterface)
    {
        // First, because a name that was defined once cannot be tried again.
        MethodEmitter[] methods = [.. MethodsOf(grainInterface).Select((method, index) => new MethodEmitter(method, index))];
        var module = _modules.GetOrAdd(grainInterface.Assembly, ModuleFor);
        var type = module.DefineType(
            $"{grainInterface.FullName!.Replace('+', '.')}.Reference", TypeAttributes.Class | TypeAttributes.Public | TypeAttributes.Sealed, typeof(GrainReference), [grainInterface]);

        Type[] parameters = [typeof(Recipient)];
        var constructor = type.DefineConstructor(MethodAttributes.Public, CallingConventions.Standard, parameters);
        var code = constructor.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldarg_1);
        code.Emit(OpCodes.Call, typeof(GrainReference).GetConstructor(BindingFlags.Instance | BindingFlags.NonPublic, parameters)!);
        code.Emit(OpCodes.Ret);

        var make = type.DefineMethod("Make", MethodAttributes.Public | MethodAttributes.Static, typeof(GrainReference), parameters);
        code = make.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Newobj, constructor);
        code.Emit(OpCodes.Ret);

        foreach (var method in methods)
        {
            method.Emit(type);
        }

        var made = type.CreateType();
        foreach (var method in methods)
        {
            method.Link(made);
        }

        return new ReferenceType(made.GetMethod("Make")!.CreateDelegate<Func<Recipient, GrainReference>>());
    }

    private static IEnumerable<MethodInfo> MethodsOf(Type grainInterface) =>
        grainInterface.GetInterfaces().Prepend(grainInterface)
            .SelectMany(type => type.GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.IsAbstract);

    // One module for each assembly of interfaces, so that internal interfaces work too.
    private static ModuleBuilder ModuleFor(Assembly interfaces)
    {
        var name = $"{interfaces.GetName().Name}.References";
        var assembly = AssemblyBuilder.DefineDynamicAssembly(new AssemblyName(name), AssemblyBuilderAccess.Run);
        var attribute = typeof(IgnoresAccessChecksToAttribute).GetConstructor([typeof(string)])!;
        foreach (var visible in (string[])[interfaces.GetName().Name!, typeof(ReferenceTypes).Assembly.GetName().Name!])
        {
            assembly.SetCustomAttribute(new CustomAttributeBuilder(attribute, [visible]));
        }

        return assembly.DefineDynamicModule(name);
    }
}
