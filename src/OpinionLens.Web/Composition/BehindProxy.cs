using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace OpinionLens.Web.Composition;

/// <summary>Answers as the site that readers see, whatever address the proxy in front uses for this program.</summary>
internal static class BehindProxy
{
    private static readonly TimeSpan HttpsOnly = TimeSpan.FromDays(365);

    /// <exception cref="StartProblem">PublicAddress or TrustedProxies cannot be read.</exception>
    public static void AddProxy(this WebApplicationBuilder builder)
    {
        var address = PublicAddress.Read(builder.Configuration);
        builder.Services.AddSingleton(address);
        const string Name = $"{OpinionLensOptions.Section}:{nameof(OpinionLensOptions.TrustedProxies)}";
        var trusted = builder.Configuration[Name];
        var networks = (trusted ?? "127.0.0.0/8;::1")
            .Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Network).ToList();
        builder.Services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            // Without a proxy nobody's word counts: a program on this machine could claim any address.
            forwarded.ForwardedHeaders = address.IsSet || trusted is not null
                ? ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto : ForwardedHeaders.None;
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks) forwarded.KnownIPNetworks.Add(network);
        });

        static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network) ? network
            : IPAddress.TryParse(text, out var one) ? new(one, one.GetAddressBytes().Length * 8)
            : throw new StartProblem($"The setting {Name} must be IP addresses or networks such as 10.0.0.5;172.16.0.0/12; {text} is none.");
    }

    /// <summary>Before everything else: what comes later sees the site's own scheme, host and base path.</summary>
    public static void UseProxy(this WebApplication app)
    {
        app.UseForwardedHeaders();
        var address = app.Services.GetRequiredService<PublicAddress>();
        app.Use((http, next) => StandAsync(http, next, address));
    }

    private static Task StandAsync(HttpContext http, RequestDelegate next, PublicAddress address)
    {
        var (request, response) = (http.Request, http.Response);
        if (address.IsSet)
        {
            // The middleware before leaves this header behind where a trusted proxy told the scheme.
            var cameInClear = address.IsSecure && request.Scheme == Uri.UriSchemeHttp
                && request.Headers.ContainsKey(ForwardedHeadersDefaults.XOriginalProtoHeaderName);
            (request.Scheme, request.Host) = (address.Scheme, address.Host);
            // A proxy hands the base path on or takes it off: both are understood.
            var hasBase = request.Path.StartsWithSegments(address.Base, StringComparison.Ordinal, out var rest);
            if (address.Base.HasValue && hasBase) request.Path = rest.HasValue ? rest : "/";
            request.PathBase = address.Base;
            if (cameInClear && !request.Path.StartsWithSegments("/health"))
            {
                response.StatusCode = StatusCodes.Status308PermanentRedirect;
                response.Headers.Location = $"{address.Text}{request.Path.ToUriComponent()}{request.QueryString.ToUriComponent()}";
                return Task.CompletedTask;
            }

            if (address.IsSecure) response.Headers.StrictTransportSecurity = $"max-age={HttpsOnly.TotalSeconds:0}";
        }

        response.OnStarting(() => { Shorten(http); return Task.CompletedTask; });
        return next(http);
    }

    /// <summary>
    /// Redirects inside the site are paths: a browser's policy on forms judges where an answer leads, and a host that a proxy has put
    /// in would be foreign.
    /// </summary>
    private static void Shorten(HttpContext http)
    {
        var (request, headers) = (http.Request, http.Response.Headers);
        if (headers.Location.ToString() is not { Length: > 0 } location) return;
        var own = $"{request.Scheme}://{request.Host.ToUriComponent()}/";
        // "https://host//other" would become an address of another host.
        var isOwn = location.StartsWith(own, StringComparison.OrdinalIgnoreCase) && location[own.Length..] is not ['/' or '\\', ..];
        if (isOwn) location = location[(own.Length - 1)..];
        if (location.StartsWith('/')) headers.Location = RootLinks.Under(request.PathBase, location);
    }
}
