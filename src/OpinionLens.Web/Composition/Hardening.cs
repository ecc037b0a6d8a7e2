using Microsoft.AspNetCore.Diagnostics;
using OpinionLens.Store;

namespace OpinionLens.Web.Composition;

/// <summary>Headers on every answer, pages for every failure, and the answers for whoever watches the process.</summary>
internal static class Hardening
{
    private static readonly HeaderPolicyCollection Headers = new HeaderPolicyCollection()
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().Self();
            csp.AddScriptSrc().Self();
            csp.AddStyleSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddObjectSrc().None();
            csp.AddBaseUri().Self();
            csp.AddFormAction().Self();
            csp.AddFrameAncestors().None();
        })
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddCrossOriginOpenerPolicy(policy => policy.SameOrigin())
        .AddCrossOriginResourcePolicy(policy => policy.SameOrigin())
        .AddPermissionsPolicy(policy =>
        {
            policy.AddCamera().None();
            policy.AddGeolocation().None();
            policy.AddMicrophone().None();
        })
        .RemoveServerHeader();

    public static void UseHardening(this WebApplication app)
    {
        app.UseSecurityHeaders(Headers);
        app.Use(AnswerHeadAsync);
    }

    /// <summary>HEAD is GET without a body; pages map GET alone. Not so for /signin, where GET uses a token up.</summary>
    private static async Task AnswerHeadAsync(HttpContext http, RequestDelegate next)
    {
        var (request, body) = (http.Request, http.Response.Body);
        if (!HttpMethods.IsHead(request.Method) || request.Path.StartsWithSegments("/signin") || request.Path.StartsWithSegments("/_content")) { await next(http); return; }
        try
        {
            (request.Method, http.Response.Body) = (HttpMethods.Get, Stream.Null);
            await next(http);
        }
        finally
        {
            (request.Method, http.Response.Body) = (HttpMethods.Head, body);
        }
    }

    /// <summary>Every answer of 400 and above without a body of its own is told by a page in the layout, with its own status code.</summary>
    public static void UseProblemPages(this WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/problem/500",
            CreateScopeForErrors = true,
            StatusCodeSelector = e => e switch { BadHttpRequestException bad => bad.StatusCode, InvalidDataException => StatusCodes.Status413PayloadTooLarge, _ => StatusCodes.Status500InternalServerError },
        });
        app.UseStatusCodePagesWithReExecute("/problem/{0}", createScopeForStatusCodePages: true);
        app.Use(ReadProblemAsync);
        app.Use(RefuseTooLarge);
    }

    /// <summary>The page that tells of a failed POST is itself only read: as a POST it would ask for an anti-forgery token.</summary>
    private static async Task ReadProblemAsync(HttpContext http, RequestDelegate next)
    {
        var method = http.Request.Method;
        var told = http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (told) http.Request.Method = HttpMethods.Get;
        await next(http);
        http.Request.Method = method;
    }

    /// <summary>Said before the body is read: the form reader would only say that the form is broken.</summary>
    private static Task RefuseTooLarge(HttpContext http, RequestDelegate next)
    {
        if (http.Request.ContentLength is not > Pages.Import.Upload.MostRequestBytes || !HttpMethods.IsPost(http.Request.Method)) return next(http);
        http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
        return Task.CompletedTask;
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", async (LensStore store, CancellationToken cancel) =>
            await store.IsReadyAsync(cancel) ? Results.Text("ready") : Results.Text("the store does not answer", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
