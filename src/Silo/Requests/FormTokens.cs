using Microsoft.AspNetCore.Antiforgery;

namespace OrleansMedia.Silo.Requests;

/// <summary>The antiforgery middleware only notes whether a form's token is right. Here a wrong one is refused, whatever the endpoint does with the form.</summary>
public static class FormTokens
{
    /// <summary>Refuses. Stands right after the antiforgery middleware.</summary>
    public static void UseFormTokens(this IApplicationBuilder app) => app.Use((context, next) =>
        context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            ? Problems.Unreadable("This form is too old, or was not sent from our page. Open the page again and send it anew.").ExecuteAsync(context)
            : next(context));
}
