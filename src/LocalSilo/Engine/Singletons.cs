using Microsoft.Extensions.DependencyInjection;

namespace OrleansMedia.LocalSilo.Engine;

/// <summary>Tells which services are the same in every scope, so that a grain which needs only these needs no scope.</summary>
internal sealed class Singletons(IServiceCollection services)
{
    /// <summary>Whether every registration of that service is a singleton. False where there is none.</summary>
    internal bool Contains(Type service)
    {
        var open = service.IsGenericType ? service.GetGenericTypeDefinition() : service;
        var isKnown = false;
        foreach (var descriptor in services)
        {
            if (descriptor.ServiceType == service || descriptor.ServiceType == open)
            {
                isKnown = descriptor is { Lifetime: ServiceLifetime.Singleton, IsKeyedService: false };
                if (!isKnown)
                {
                    return false;
                }
            }
        }

        return isKnown;
    }
}
