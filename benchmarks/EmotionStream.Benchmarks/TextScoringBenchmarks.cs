using BenchmarkDotNet.Attributes;
using EmotionStream.Core.Emotions;
using EmotionStream.Core.Recognition;
using EmotionStream.Core.Records;
using EmotionStream.Recognition.Text;
using EmotionStream.Recognition.Text.Model;

namespace EmotionStream.Benchmarks;

/// <summary>Scoring a poll's worth of chat messages, beside splitting them into words, which any scorer has to do.</summary>
[MemoryDiagnoser]
public class TextScoringBenchmarks
{
    private const int Messages = 512;

    private static readonly string[] Openings = ["Hello,", "Bonjour,", "ok", "Sorry but", "Écoutez,", "Thanks,", "", "Again:"];
    private static readonly string[] Bodies =
    [
        "my order {0} has still not arrived", "je n'ai toujours pas reçu le colis {0}", "the app says error {0}", "c'est noté pour le dossier {0}",
        "I was charged twice on invoice {0}", "votre conseiller devait me rappeler, demande {0}", "can you check line {0} please", "tout fonctionne, dossier {0} clos",
    ];

    private static readonly string[] Endings = ["!!", "", ", merci d'avance", ", this is NOT acceptable", " 😡", " :)", ", je suis déçue", ", perfect"];

    private readonly EmotionScore[] _scores = new EmotionScore[Messages];
    private readonly CustomerText[] _texts = new CustomerText[Messages];
    private NGramTextRecogniser _recogniser = null!;

    [GlobalSetup]
    public void Setup()
    {
        _recogniser = new NGramTextRecogniser(TextModel.LoadShipped());
        for (var i = 0; i < Messages; i++)
        {
            var words = $"{Openings[i % 8]} {string.Format(null, Bodies[i / 8 % 8], 1_000 + i)}{Endings[i / 64]}";
            CustomerText.TryCreate(Speaker.Customer, words.AsMemory(), out _texts[i]);
        }
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Messages)]
    public int SplitAtSpaces()
    {
        var words = 0;
        foreach (var text in _texts)
            foreach (var _ in text.Words.Split(' '))
                words++;
        return words;
    }

    [Benchmark(OperationsPerInvoke = Messages)]
    public float Score()
    {
        _recogniser.Score(_texts, _scores);
        return _scores[0].Valence;
    }
}
