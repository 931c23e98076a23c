using System.Globalization;
using OrleansMedia.Grains.Interfaces;

namespace OrleansMedia.Silo.Requests;

/// <summary>The checked parameters of one request.</summary>
public sealed class Query
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private Query()
    {
    }

    /// <summary>The parameters of this request, as the API's filter left them.</summary>
    public static Query Of(HttpContext context) => (Query)context.Items[typeof(Query)]!;

    /// <summary>Checks all parameters of a request against those that its endpoint declares, and says everything that is wrong at once.</summary>
    public static IReadOnlyList<FieldError> Check(HttpContext context, QueryParameters parameters)
    {
        var query = new Query();
        List<FieldError> errors = [];
        foreach (var (name, values) in context.Request.Query)
        {
            var parameter = parameters.All.FirstOrDefault(known => known.Name == name);
            if (parameter is null)
            {
                errors.Add(new FieldError { Field = name, Message = parameters.All.Count == 0 ? "There are no parameters here." : $"Unknown; there are {string.Join(", ", parameters.All.Select(known => known.Name))}." });
            }
            else if (values.Count != 1)
            {
                errors.Add(new FieldError { Field = name, Message = "Give it once." });
            }
            else if (values[0] is { Length: > 0 } value)
            {
                query.Take(parameter, value, errors);
            }
        }

        foreach (var parameter in parameters.All)
        {
            if (parameter.Default is { } standard)
            {
                query._values.TryAdd(parameter.Name, standard);
            }
        }

        context.Items[typeof(Query)] = query;
        return errors;
    }

    /// <summary>The value of that name; null where it was not given and has no default.</summary>
    public string? Text(QueryParameter parameter) => _values.GetValueOrDefault(parameter.Name);

    /// <summary>The value of a parameter that has a range and a default.</summary>
    public int Number(QueryParameter parameter) => int.Parse(_values[parameter.Name], CultureInfo.InvariantCulture);

    private void Take(QueryParameter parameter, string value, List<FieldError> errors)
    {
        if (parameter.Complain(value) is { } complaint)
        {
            errors.Add(new FieldError { Field = parameter.Name, Message = complaint });
        }
        else
        {
            _values[parameter.Name] = value;
        }
    }
}
