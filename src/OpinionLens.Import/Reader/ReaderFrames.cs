using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using OpinionLens.Import.Feeds;

namespace OpinionLens.Import.Reader;

/// <summary>
/// What a child is asked; the bytes of the file follow. At most one of <paramref name="Known"/> and <paramref name="Feed"/>
/// is there.
/// </summary>
/// <param name="FileName">Of a text, or null.</param>
/// <param name="Known">What is known of a text.</param>
/// <param name="Feed">Where a feed came from.</param>
internal sealed record ReaderAsked(string? FileName, KnownMetadata? Known, Uri? Feed)
{
    /// <summary>No file at all: to read little ones of its own.</summary>
    public static ReaderAsked Warm { get; } = new(null, null, null);
}

/// <summary>What a child answers. One of its parts is there, or none where there was no file.</summary>
internal sealed record ReaderAnswer
{
    /// <summary>Without the bytes, which the parent has.</summary>
    public ReadDraft? Draft { get; init; }

    public FeedReading? Feed { get; init; }

    /// <summary>Message of the <see cref="UnreadableText"/>.</summary>
    public string? Refusal { get; init; }

    /// <summary>Why the child gave up, and is to be replaced.</summary>
    public ReaderEnd? End { get; init; }
}

/// <summary>Why a file was given up.</summary>
internal enum ReaderEnd { Died, Memory, Processor, Wall, Output, Depth, Fault }

[JsonSerializable(typeof(ReaderAsked))]
[JsonSerializable(typeof(ReaderAnswer))]
[JsonSourceGenerationOptions(Converters = [typeof(ExactText)], DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
internal sealed partial class ReaderJson : JsonSerializerContext;

/// <summary>
/// Strings as they are. JSON has no place for half a surrogate pair, which a broken PDF may hold: such a string goes as its
/// bytes.
/// </summary>
internal sealed class ExactText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartArray) return reader.GetString();
        reader.Read();
        var text = new string(MemoryMarshal.Cast<byte, char>(reader.GetBytesFromBase64()!));
        reader.Read();
        return text;
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        if (IsWellFormed(value)) { writer.WriteStringValue(value); return; }
        writer.WriteStartArray();
        writer.WriteBase64StringValue(MemoryMarshal.AsBytes(value.AsSpan()));
        writer.WriteEndArray();
    }

    private static bool IsWellFormed(ReadOnlySpan<char> text)
    {
        for (var i = text.IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1])) return false;
            i++;
        }
        return true;
    }
}

/// <summary>A frame is its length in four bytes, the lowest first, and so many bytes.</summary>
internal static class ReaderFrames
{
    /// <summary>Letters of all scripts as they are: half the bytes of a Cyrillic text. No page ever sees this JSON.</summary>
    public static ReaderJson Json { get; } =
        new(new JsonSerializerOptions(ReaderJson.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Most bytes of the JSON of a question.</summary>
    public const int MostAsked = 1 << 20;

    public static byte[] Of(ReadOnlySpan<byte> content)
    {
        var frame = new byte[4 + content.Length];
        BinaryPrimitives.WriteInt32LittleEndian(frame, content.Length);
        content.CopyTo(frame.AsSpan(4));
        return frame;
    }

    /// <summary>The next frame.</summary>
    /// <exception cref="EndOfStreamException">The other side has ended.</exception>
    /// <exception cref="InvalidDataException">It is longer than it may be.</exception>
    public static async Task<byte[]> ReadAsync(Stream from, int most, CancellationToken cancel)
    {
        var length = new byte[4];
        await from.ReadExactlyAsync(length, cancel);
        if (BinaryPrimitives.ReadInt32LittleEndian(length) is var count && (count < 0 || count > most)) throw new InvalidDataException();
        var content = new byte[count];
        await from.ReadExactlyAsync(content, cancel);
        return content;
    }
}
