using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using EmotionStream.Recognition.Text.Training;

namespace EmotionStream.Recognition.Text.Model;

/// <summary>
/// The model file, little-endian: <c>ESTM</c>, format version (int32), payload length (int32), SHA-256 of the payload, payload. The payload: length and
/// UTF-8 of the name; sizes of embedding, hidden layer and table; bits a row's value (version 3 has not this number, and 8 bits); the network's damping
/// (float32; versions 3 and 4 have it not, and none); fingerprints (uint16), row scales (half), rows (8 or 4 bits a value), network and calibration (float32).
/// </summary>
internal static class TextModelFile
{
    /// <summary>Version of the format and of the features' hashes.</summary>
    public const int FormatVersion = 5;

    /// <summary>Still read: its embedding is not divided by its own length.</summary>
    private const int UndampedVersion = 4;

    /// <summary>Still read: its rows have 8 bits.</summary>
    private const int ByteRowsVersion = 3;

    private const int HeaderSize = 12 + SHA256.HashSizeInBytes;
    private const int MaxSize = 1024;
    private const int MaxRows = 1 << 22;

    private static ReadOnlySpan<byte> Magic => "ESTM"u8;

    /// <summary>Writes a model.</summary>
    /// <param name="model">The model.</param>
    /// <param name="stream">Where to.</param>
    public static void Save(TextModel model, Stream stream)
    {
        var payload = new MemoryStream();
        using (var writer = new BinaryWriter(payload, Encoding.UTF8, leaveOpen: true))
        {
            var name = Encoding.UTF8.GetBytes(model.Name);
            writer.Write(name.Length);
            writer.Write(name);
            writer.Write(model.Rows.Size);
            writer.Write(model.Hidden);
            writer.Write(model.Features.Rows);
            writer.Write(model.Rows.Bits);
            writer.Write(model.Network.Damping);
            writer.Write(MemoryMarshal.AsBytes(model.Features.Fingerprints));
            foreach (var scale in model.Rows.Scales)
                writer.Write((Half)scale);
            writer.Write(model.Rows.Values);
            writer.Write(MemoryMarshal.AsBytes(model.Network.Parameters.AsSpan()));
            writer.Write(MemoryMarshal.AsBytes(model.Calibration.ToArray().AsSpan()));
        }

        var bytes = payload.GetBuffer().AsSpan(0, (int)payload.Length);
        Span<byte> header = stackalloc byte[HeaderSize];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header[4..], FormatVersion);
        BinaryPrimitives.WriteInt32LittleEndian(header[8..], bytes.Length);
        SHA256.HashData(bytes, header[12..]);
        stream.Write(header);
        stream.Write(bytes);
    }

    /// <summary>Reads a model.</summary>
    /// <param name="stream">Where from.</param>
    /// <exception cref="ModelFileException">It is not a model of this version, or damaged.</exception>
    public static TextModel Load(Stream stream)
    {
        Span<byte> header = stackalloc byte[HeaderSize];
        if (stream.ReadAtLeast(header, HeaderSize, throwOnEndOfStream: false) < HeaderSize || !header.StartsWith(Magic))
            throw new ModelFileException("This is not an EmotionStream text model: it does not begin as one.");
        var version = BinaryPrimitives.ReadInt32LittleEndian(header[4..]);
        if (version is < ByteRowsVersion or > FormatVersion)
            throw new ModelFileException(
                $"The text model has format version {version}; this program reads versions {ByteRowsVersion} to {FormatVersion}. Train it again.");
        var length = BinaryPrimitives.ReadInt32LittleEndian(header[8..]);
        if (length is <= 0 or > 1 << 30)
            throw new ModelFileException("The text model is damaged: its length makes no sense.");
        var payload = new byte[length];
        var read = stream.ReadAtLeast(payload, length, throwOnEndOfStream: false);
        if (read < length)
            throw new ModelFileException($"The text model is cut short: {read} of {length} bytes. Copy it again.");
        if (!SHA256.HashData(payload).AsSpan().SequenceEqual(header[12..]))
            throw new ModelFileException("The text model is damaged: its checksum (SHA-256) does not match. Copy it again.");
        return Parse(payload, version);
    }

    private static TextModel Parse(ReadOnlySpan<byte> payload, int version)
    {
        var reader = new PayloadReader(payload);
        var name = Encoding.UTF8.GetString(reader.Read<byte>(reader.Int(1, MaxSize)));
        var size = reader.Int(32, MaxSize);
        var hidden = reader.Int(PackedLayer.BlockSize, MaxSize);
        var rows = reader.Int(FeatureTable.BucketSize, MaxRows);
        var bits = version == ByteRowsVersion ? ByteRows.BitsAValue : reader.Int(NibbleRows.BitsAValue, ByteRows.BitsAValue);
        var block = bits == NibbleRows.BitsAValue ? NibbleRows.Block : ByteRows.Block;
        if (bits is not (NibbleRows.BitsAValue or ByteRows.BitsAValue) || size % block != 0 || hidden % PackedLayer.BlockSize != 0 || rows % FeatureTable.BucketSize != 0)
            throw new ModelFileException($"The text model has sizes this program can't use: {size}, {hidden}, {rows}, {bits} bits.");
        var damping = version <= UndampedVersion ? 0 : reader.Read<float>(1)[0];
        if (damping is not (>= 0 and < float.PositiveInfinity))
            throw new ModelFileException($"The text model has a damping of {damping}, which this program can't use.");
        var features = new FeatureTable(reader.Read<ushort>(rows).ToArray());
        var halves = reader.Read<Half>(rows);
        var scales = new float[rows];
        System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(halves, scales);
        var values = reader.Read<byte>((int)((long)rows * size * bits / 8)).ToArray();
        var network = new Network(size, hidden, damping);
        reader.Read<float>(network.Parameters.Length).CopyTo(network.Parameters);
        var calibration = Calibration.Of(reader.Read<float>(version == ByteRowsVersion ? Calibration.SizeBefore : Calibration.Size));
        return new TextModel(name, features, QuantisedRows.Of(bits, size, values, scales), network, calibration);
    }

    private ref struct PayloadReader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _rest = bytes;

        public int Int(int least, int most)
        {
            var value = Read<int>(1)[0];
            return value >= least && value <= most
                ? value
                : throw new ModelFileException($"The text model has a size of {value} where {least} to {most} is possible.");
        }

        public ReadOnlySpan<T> Read<T>(int count)
            where T : unmanaged
        {
            var length = count * Marshal.SizeOf<T>();
            if (length > _rest.Length)
                throw new ModelFileException("The text model is damaged: it ends before its last part.");
            var values = MemoryMarshal.Cast<byte, T>(_rest[..length]);
            _rest = _rest[length..];
            return values;
        }
    }
}
