using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace OpinionLens.Journeys.Programs;

/// <summary>A real proxy that speaks TLS, in front of a web: as a process of its own, with its files in a folder of its own, on free
/// ports of loopback.</summary>
public sealed class Nginx : IAsyncDisposable
{
    private readonly Process process;
    private readonly DirectoryInfo folder;

    private Nginx(Process process, DirectoryInfo folder) => (this.process, this.folder) = (process, folder);

    /// <summary>The program; the test is skipped visibly where it is missing.</summary>
    private static string Binary()
    {
        var found = new[] { "/usr/sbin/nginx", "/usr/bin/nginx", "/usr/local/sbin/nginx" }.FirstOrDefault(File.Exists);
        Assert.SkipWhen(found is null, "There is no nginx: tests/run installs it.");
        return found!;
    }

    /// <summary>Stands in front of a web.</summary>
    /// <param name="web">Address of the web.</param>
    /// <param name="tls">Port of loopback that speaks TLS.</param>
    /// <param name="clear">Port that does not, for those who come by http.</param>
    /// <param name="root">Base path, or empty.</param>
    public static async Task<Nginx> StartAsync(string web, int tls, int clear, string root)
    {
        var binary = Binary();
        var folder = Directory.CreateTempSubdirectory("opinionlens-nginx-");
        await CertifyAsync(folder.FullName);
        var at = Path.Combine(folder.FullName, "nginx.conf");
        await File.WriteAllTextAsync(at, Configuration(folder.FullName, web, tls, clear, root));
        var start = new ProcessStartInfo(binary) { RedirectStandardError = true };
        foreach (var argument in new[] { "-p", folder.FullName, "-c", at, "-e", "stderr" }) start.ArgumentList.Add(argument);
        var nginx = new Nginx(Process.Start(start)!, folder);
        await nginx.WhenReadyAsync(tls);
        return nginx;
    }

    // One process that stays in front: it needs no other user and ends with its id.
    private static string Configuration(string folder, string web, int tls, int clear, string root) => $$"""
        daemon off;
        master_process off;
        pid {{folder}}/nginx.pid;
        events { worker_connections 256; }
        http {
          access_log off;
          client_body_temp_path {{folder}}/body;
          proxy_temp_path {{folder}}/proxy;
          fastcgi_temp_path {{folder}}/fastcgi;
          uwsgi_temp_path {{folder}}/uwsgi;
          scgi_temp_path {{folder}}/scgi;
          client_max_body_size 32m;
          proxy_set_header Host $host;
          proxy_set_header X-Forwarded-For $remote_addr;
          proxy_set_header X-Forwarded-Proto $scheme;
          server {
            listen 127.0.0.1:{{tls}} ssl;
            ssl_certificate {{folder}}/site.pem;
            ssl_certificate_key {{folder}}/site.key;
            location {{root}}/ { proxy_pass {{web}}; }
          }
          server {
            listen 127.0.0.1:{{clear}};
            location {{root}}/ { proxy_pass {{web}}; }
          }
        }
        """;

    private static async Task CertifyAsync(string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(7));
        await File.WriteAllTextAsync(Path.Combine(folder, "site.pem"), certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(Path.Combine(folder, "site.key"), key.ExportPkcs8PrivateKeyPem());
    }

    private async Task WhenReadyAsync(int port)
    {
        for (var clock = Stopwatch.StartNew(); clock.Elapsed < TimeSpan.FromSeconds(30); await Task.Delay(50))
        {
            if (process.HasExited)
                throw new InvalidOperationException($"nginx ended: {await process.StandardError.ReadToEndAsync()}");
            using var client = new System.Net.Sockets.TcpClient();
            try { await client.ConnectAsync(IPAddress.Loopback, port); return; }
            catch (System.Net.Sockets.SocketException) { }
        }
        throw new TimeoutException("nginx did not start.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!process.HasExited) process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        folder.Delete(true);
    }
}
