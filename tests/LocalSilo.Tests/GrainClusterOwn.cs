using Microsoft.Extensions.DependencyInjection;
using OrleansMedia.LocalSilo.Tests.Grains;

namespace OrleansMedia.LocalSilo.Tests;

/// <content>The services of the grains in this project.</content>
internal sealed partial class GrainCluster
{
    static partial void AddOwn(IServiceCollection services) => services.AddScoped<ActivationScope>();
}
