using System.Reflection;
using System.Reflection.Emit;
using Orleans.Runtime;
using OrleansMedia.LocalSilo.Calls;

namespace OrleansMedia.LocalSilo.Proxies;

/// <summary>
/// Emits one method of a reference class: the sending side, which packs the arguments and sends, and the receiving side,
/// which unpacks them and calls the interface.
/// </summary>
internal sealed class MethodEmitter
{
    private static readonly Type[] _tuples =
    [
        typeof(ValueTuple), typeof(ValueTuple<>), typeof(ValueTuple<,>), typeof(ValueTuple<,,>), typeof(ValueTuple<,,,>),
        typeof(ValueTuple<,,,,>), typeof(ValueTuple<,,,,,>), typeof(ValueTuple<,,,,,,>),
    ];

    private readonly MethodInfo _method;
    private readonly int _index;
    private readonly Type[] _parameters;
    private readonly Type _arguments;
    private readonly Type _result;
    private readonly bool _isValueTask;
    private readonly int _token;

    internal MethodEmitter(MethodInfo method, int index)
    {
        _method = method;
        _index = index;
        _parameters = [.. method.GetParameters().Select(parameter => parameter.ParameterType)];
        if (method.IsGenericMethod || method.IsSpecialName || _parameters.Length >= _tuples.Length || _parameters.Any(type => type.IsByRef))
        {
            throw new NotSupportedException(
                $"{method.DeclaringType}.{method.Name} is no grain method: properties, type parameters, references and more than {_tuples.Length - 1} parameters are not.");
        }

        _arguments = _parameters.Length == 0 ? typeof(ValueTuple) : _tuples[_parameters.Length].MakeGenericType(_parameters);
        _token = Array.IndexOf(_parameters, typeof(CancellationToken));
        (_result, _isValueTask) = ResultOf(method);
    }

    private Type MethodType => typeof(Method<,>).MakeGenericType(_arguments, _result);

    /// <summary>Adds the method to the class.</summary>
    internal void Emit(TypeBuilder type)
    {
        var field = type.DefineField($"_method{_index}", MethodType, FieldAttributes.Public | FieldAttributes.Static);
        EmitSend(type, field);
        EmitReceive(type);
    }

    /// <summary>Gives the finished class its description of the method.</summary>
    internal void Link(Type type)
    {
        var invoke = type.GetMethod($"Invoke{_index}")!.CreateDelegate(typeof(Invoker<>).MakeGenericType(_arguments));
        var method = Activator.CreateInstance(MethodType, BindingFlags.Instance | BindingFlags.Public, null, [_method, invoke], null);
        type.GetField($"_method{_index}")!.SetValue(null, method);
    }

    private static (Type Result, bool IsValueTask) ResultOf(MethodInfo method)
    {
        var type = method.ReturnType;
        var open = type.IsGenericType ? type.GetGenericTypeDefinition() : type;
        return open == typeof(void) || open == typeof(Task) ? (typeof(Nothing), false)
            : open == typeof(ValueTask) ? (typeof(Nothing), true)
            : open == typeof(Task<>) ? (type.GenericTypeArguments[0], false)
            : open == typeof(ValueTask<>) ? (type.GenericTypeArguments[0], true)
            : throw new NotSupportedException($"{method.DeclaringType}.{method.Name} must return a task.");
    }

    private void EmitSend(TypeBuilder type, FieldInfo field)
    {
        var send = type.DefineMethod(
            $"{_method.DeclaringType!.FullName}.{_method.Name}",
            MethodAttributes.Private | MethodAttributes.Virtual | MethodAttributes.Final | MethodAttributes.HideBySig | MethodAttributes.NewSlot,
            _method.ReturnType,
            _parameters);
        type.DefineMethodOverride(send, _method);
        var code = send.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Ldsfld, field);
        if (_parameters.Length == 0)
        {
            EmitDefault(code, _arguments);
        }
        else
        {
            for (var i = 0; i < _parameters.Length; i++)
            {
                code.Emit(OpCodes.Ldarg, i + 1);
            }

            code.Emit(OpCodes.Newobj, _arguments.GetConstructor(_parameters)!);
        }

        if (_token >= 0)
        {
            code.Emit(OpCodes.Ldarg, _token + 1);
        }
        else
        {
            EmitDefault(code, typeof(CancellationToken));
        }

        code.Emit(OpCodes.Call, typeof(GrainReference).GetMethod(nameof(GrainReference.Send), BindingFlags.Instance | BindingFlags.NonPublic)!
            .MakeGenericMethod(_arguments, _result));
        if (_method.ReturnType == typeof(void))
        {
            code.Emit(OpCodes.Pop);
        }
        else if (_isValueTask)
        {
            var task = _method.ReturnType == typeof(ValueTask) ? typeof(Task) : typeof(Task<>).MakeGenericType(_result);
            code.Emit(OpCodes.Newobj, _method.ReturnType.GetConstructor([task])!);
        }

        code.Emit(OpCodes.Ret);
    }

    private void EmitReceive(TypeBuilder type)
    {
        var receive = type.DefineMethod(
            $"Invoke{_index}",
            MethodAttributes.Public | MethodAttributes.Static,
            typeof(Task),
            [typeof(object), _arguments.MakeByRefType(), typeof(CancellationToken)]);
        var code = receive.GetILGenerator();
        code.Emit(OpCodes.Ldarg_0);
        code.Emit(OpCodes.Castclass, _method.DeclaringType!);
        for (var i = 0; i < _parameters.Length; i++)
        {
            if (i == _token)
            {
                code.Emit(OpCodes.Ldarg_2);
            }
            else
            {
                code.Emit(OpCodes.Ldarg_1);
                code.Emit(OpCodes.Ldfld, _arguments.GetField($"Item{i + 1}")!);
            }
        }

        code.Emit(OpCodes.Callvirt, _method);
        if (_method.ReturnType == typeof(void))
        {
            code.Emit(OpCodes.Call, typeof(Task).GetProperty(nameof(Task.CompletedTask))!.GetMethod!);
        }
        else if (_isValueTask)
        {
            var result = code.DeclareLocal(_method.ReturnType);
            code.Emit(OpCodes.Stloc, result);
            code.Emit(OpCodes.Ldloca, result);
            code.Emit(OpCodes.Call, _method.ReturnType.GetMethod(nameof(ValueTask.AsTask))!);
        }

        code.Emit(OpCodes.Ret);
    }

    private static void EmitDefault(ILGenerator code, Type type)
    {
        var local = code.DeclareLocal(type);
        code.Emit(OpCodes.Ldloca, local);
        code.Emit(OpCodes.Initobj, type);
        code.Emit(OpCodes.Ldloc, local);
    }
}
