using EmotionStream.Verification.Topics;

namespace EmotionStream.ChaosTests.Load;

/// <summary>Writes interactions of several kinds: chats with scores, calls with sound, both together, plain words, and some that nobody ends.</summary>
internal static class Scripts
{
    private const int Voice = 40, Mixed = 60, Words = 82, Abandoned = 94;

    private static readonly (string Text, string Language)[] Sentences =
    [
        ("I have been waiting for three weeks and nobody answers me", "en"), ("thank you so much, that solved it", "en"), ("this is ridiculous", "en"),
        ("ok", "en"), ("I am worried that the payment went out twice", "en"), ("great, you are the best", "en"), ("THE INVOICE IS WRONG AGAIN!!!", "en"),
        ("je suis vraiment très déçue du service", "fr"), ("merci beaucoup, c'est parfait", "fr"), ("je ne comprends pas cette facture", "fr"),
        ("könnten Sie mir bitte helfen, es ist dringend", "de"), ("", "en"),
    ];

    /// <summary>Writes the interaction of a number.</summary>
    /// <param name="number">Decides its id and partition.</param>
    /// <param name="begin">When it begins.</param>
    /// <param name="partitions">Partitions of the topics.</param>
    /// <param name="random">Decides the rest.</param>
    public static Script Write(int number, long begin, int partitions, Random random)
    {
        var script = new Script($"i-{number:000000}", number % partitions, random);
        var kind = random.Next(100);
        script.Add(Source.InteractionEvents, begin, RecordBuilder.Started(script.Id, begin, random));
        var time = begin + random.Next(500, 3_000);
        var moods = new Mood(random);
        for (var turn = random.Next(4, 13); turn > 0; turn--, time += random.Next(2_000, 8_000))
        {
            switch (kind)
            {
                case < Voice:
                    Chat(script, time, moods.Next());
                    break;
                case < Mixed:
                    time = Speak(script, time, moods.Next());
                    Happen(script, time + random.Next(2_000), 0.25);
                    break;
                case < Words:
                    time = random.Next(2) == 0 ? Speak(script, time, moods.Next()) : Chat(script, time, moods.Next());
                    Happen(script, time + random.Next(2_000), 0.35);
                    break;
                default:
                    Say(script, time);
                    break;
            }
        }

        if (kind < Abandoned)
            End(script, time, kind >= Voice);
        Foresee(script, kind < Voice);
        return script;
    }

    private static long Chat(Script script, long time, double valence)
    {
        double? confidence = script.Random.Next(4) == 0 ? script.Random.Next(0, 11) / 10.0 : null;
        script.Add(Source.ChatMessages, time, RecordBuilder.Chat(script.Id, time, "customer", valence, "…", confidence));
        if (script.Random.Next(3) == 0)
            script.Add(Source.ChatMessages, time + 900, RecordBuilder.Chat(script.Id, time + 900, "agent", null, "one moment please"));
        return time;
    }

    /// <summary>Words without a score, for the recogniser.</summary>
    private static void Say(Script script, long time)
    {
        var (text, language) = Sentences[script.Random.Next(Sentences.Length)];
        var chat = RecordBuilder.Chat(script.Id, time, "customer", null, text);
        chat["language"] = language;
        script.Add(Source.ChatMessages, time, chat);
    }

    /// <summary>Some windows of sound, one second apart: scored by the site, or with features for the recogniser.</summary>
    private static long Speak(Script script, long time, double valence)
    {
        for (var windows = script.Random.Next(1, 4); windows > 0; windows--, time += 1_000)
        {
            var scored = script.Random.Next(4) > 0;
            var audio = RecordBuilder.Audio(script.Id, time, "customer", scored ? Math.Round(valence, 2) : null, scored ? script.Random.Next(3, 11) / 10.0 : null);
            if (!scored)
            {
                audio["voicedRatio"] = Math.Round(script.Random.NextDouble(), 2);
                audio["loudnessMean"] = Math.Round(0.2 + script.Random.NextDouble(), 3);
                audio["f0SemitoneMean"] = Math.Round(20 + (script.Random.NextDouble() * 15), 2);
            }

            script.Add(Source.AudioFeatures, time, audio);
        }

        if (script.Random.Next(3) == 0)
            script.Add(Source.AudioFeatures, time, RecordBuilder.Audio(script.Id, time, "agent", null));
        return time;
    }

    /// <summary>Something that costs the customer an effort.</summary>
    private static void Happen(Script script, long time, double probability)
    {
        if (script.Random.NextDouble() > probability)
            return;
        switch (script.Random.Next(5))
        {
            case 0:
                var transfer = RecordBuilder.Event(script.Id, time, "transferred");
                transfer["queue"] = RecordBuilder.Queue(script.Random);
                transfer["agentId"] = RecordBuilder.Agent(script.Random);
                script.Add(Source.InteractionEvents, time, transfer);
                break;
            case 1:
                script.Event(time, "held");
                script.Event(time + script.Random.Next(1_000, 30_000), "resumed");
                break;
            case 2:
                var change = RecordBuilder.Event(script.Id, time, "channelSwitched");
                change["channel"] = "email";
                script.Add(Source.InteractionEvents, time, change);
                break;
            case 3:
                script.Event(time, "selfServiceFailed");
                break;
            default:
                script.Event(time, "informationRepeated");
                break;
        }
    }

    private static void End(Script script, long time, bool mayBeOdd)
    {
        var ended = time + script.Random.Next(500, 2_000);
        script.Event(ended, "ended");
        if (!mayBeOdd)
            return;

        // A word within the grace, one after it, a survey in time and one too late, a second end.
        if (script.Random.Next(4) == 0)
            Chat(script, ended + 1_000, -0.4);
        if (script.Random.Next(8) == 0)
            Chat(script, ended + 6_000, 0.9);
        if (script.Random.Next(8) == 0)
            script.Event(ended + 1_000, "ended");
        if (script.Random.Next(3) > 0)
            return;
        var survey = RecordBuilder.Event(script.Id, ended + (script.Random.Next(2) == 0 ? 1_500 : 20_000), "survey");
        survey["satisfaction"] = script.Random.Next(1, 6);
        survey["effort"] = script.Random.Next(1, 8);
        script.Add(Source.InteractionEvents, DateTimeOffset.Parse(survey["time"]!.GetValue<string>()).ToUnixTimeMilliseconds(), survey);
    }

    /// <summary>Notes alerts that will open, of chats whose turns all have full weight; some are acted on.</summary>
    private static void Foresee(Script script, bool isScoredChat)
    {
        if (!isScoredChat || script.Random.Next(2) == 0)
            return;
        double before = double.NaN, end = 0, weight = 0, worst = 0;
        var opened = false;
        for (var line = 0; line < script.Lines.Count; line++)
        {
            var (source, time, value) = script.Lines[line];
            if (source == Source.ChatMessages && value["valence"] is { } x)
            {
                if (value["confidence"] is not null)
                    return;
                var smoothed = double.IsNaN(before) ? x.GetValue<double>() : (before + (2 * x.GetValue<double>())) / 3;
                (end, weight) = ((end * 0.7) + x.GetValue<double>(), (weight * 0.7) + 1);
                (before, worst) = (x.GetValue<double>(), Math.Min(worst, smoothed));
                if (smoothed < -0.61 && !opened)
                    script.Openings.Add(("NegativePeak", line, time + script.Random.Next(1_000, 4_000)));
                opened |= smoothed < -0.61;
            }
            else if (value["type"]?.GetValue<string>() == "ended" && end / weight < -0.21 && worst < -0.51)
            {
                script.Openings.Add(("UnrecoveredEnd", line, time + script.Random.Next(3_000, 30_000)));
            }
        }
    }
}
