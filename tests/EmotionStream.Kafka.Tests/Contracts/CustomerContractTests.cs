using System.Text;
using System.Text.Json;
using EmotionStream.Core.Customers;
using EmotionStream.Core.Interactions;
using EmotionStream.Core.Memory;
using EmotionStream.Core.Records;
using EmotionStream.Kafka.Contracts;
using EmotionStream.Kafka.Contracts.Messages;
using FsCheck.Xunit;

namespace EmotionStream.Kafka.Tests.Contracts;

/// <summary>What is written by customer fits the published schemas, is read back by our own decoder, and what does not fit is refused by both.</summary>
public class CustomerContractTests
{
    private const string Customer = "c-\"é1";
    private static readonly long Time = Decoding.Now.ToUnixTimeMilliseconds();
    private readonly CustomerWriter _writer = new();

    public static TheoryData<string, string?, string> Bad => new()
    {
        { "{", null, DeadLetterCause.MalformedJson },
        { "[]", null, DeadLetterCause.MalformedJson },
        { """{"customerId":"c-2","time":"2026-11-22T09:00:03Z","type":"forget"}""", "c-1", DeadLetterCause.KeyMismatch },
        { Event("forget"), "", DeadLetterCause.MissingKey },
        { Event("forget"), new string('c', 257), DeadLetterCause.IdTooLong },
        { Event("erase"), "c-1", DeadLetterCause.MalformedJson },
        { Event("contactStarted"), "c-1", DeadLetterCause.MissingField },
        { Event("outcome", ",\"interactionId\":\"i-1\",\"turns\":-1,\"end\":0,\"peakNegative\":0,\"remembered\":0"), "c-1", DeadLetterCause.ValueOutOfRange },
        { Event("outcome", ",\"interactionId\":\"i-1\",\"turns\":1,\"end\":0,\"peakNegative\":0,\"remembered\":1.5"), "c-1", DeadLetterCause.ValueOutOfRange },
        { Event("outcome", ",\"interactionId\":\"i-1\",\"turns\":1,\"end\":-2,\"peakNegative\":0,\"remembered\":0"), "c-1", DeadLetterCause.ValueOutOfRange },
        { Event("alertAction", ",\"interactionId\":\"i-1\",\"action\":\"closed\""), "c-1", DeadLetterCause.MissingField },
        { Event("alertAction", ",\"interactionId\":\"i-1\",\"alertId\":\"a\""), "c-1", DeadLetterCause.MissingField },
        { Event("forget", time: "2036-11-22T09:00:03Z"), "c-1", DeadLetterCause.TimeOutOfRange },
    };

    [Property(MaxTest = 100)]
    public void Ledger_FitsItsSchema_AndReadsBack(int seed)
    {
        var random = new Random(seed);
        var ledger = new CustomerLedger { LastEventAt = Time };
        for (var i = random.Next(30); i > 0; i--)
        {
            var score = Valence(random);
            var halfLife = random.Next(2) == 0 ? 86_400_000L : 2_592_000_000;
            ledger.Count(
                new("i-" + i, Time - random.Next(1_000_000_000), Label(random), Label(random), random.Next(9), score, Valence(random), -random.NextDouble(), halfLife, score * 2, Label(random), random.Next(2) == 0 ? null : "fraud lost-card"),
                20,
                2_592_000_000);
        }

        for (var i = random.Next(4); i > 0; i--)
            ledger.OpenContacts.Add(new("o-" + i, Time, 7, null, null));
        if (random.Next(2) == 0)
            ledger.Alerts.Add(new(OpenCustomerAlert.DoubleDeviation, "remembered", "i-1", new EventReference(Time, InputSource.CustomerEvents, 1), -0.5, -0.3, null, null));
        var json = Encoding.UTF8.GetString(_writer.Ledger(Encoding.UTF8.GetBytes(Customer), ledger));

        Schemas.AssertValid("customers", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.CustomerMessage)!;
        Assert.Equal((Customer, ledger.Contacts, Time), (message.CustomerId, message.Contacts, message.LastEventAt.ToUnixTimeMilliseconds()));
        Assert.Equal(ledger.BalanceAt(ledger.AsOf), message.Balance, 0.000_051);
        Assert.Equal(
            ledger.Changes.Select(c => (c.InteractionId, c.Time, c.Queue, c.Channel, c.Segment, c.Turns, c.HalfLifeMs)),
            message.Changes.Select(c => (c.InteractionId, c.Time.ToUnixTimeMilliseconds(), c.Queue, c.Channel, c.Segment, c.Turns, c.HalfLifeMs)));
        Assert.Equal(ledger.Changes.Select(c => c.Moments), message.Changes.Select(c => c.Moments is null ? null : string.Join(' ', c.Moments)));
        foreach (var (kept, written) in ledger.Changes.Zip(message.Changes))
            Assert.Equal(kept.Amount, written.Amount, 0.000_051);
        Assert.Equal(ledger.OpenContacts.Select(c => c.InteractionId), message.OpenContacts);
        Assert.Equal(ledger.Alerts.Select(a => a.Rule), message.OpenAlerts);
        Assert.Equal(ledger.Channels.Select(c => c.Channel), message.Channels.Select(c => c.Channel));
    }

    [Fact]
    public void Start_IsReadBackByOurDecoder()
    {
        var started = new InputRecord { Channel = "chat", Queue = "billing", Segment = "vip", Time = Time };
        started.SetKey("i-1"u8);
        var record = Decode(_writer.Started(Customer, started, ["fraud"]));

        Assert.Equal((CustomerEventType.ContactStarted, "i-1", Time), (record.Type, record.InteractionId, record.Time));
        Assert.Equal(("chat", "billing", "vip", null), (record.Channel, record.Queue, record.Segment, record.StartedAt));
        Assert.Equal(["fraud"], record.Moments);
    }

    [Fact]
    public void Outcome_IsReadBackByOurDecoder()
    {
        var final = new InteractionSnapshot
        {
            Key = "i-1"u8.ToArray(), StartedAt = Time - 60_000, LastEventAt = Time, EndedAt = Time - 1_000, Queue = "billing", Segment = "vip",
            Measures = new Measures { Turns = 4, End = -0.25, PeakNegative = -0.75, Remembered = -0.5 },
        };
        var record = Decode(_writer.Closed(Customer, new Outcome(final, CloseReason.Ended, null, null)));

        Assert.Equal((CustomerEventType.Outcome, "i-1", Time - 1_000, Time - 60_000), (record.Type, record.InteractionId, record.Time, record.StartedAt));
        Assert.Equal((4, -0.25, -0.75, -0.5), (record.Turns, record.End, record.PeakNegative, record.Remembered));
        Assert.Equal(("billing", "vip", null), (record.Queue, record.Segment, record.Channel));
    }

    [Fact]
    public void Transfer_IsReadBackByOurDecoder()
    {
        var transferred = new InputRecord { Queue = "claims", Time = Time };
        transferred.SetKey("i-1"u8);
        var record = Decode(_writer.Transferred(Customer, transferred, new InteractionProfile(Customer, "fr", "voice", "billing", "a-7", Segment: "vip"), []));

        Assert.Equal((CustomerEventType.Transferred, "i-1", "claims", "voice", "vip"), (record.Type, record.InteractionId, record.Queue, record.Channel, record.Segment));
        Assert.Empty(record.Moments);
    }

    [Fact]
    public void Hint_FitsItsSchema_ReadsBack_AndHasNoRoomForAnEmployee()
    {
        var hint = new RoutingHint("i-\"2", Time, HintTrigger.RepeatContact, "claims", null, "vip",
        [
            new(HintSource.Alert, "i-1", Time - 1_000, ["retention", "may-decide"], "«Know»", Rule: "DoubleDeviation", AlertId: "a1", Value: -0.61234),
            new(HintSource.Moment, "i-1", Time, ["retention"], "", Moment: "fraud"),
            new(HintSource.Interaction, "i-1", Time, [], "", Channel: "chat", Queue: "billing", SameMatter: true),
        ]);
        var json = Encoding.UTF8.GetString(_writer.Hint(Encoding.UTF8.GetBytes(Customer), hint));

        Schemas.AssertValid("routing-hints", json);
        var message = JsonSerializer.Deserialize(json, ContractJson.Default.RoutingHintMessage)!;
        Assert.Equal((Customer, "i-\"2", HintTrigger.RepeatContact, "claims", null, "vip"), (message.CustomerId, message.InteractionId, message.Trigger, message.Queue, message.Channel, message.Segment));
        Assert.Equal(["retention", "may-decide"], message.Skills);
        Assert.Equal(("DoubleDeviation", "a1", -0.6123, "«Know»"), (message.Reasons[0].Rule, message.Reasons[0].AlertId, message.Reasons[0].Value, message.Reasons[0].Know));
        Assert.Equal((HintSource.Moment, "fraud", null, null), (message.Reasons[1].Source, message.Reasons[1].Moment, message.Reasons[1].Know, message.Reasons[1].Value));
        Assert.Equal(("chat", "billing", true, null), (message.Reasons[2].Channel, message.Reasons[2].Queue, message.Reasons[2].SameMatter, message.Reasons[1].SameMatter));
        foreach (var about in new[] { "agentId", "agentEmotion", "valence" })
            Assert.NotEmpty(Schemas.Of("routing-hints").Validate(json.Replace("\"skills\"", $"\"{about}\":0,\"skills\"", StringComparison.Ordinal)));
    }

    [Fact]
    public void Action_IsReadBackByOurDecoder()
    {
        var action = new InputRecord { AlertId = "a-1", ActionType = AlertActionType.HandedOver, By = "s-1", Time = Time };
        action.SetKey("i-1"u8);
        var record = Decode(_writer.Acted(Customer, action));

        Assert.Equal((CustomerEventType.AlertAction, "i-1", "a-1", AlertActionType.HandedOver, "s-1"), (record.Type, record.InteractionId, record.Act?.AlertId, record.Act?.Type, record.Act?.By));
    }

    [Fact]
    public void Erasure_IsReadBackByOurDecoder()
    {
        var message = new CustomerEventMessage { CustomerId = Customer, Time = Decoding.Now, Type = CustomerEventType.Forget, RememberUntil = Decoding.Now.AddDays(8) };
        var record = Decode(JsonSerializer.SerializeToUtf8Bytes(message, ContractJson.Default.CustomerEventMessage));

        Assert.Equal((CustomerEventType.Forget, Time, Decoding.Now.AddDays(8).ToUnixTimeMilliseconds()), (record.Type, record.Time, record.RememberUntil));
        Schemas.AssertValid("interaction-events", JsonSerializer.Serialize(message, ContractJson.Default.CustomerEventMessage));
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void WhatDoesNotFit_IsRefusedWithItsCause(string json, string? key, string cause)
    {
        var failure = Decoder().Decode(InputSource.CustomerEvents, Encoding.UTF8.GetBytes(key ?? "c-1"), Encoding.UTF8.GetBytes(json), new CustomerEvent());

        Assert.Equal(cause, failure.Cause);
        if (cause is DeadLetterCause.MissingField or DeadLetterCause.ValueOutOfRange)
            Assert.NotEmpty(Schemas.Of("customer-events").Validate(json));
    }

    private static CustomerEventDecoder Decoder() => new(new DecoderLimits()) { Now = Time };

    private static CustomerEvent Decode(ReadOnlySpan<byte> json)
    {
        Schemas.AssertValid("customer-events", Encoding.UTF8.GetString(json));
        var record = new CustomerEvent();
        Assert.Equal(default, Decoder().Decode(InputSource.CustomerEvents, Encoding.UTF8.GetBytes(Customer), json, record));
        return record;
    }

    private static string Event(string type, string more = "", string time = "2026-11-22T09:00:03Z") => $$"""{"customerId":"c-1","time":"{{time}}","type":"{{type}}"{{more}}}""";

    private static double Valence(Random random) => (random.NextDouble() * 2) - 1;

    private static string? Label(Random random) => random.Next(3) == 0 ? null : "l-" + random.Next(1_000);
}
