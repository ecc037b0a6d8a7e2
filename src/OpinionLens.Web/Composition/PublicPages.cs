using System.Globalization;
using System.IO.Compression;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.ResponseCompression;
using OpinionLens.Store.ChangeLog;
using OpinionLens.Web.Access;

namespace OpinionLens.Web.Composition;

/// <summary>
/// Pages for strangers are kept in memory under the id of the newest change, so that any write, also one of the command line, shows at once.
/// Pages for editors may hold Members texts: they are never kept, here or in the browser.
/// </summary>
internal static class PublicPages
{
    private static readonly string Build = typeof(PublicPages).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];
    private static readonly string[] NeverKept = ["/signin", "/signout", "/theme", "/health", "/import", "/changes", "/claims.csv", "/claims.jsonl", "/claims.jsonld", "/undo", "/drafts", "/suggest", "/settings", "/problem", "/_content", "/_framework"];

    public static void AddPublicPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<OutputCacheOptions>().Configure<Microsoft.Extensions.Options.IOptions<OpinionLensOptions>>((cache, own) =>
        {
            cache.SizeLimit = own.Value.CacheMegabytes * 1024L * 1024;
            cache.AddBasePolicy(new StrangersPolicy());
        });
        builder.Services.AddOutputCache();
        builder.Services.AddResponseCompression(compression =>
        {
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
        });
        builder.Services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        builder.Services.Configure<GzipCompressionProviderOptions>(gzip => gzip.Level = CompressionLevel.Optimal);
    }

    public static void UsePublicPages(this WebApplication app)
    {
        app.Use(MarkAsync);
        app.UseOutputCache();
        app.UseResponseCompression();
    }

    private static async Task MarkAsync(HttpContext http, RequestDelegate next)
    {
        var (request, response) = (http.Request, http.Response);
        if (request.Path.StartsWithSegments("/_content", StringComparison.Ordinal)) { await next(http); return; }
        var kept = IsKept(http);
        response.Headers.CacheControl = kept ? "no-cache" : "no-store";
        if (!kept) { await next(http); return; }
        var newest = await http.RequestServices.GetRequiredService<ChangeJournal>().NewestAsync();
        var version = string.Create(CultureInfo.InvariantCulture, $"{newest:x}.{Build}.{Theme.Of(request)}");
        http.Items[typeof(StrangersPolicy)] = version;
        var tag = $"W/\"{version}\"";
        response.Headers.Vary = "Cookie, Accept-Encoding";
        if (request.Headers.IfNoneMatch.Contains(tag))
        {
            (response.StatusCode, response.Headers.ETag) = (StatusCodes.Status304NotModified, tag);
            return;
        }
        response.OnStarting(() =>
        {
            if (response.StatusCode == StatusCodes.Status200OK) response.Headers.ETag = tag;
            return Task.CompletedTask;
        });
        await next(http);
    }

    private static bool IsKept(HttpContext http) => HttpMethods.IsGet(http.Request.Method)
        && http.User.Identity is not { IsAuthenticated: true } && !NeverKept.Any(p => http.Request.Path.StartsWithSegments(p, StringComparison.OrdinalIgnoreCase));

    /// <summary>Keeps what <see cref="MarkAsync"/> has marked, while the answer is 200 and sets no cookie.</summary>
    private sealed class StrangersPolicy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var version = context.HttpContext.Items[typeof(StrangersPolicy)] as string;
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = version is not null;
            if (version is null) return ValueTask.CompletedTask;
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.HeaderNames = "Accept-Encoding";
            context.CacheVaryByRules.VaryByValues["version"] = version;
            context.ResponseExpirationTimeSpan = TimeSpan.FromHours(1);
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            context.AllowCacheStorage &= response.StatusCode == StatusCodes.Status200OK && response.Headers.SetCookie.Count == 0;
            return ValueTask.CompletedTask;
        }
    }
}
