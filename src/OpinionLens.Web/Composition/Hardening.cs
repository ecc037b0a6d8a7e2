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
        .AddPermissionsPolicyWithDefaultSecureDirectives()
        .RemoveServerHeader();

    public static void UseHardening(this WebApplication app) => app.UseSecurityHeaders(Headers);

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
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health/live", () => Results.Text("alive"));
        app.MapGet("/health/ready", async (LensStore store, CancellationToken cancel) =>
            await store.IsReadyAsync(cancel) ? Results.Text("ready") : Results.Text("the store does not answer", statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
