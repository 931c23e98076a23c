using Microsoft.AspNetCore.HttpOverrides;
using OrleansMedia.Silo.Settings;

namespace OrleansMedia.Silo.Requests;

/// <summary>X-Forwarded-* headers are believed only from proxies that the settings name; by default from nobody.</summary>
public static class Proxies
{
    /// <summary>Adds the middleware where there is a proxy to trust.</summary>
    public static void UseTrustedProxies(this IApplicationBuilder app, SiloSettings settings)
    {
        if (settings.TrustedProxies.Count == 0)
        {
            return;
        }

        var options = new ForwardedHeadersOptions
        {
            ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost,
        };
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in settings.TrustedProxies)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }
}
