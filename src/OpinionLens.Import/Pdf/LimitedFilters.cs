using System.IO.Compression;
using OpinionLens.Import.Text;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace OpinionLens.Import.Pdf;

/// <summary>The usual filters of PDF, but a document may unpack to so many bytes only.</summary>
internal sealed class LimitedFilters : IFilterProvider
{
    /// <summary>Most bytes of all streams together, unpacked; a book of 600 pages with its fonts has about 40 MB.</summary>
    public const long MostUnpacked = 256L * 1024 * 1024;

    private long left = MostUnpacked;

    /// <summary>True once a stream was refused; the parser may have gone on without it.</summary>
    public bool Exceeded { get; private set; }

    public static UnreadableText TooMuch() => new($"this PDF unpacks to more than {MostUnpacked / 1_048_576} MB; print the pages with the text to a new PDF and try again.");

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Limited(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Limited(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Limited(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Limited(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Filter(this, f))];

    private UnreadableText Refuse()
    {
        Exceeded = true;
        return TooMuch();
    }

    private sealed class Filter(LimitedFilters all, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            if (inner is FlateFilter) Measure(input);
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            return (all.left -= output.Length) >= 0 ? output : throw all.Refuse();
        }

        /// <summary>Unpacks into nothing first: what is too large never stands in memory. Streams that are broken are the parser's business.</summary>
        private void Measure(Memory<byte> input)
        {
            try
            {
                using var counted = new CountedStream(new ZLibStream(new MemoryStream(input.ToArray()), CompressionMode.Decompress), all.left, all.Refuse);
                counted.CopyTo(Stream.Null);
            }
            catch (InvalidDataException) { }
        }
    }
}
