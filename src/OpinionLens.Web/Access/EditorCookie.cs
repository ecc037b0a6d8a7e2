using System.Security.Claims;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using OpinionLens.Store;
using OpinionLens.Web.Composition;

namespace OpinionLens.Web.Access;

/// <summary>Editing rights in Local mode: a cookie that a one-time token was exchanged for. It carries the store's epoch and dies with it.</summary>
internal static class EditorCookie
{
    /// <summary>The one policy that guards everything an editor may do.</summary>
    public const string Policy = "Editors";
    public const string EpochClaim = "epoch";

    /// <summary>The editor's name in the change log, which is who undoes what.</summary>
    public const string NameClaim = "name";
    private static readonly string[] ForStrangers = ["/signin", "/theme"];
    private const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static void AddEditors(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddHttpContextAccessor();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Viewer>();
        services.AddSingleton<EpochWatch>();
        services.AddDataProtection().SetApplicationName("OpinionLens");
        services.AddOptions<KeyManagementOptions>()
            .Configure<StoreAddress>((keys, store) => keys.XmlRepository = new KeyFolder(System.IO.Path.Combine(store.Folder, "keys")));
        services.AddAuthentication(Scheme).AddCookie();
        services.AddOptions<CookieAuthenticationOptions>(Scheme).Configure<StoreIdentity, PublicAddress>(Shape);
        services.AddOptions<AntiforgeryOptions>().Configure<StoreIdentity, PublicAddress>((forgery, store, site) =>
        {
            forgery.Cookie.Name = site.Cookie($"ol-form-{store.Name}");
            forgery.Cookie.Path = site.IsSet ? Path(site) : null;
            if (site.IsSecure) forgery.Cookie.SecurePolicy = CookieSecurePolicy.Always;
            forgery.Cookie.SameSite = SameSiteMode.Strict;
        });
        services.AddAuthorizationBuilder().AddPolicy(Policy, policy => policy.RequireClaim(EpochClaim));
    }

    /// <summary>Gives this browser editing rights.</summary>
    /// <param name="name">The editor's name; null for one of chance, so that two browsers are two editors until they say otherwise.</param>
    public static Task SignInAsync(HttpContext http, string epoch, string? name = null) => http.SignInAsync(Scheme,
        new ClaimsPrincipal(new ClaimsIdentity([new System.Security.Claims.Claim(EpochClaim, epoch), new System.Security.Claims.Claim(NameClaim, name ?? "editor " + Discourse.LensId.Format(Discourse.LensId.New())[^4..])], Scheme)),
        new AuthenticationProperties { IsPersistent = true });

    /// <summary>POST /signout, with its anti-forgery token.</summary>
    public static void MapSignOut(this WebApplication app) => app.MapPost("/signout", async (HttpContext http, IAntiforgery forgery) =>
    {
        if (!await forgery.IsRequestValidAsync(http)) return Results.StatusCode(StatusCodes.Status400BadRequest);
        await http.SignOutAsync(Scheme);
        // Drafts in this browser may hold words of texts for members.
        http.Response.Headers["Clear-Site-Data"] = "\"storage\"";
        return Results.LocalRedirect("~/");
    }).RequireAuthorization(Policy);

    /// <summary>Strangers write nothing, whatever a page would do with it: they sign in, and choose a look. A page that everybody reads may so have forms for editors.</summary>
    public static void UseWritingRights(this WebApplication app) => app.Use(async (http, next) =>
    {
        var mayGo = !HttpMethods.IsPost(http.Request.Method) || http.User.HasClaim(c => c.Type == EpochClaim) || ForStrangers.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));
        if (mayGo) await next(http);
        else await http.ForbidAsync(Scheme);
    });

    private static void Shape(CookieAuthenticationOptions cookie, StoreIdentity store, PublicAddress site)
    {
        cookie.Cookie.Name = site.Cookie($"ol-{store.Name}");
        if (site.IsSet) cookie.Cookie.Path = Path(site);
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = site.IsSecure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        cookie.ExpireTimeSpan = TimeSpan.FromDays(365);
        cookie.SlidingExpiration = true;
        // No detour through a sign-in page: the 403 page says how editing rights are got.
        cookie.Events.OnRedirectToLogin = Refuse;
        cookie.Events.OnRedirectToAccessDenied = Refuse;
        cookie.Events.OnValidatePrincipal = async context =>
        {
            var epochs = context.HttpContext.RequestServices.GetRequiredService<EpochWatch>();
            if (context.Principal?.FindFirst(EpochClaim)?.Value is not { } epoch || epoch != await epochs.CurrentAsync()) context.RejectPrincipal();
        };
    }

    private static string Path(PublicAddress site) => site.Base.HasValue ? site.Base.Value! : "/";

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
