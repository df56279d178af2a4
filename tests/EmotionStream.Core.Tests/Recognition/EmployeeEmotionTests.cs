using System.Reflection;
using EmotionStream.Core.Readings;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;

namespace EmotionStream.Core.Tests.Recognition;

/// <summary>An employee's emotion can't be asked for, carried or published: the types have no way to say it.</summary>
public sealed class EmployeeEmotionTests
{
    [Theory]
    [InlineData(typeof(CustomerText))]
    [InlineData(typeof(CustomerVoice))]
    [InlineData(typeof(Reading))]
    public void CustomerTypes_CanBeMadeInOneWayOnly(Type type)
    {
        Assert.Empty(type.GetConstructors(BindingFlags.Public | BindingFlags.Instance));
        var makers = type.Assembly.GetExportedTypes()
            .SelectMany(t => t.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly))
            .Where(m => m.ReturnType == type || m.GetParameters().Any(p => p.IsOut && p.ParameterType == type.MakeByRefType()));
        Assert.Equal(["TryCreate"], makers.Select(m => m.Name));
        Assert.DoesNotContain(type.GetProperties(), p => p.SetMethod is { IsPublic: true });
    }

    [Theory]
    [InlineData(Speaker.Agent)]
    [InlineData(Speaker.Bot)]
    public void TextAndVoice_OfOthers_AreRefused(Speaker speaker)
    {
        Assert.False(CustomerText.TryCreate(speaker, "I am furious".AsMemory(), out var text));
        Assert.True(text.Words.IsEmpty);
        Assert.False(CustomerVoice.TryCreate(speaker, [1f, 2f], 3000, out var voice));
        Assert.True(voice.Features.IsEmpty);
    }

    [Fact]
    public void SpeakerChangedAfterScoring_StillMakesNoReading()
    {
        var record = new InputRecord();
        record.Reset();
        record.Source = InputSource.ChatMessages;
        record.SetScore(default, ScoreOrigin.Supplied);
        Assert.True(Reading.TryCreate(record, out _));
        record.Speaker = Speaker.Agent;
        Assert.False(Reading.TryCreate(record, out _));
    }
}
