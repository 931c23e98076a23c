using Microsoft.AspNetCore.Http;

namespace OrleansMedia.Lab.Sabnzbd;

/// <summary>The parameters of one call. SABnzbd takes them from the address or from a form.</summary>
internal sealed class SabnzbdCall(IQueryCollection query, IFormCollection? form)
{
    /// <summary>The uploaded file, where there is one.</summary>
    public IFormFile? File => form?.Files.Count > 0 ? form.Files[0] : null;

    /// <summary>A parameter, empty when it was not given.</summary>
    public string this[string name] =>
        query.TryGetValue(name, out var asked) ? asked.ToString() : form is not null && form.TryGetValue(name, out var posted) ? posted.ToString() : "";

    public static async Task<SabnzbdCall> ReadAsync(HttpContext http) => new(
        http.Request.Query, http.Request.HasFormContentType ? await http.Request.ReadFormAsync(http.RequestAborted) : null);

    /// <summary>A number, zero when it was not given or is none.</summary>
    public int Number(string name) => int.TryParse(this[name], out var number) && number > 0 ? number : 0;

    /// <summary>A switch: 1 is on.</summary>
    public bool IsOn(string name) => this[name] is "1" or "true" or "True";

    /// <summary>All parameters in the order in which they came.</summary>
    public override string ToString() => string.Join('&', query.Concat(form ?? FormCollection.Empty).Select(field => $"{field.Key}={field.Value}"));

    /// <summary>A list separated by commas, null when it was not given.</summary>
    public IReadOnlyList<string>? List(string name) =>
        this[name] is { Length: > 0 } list ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : null;
}
