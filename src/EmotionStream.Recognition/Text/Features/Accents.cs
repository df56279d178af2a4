namespace EmotionStream.Recognition.Text.Features;

/// <summary>Folds accented Latin letters to their base letter: chat French is often typed without accents.</summary>
/// <remarks>A table of its own, as the build's invariant globalization leaves Unicode normalisation out.</remarks>
internal static class Accents
{
    private const int End = 0x180;

    private static readonly (char Base, string Accented)[] Letters =
    [
        ('a', "àáâãäåāăą"), ('c', "çćĉċč"), ('d', "ďđ"), ('e', "èéêëēĕėęě"), ('g', "ĝğġģ"), ('i', "ìíîïĩīĭį"), ('n', "ñńņň"),
        ('o', "òóôõöøōŏő"), ('s', "śŝşš"), ('t', "ţťŧ"), ('u', "ùúûüũūŭůűų"), ('y', "ýÿŷ"), ('z', "źżž"),
    ];

    private static readonly char[] Table = Build();

    /// <summary>The base letter of a lower-case character; the character itself when it has none.</summary>
    /// <param name="c">The character.</param>
    public static char Fold(char c) => c < End ? Table[c] : c;

    private static char[] Build()
    {
        var table = new char[End];
        for (var c = '\0'; c < End; c++)
            table[c] = c;
        foreach (var (letter, accented) in Letters)
            foreach (var c in accented)
                table[c] = letter;
        return table;
    }
}
