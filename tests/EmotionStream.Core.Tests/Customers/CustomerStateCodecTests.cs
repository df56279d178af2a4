using EmotionStream.Core.Customers;
using EmotionStream.Core.Graph;
using EmotionStream.Core.Records;
using FsCheck.Xunit;

namespace EmotionStream.Core.Tests.Customers;

/// <summary>The changelog form of a customer.</summary>
public class CustomerStateCodecTests
{
    private readonly CustomerStateCodec _codec = new();

    [Property(MaxTest = 200)]
    public void Everything_ReadsBackToTheLastBit(int seed)
    {
        var ledger = Make(new Random(seed));
        var bytes = _codec.Write(ledger).ToArray();
        var read = CustomerStateCodec.Read(bytes);

        Assert.Equal(ledger.Changes, read.Changes);
        Assert.Equal(ledger.Balances, read.Balances);
        Assert.Equal(ledger.Channels, read.Channels);
        Assert.Equal(ledger.OpenContacts, read.OpenContacts);
        Assert.Equal(ledger.Alerts, read.Alerts);
        Assert.Equal((ledger.Contacts, ledger.LastEventAt, ledger.Armed), (read.Contacts, read.LastEventAt, read.Armed));
        Assert.Equal(bytes, _codec.Write(read).ToArray());
    }

    [Property(MaxTest = 200)]
    public void AnythingCut_IsRefused(int seed)
    {
        var random = new Random(seed);
        var bytes = _codec.Write(Make(random)).ToArray();

        Assert.Throws<InvalidDataException>(() => CustomerStateCodec.Read(bytes.AsSpan(0, random.Next(bytes.Length))));
    }

    [Fact]
    public void VersionOne_WhichKnewNoSegments_IsStillRead()
    {
        var writer = new StateWriter();
        writer.Byte(1);
        writer.Byte(0);
        writer.Signed(7);
        writer.Signed(1_780_000_000_000);
        writer.Unsigned(1);
        WriteSum(writer, -0.5);
        writer.Unsigned(1);
        writer.Text("chat");
        WriteSum(writer, -0.5);
        WriteSum(writer, 1);
        writer.Unsigned(2);
        WriteChange(writer, "i-1", deviated: false);
        WriteChange(writer, "i-2", deviated: true);
        writer.Unsigned(0);
        writer.Unsigned(0);

        var ledger = CustomerStateCodec.Read(writer.Written);

        Assert.Equal((false, 7, 1_780_000_000_000L), (ledger.Armed, ledger.Contacts, ledger.LastEventAt));
        Assert.Equal([Change("i-1", false), Change("i-2", true)], ledger.Changes);
        Assert.Equal(-0.5, ledger.BalanceAt(1_780_000_000_000));

        static LedgerChange Change(string id, bool deviated) => new(id, 1_780_000_000_000, "billing", null, 3, -0.25, -0.2, -0.6, 2_592_000_000, -0.5, null, null, deviated);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void AVersionThisBuildDoesNotKnow_IsRefusedByName(byte version)
    {
        var bytes = _codec.Write(new CustomerLedger()).ToArray();
        bytes[0] = version;

        var refusal = Assert.Throws<InvalidDataException>(() => CustomerStateCodec.Read(bytes));
        Assert.Contains($"version {version}", refusal.Message, StringComparison.Ordinal);
    }

    private static void WriteSum(StateWriter writer, double value)
    {
        writer.Signed(2_592_000_000);
        writer.Signed(1_780_000_000_000);
        writer.Double(value);
    }

    private static void WriteChange(StateWriter writer, string id, bool deviated)
    {
        writer.Text(id);
        writer.Signed(1_780_000_000_000);
        writer.Text("billing");
        writer.Text(null);
        writer.Signed(3);
        writer.Double(-0.25);
        writer.Double(-0.2);
        writer.Double(-0.6);
        writer.Signed(2_592_000_000);
        writer.Double(-0.5);
        writer.Byte(deviated ? (byte)1 : (byte)0);
    }

    private static CustomerLedger Make(Random r)
    {
        var ledger = new CustomerLedger { Contacts = r.Next(), LastEventAt = r.NextInt64(), Armed = r.Next(2) == 0 };
        for (var i = r.Next(4); i > 0; i--)
            ledger.Balances.Add(Sum());
        for (var i = r.Next(4); i > 0; i--)
            ledger.Channels.Add(new("ch-" + i, Sum(), Sum()));
        for (var i = r.Next(6); i > 0; i--)
            ledger.Changes.Add(new("i-é" + i, r.NextInt64(), Label(), Label(), r.Next(), r.NextDouble(), -r.NextDouble(), -r.NextDouble(), r.NextInt64(), r.NextDouble(), Label(), Label(), r.Next(2) == 0));
        for (var i = r.Next(4); i > 0; i--)
            ledger.OpenContacts.Add(new("o-" + i, r.NextInt64(), r.NextInt64(), Label(), Label(), Label(), r.Next(2) == 0));
        for (var i = r.Next(3); i > 0; i--)
            ledger.Alerts.Add(new(
                OpenCustomerAlert.Rules[i], "balance", "a-" + i, new EventReference(r.NextInt64(), InputSource.CustomerEvents, r.NextInt64()), r.NextDouble(), -2, Label(), Label()));
        return ledger;

        DecayingSum Sum() => new(1 + r.NextInt64(1L << 40), r.NextInt64(), (r.NextDouble() * 2) - 1);

        string? Label() => r.Next(3) == 0 ? null : "l-" + r.Next(1000);
    }
}
