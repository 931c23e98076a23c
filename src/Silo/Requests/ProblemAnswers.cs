namespace OrleansMedia.Silo.Requests;

/// <summary>Gives every failed request of the API a body that a program and a person can use, also where no handler was reached.</summary>
public static class ProblemAnswers
{
    /// <summary>Registers the shape: each problem has a detail and the request's id.</summary>
    public static void AddProblemAnswers(this IServiceCollection services) => services.AddProblemDetails(options =>
        options.CustomizeProblemDetails = context =>
        {
            var problem = context.ProblemDetails;
            problem.Detail ??= Problems.DetailFor(problem.Status ?? context.HttpContext.Response.StatusCode);
            problem.Extensions.Remove("traceId");
            problem.Extensions[RequestId.Key] = RequestId.Of(context.HttpContext);
        });

    /// <summary>Answers exceptions and empty error answers.</summary>
    public static void UseProblemAnswers(this IApplicationBuilder app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            StatusCodeSelector = StatusOf,
            SuppressDiagnosticsCallback = context => context.Exception is BadHttpRequestException or OperationCanceledException,
        });
        app.UseStatusCodePages();
        // A person who mistyped an address gets a page with a way on; programs get the problem above.
        app.UseWhen(WantsPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true));
    }

    private static bool WantsPage(HttpContext context) =>
        HttpMethods.IsGet(context.Request.Method) && context.Request.Headers["Sec-Fetch-Mode"] == "navigate";

    private static int StatusOf(Exception exception) => exception switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        // The call may still be carried out: the caller has to look before it asks again.
        TimeoutException => StatusCodes.Status504GatewayTimeout,
        OrleansException => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };
}
