using EmotionStream.Audio.Sources;

namespace EmotionStream.Audio.Tests.Sources;

public class G711Tests
{
    [Fact]
    public void MuLawTable_AllCodes_FollowTheRecommendation()
    {
        // G.711 table 2: a 14-bit magnitude (2m + 33)·2^e − 33 of the inverted code's segment e and step m; here scaled to 16 bits.
        for (var code = 0; code < 256; code++)
        {
            var inverted = 255 - code;
            var magnitude = (((2 * (inverted % 16)) + 33) * (1 << (inverted / 16 % 8))) - 33;
            Assert.Equal((inverted >= 128 ? -4 : 4) * magnitude, G711.MuLawToPcm((byte)code));
        }
    }

    [Fact]
    public void ALawTable_AllCodes_FollowTheRecommendation()
    {
        // G.711 table 1: a 13-bit magnitude, 2m + 1 in the first segment, (2m + 33)·2^(e−1) in the others; even bits inverted.
        for (var code = 0; code < 256; code++)
        {
            var plain = code ^ 0x55;
            var (step, segment) = (plain % 16, plain / 16 % 8);
            var magnitude = segment == 0 ? (2 * step) + 1 : ((2 * step) + 33) * (1 << (segment - 1));
            Assert.Equal((plain >= 128 ? 8 : -8) * magnitude, G711.ALawToPcm((byte)code));
        }
    }

    [Fact]
    public void Encode_DecodedCode_IsTheCodeAgain()
    {
        for (var code = 0; code < 256; code++)
        {
            Assert.Equal((byte)code, G711.PcmToALaw(G711.ALawToPcm((byte)code)));

            // µ-law has two zeros; the negative one encodes as the positive one.
            Assert.Equal(code == 0x7F ? (byte)0xFF : (byte)code, G711.PcmToMuLaw(G711.MuLawToPcm((byte)code)));
        }
    }

    [Fact]
    public void Encode_EverySample_ErrsByHalfAStepAtMost()
    {
        for (var sample = short.MinValue + 1; sample <= short.MaxValue; sample++)
        {
            var allowed = Math.Max(16, Math.Abs(sample) / 16);
            Assert.InRange(Math.Abs(G711.ALawToPcm(G711.PcmToALaw((short)sample)) - sample), 0, allowed);
            Assert.InRange(Math.Abs(G711.MuLawToPcm(G711.PcmToMuLaw((short)sample)) - sample), 0, allowed);
        }
    }

    [Fact]
    public void Decode_Codes_ScalesToFullScale()
    {
        var samples = new float[2];
        G711.DecodeMuLaw([0x80, 0x00], samples);
        Assert.Equal([32124 / 32768f, -32124 / 32768f], samples);
        G711.DecodeALaw([0xAA, 0x2A], samples);
        Assert.Equal([32256 / 32768f, -32256 / 32768f], samples);
    }
}
