using System.Globalization;
using OpinionLens.Store;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace OpinionLens.Web.Composition;

/// <summary>The log: console (standard error) and a file a day beside the store. One line a request; no query strings, no article text.</summary>
internal static class Logs
{
    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} [{Level:u3}] {Message:lj}{NewLine}{Exception}";

    public static void AddLogs(this WebApplicationBuilder builder)
    {
        var days = builder.Configuration.GetValue($"{OpinionLensOptions.Section}:{nameof(OpinionLensOptions.LogDays)}", 14);
        builder.Services.AddSerilog((services, log) =>
        {
            var folder = Path.Combine(services.GetRequiredService<StoreAddress>().Folder, "logs");
            PrivateFiles.MakeFolder(folder);
            log.MinimumLevel.Information()
                .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
                .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
                // Warns of every page with a form that it must not be kept, which is what we ask for.
                .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Error)
                .MinimumLevel.Override("System", LogEventLevel.Warning)
                .Filter.ByExcluding(IsFailedStart)
                .Enrich.FromLogContext()
                .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: LogEventLevel.Verbose)
                .WriteTo.File(Path.Combine(folder, "web-.log"), outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture,
                    rollingInterval: RollingInterval.Day, retainedFileCountLimit: Math.Clamp(days, 1, 3650), buffered: true, flushToDiskInterval: TimeSpan.FromSeconds(1));
        });
    }

    /// <summary>One line a request: method, path without its query, status, time and the id that problem pages show.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(log =>
    {
        log.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} {Elapsed:0.0} ms {RequestId}";
        log.EnrichDiagnosticContext = (diagnostic, http) => diagnostic.Set("RequestId", http.TraceIdentifier);
        log.GetLevel = (_, _, exception) => exception is null ? LogEventLevel.Information : LogEventLevel.Error;
    });

    /// <summary>A start that fails is told by <see cref="Start"/> in one sentence; the host's own stack traces would bury it.</summary>
    private static bool IsFailedStart(LogEvent e) => e.Level >= LogEventLevel.Error
        && e.Properties.TryGetValue(Constants.SourceContextPropertyName, out var source) && source is ScalarValue { Value: string name }
        && (name == "Microsoft.Extensions.Hosting.Internal.Host" || (name == "Microsoft.AspNetCore.Server.Kestrel" && e.MessageTemplate.Text == "Unable to start Kestrel."));
}
