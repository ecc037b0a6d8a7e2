using System.ComponentModel.DataAnnotations;

namespace OpinionLens.Web.Composition;

/// <summary>The settings of the program, section <c>OpinionLens</c>; docs/guide/operator.md tells them. Checked before the first request.</summary>
public sealed class OpinionLensOptions
{
    /// <summary>The section they stand in.</summary>
    public const string Section = "OpinionLens";

    /// <summary>Log files of earlier days that are kept.</summary>
    [Range(1, 3650, ErrorMessage = "The setting OpinionLens:LogDays must be a number from 1 to 3650.")]
    public int LogDays { get; init; } = 14;

    /// <summary>Megabytes of rendered pages kept in memory for readers.</summary>
    [Range(1, 4096, ErrorMessage = "The setting OpinionLens:CacheMegabytes must be a number from 1 to 4096.")]
    public int CacheMegabytes { get; init; } = 64;

    /// <summary>The largest text taken in by the page Load your copy, in megabytes.</summary>
    [Range(1, 8, ErrorMessage = "The setting OpinionLens:UploadMegabytes must be a number from 1 to 8.")]
    public int UploadMegabytes { get; init; } = 5;

    /// <summary>Whether the import page may fetch an address that an editor gives. Off: then the web never reaches out.</summary>
    public bool FetchSources { get; init; }

    /// <summary>Where readers find the site behind a proxy: https://host or https://host/base. Null: as each request says.</summary>
    public string? PublicAddress { get; init; }

    /// <summary>Addresses or networks of proxies whose X-Forwarded-For and -Proto count, separated by ";". Null: this machine.</summary>
    public string? TrustedProxies { get; init; }
}
