using System.Globalization;
using System.Text;

namespace EmotionStream.App.Telephony.AudioHook;

/// <summary>
/// The part of HTTP structured fields (RFC 8941) that signatures are written in: a dictionary whose members are byte sequences or lists of strings with
/// parameters.
/// </summary>
internal sealed class StructuredField
{
    private readonly string _text;
    private int _at;

    private StructuredField(string text) => _text = text;

    /// <summary>A list member: strings and parameters, which are strings or whole numbers.</summary>
    /// <param name="Items">The strings.</param>
    /// <param name="Parameters">The parameters, in order.</param>
    public sealed record List(IReadOnlyList<string> Items, IReadOnlyList<(string Name, object Value)> Parameters)
    {
        /// <summary>A text parameter.</summary>
        /// <param name="name">Its name.</param>
        public string? Text(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name).Value as string;

        /// <summary>A whole number.</summary>
        /// <param name="name">Its name.</param>
        public long? Number(string name) => Parameters.FirstOrDefault(parameter => parameter.Name == name).Value as long?;

        /// <summary>The one form it is signed in.</summary>
        public override string ToString()
        {
            var text = new StringBuilder("(").AppendJoin(' ', Items.Select(Quoted)).Append(')');
            foreach (var (name, value) in Parameters)
                text.Append(CultureInfo.InvariantCulture, $";{name}={(value is string words ? Quoted(words) : value)}");
            return text.ToString();
        }
    }

    /// <summary>A string as it is written.</summary>
    /// <param name="text">The text.</param>
    public static string Quoted(string text) =>
        $"\"{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)}\"";

    /// <summary>Parses a field of lists.</summary>
    /// <param name="text">The field.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static IReadOnlyDictionary<string, List> ParseLists(string text) => new StructuredField(text).Members(field => field.InnerList());

    /// <summary>Parses a field of byte sequences.</summary>
    /// <param name="text">The field.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static IReadOnlyDictionary<string, byte[]> ParseBytes(string text) => new StructuredField(text).Members(field => field.Bytes());

    private Dictionary<string, T> Members<T>(Func<StructuredField, T> value)
    {
        var members = new Dictionary<string, T>(StringComparer.Ordinal);
        Blanks();
        while (true)
        {
            var name = Key();
            Expect('=');
            if (!members.TryAdd(name, value(this)))
                throw new FormatException("a member stands twice");
            Blanks();
            if (_at == _text.Length)
                return members;
            Expect(',');
            Blanks();
        }
    }

    private List InnerList()
    {
        var items = new List<string>();
        Expect('(');
        Blanks();
        while (!Accept(')'))
        {
            items.Add(String());
            Blanks();
        }

        var parameters = new List<(string, object)>();
        while (Accept(';'))
        {
            var name = Key();
            Expect('=');
            if (parameters.Exists(parameter => parameter.Item1 == name))
                throw new FormatException("a parameter stands twice");
            parameters.Add((name, Peek() == '"' ? (object)String() : Integer()));
        }

        return new(items, parameters);
    }

    private byte[] Bytes()
    {
        Expect(':');
        var end = _text.IndexOf(':', _at);
        if (end < 0)
            throw new FormatException("a byte sequence has no end");
        var bytes = Convert.FromBase64String(_text[_at..end]);
        _at = end + 1;
        return bytes;
    }

    private string String()
    {
        Expect('"');
        var text = new StringBuilder();
        while (!Accept('"'))
        {
            if (Peek() == '\\')
                _at++;
            if (Peek() is < ' ' or > '~')
                throw new FormatException("a string holds what it may not");
            text.Append(_text[_at++]);
        }

        return text.ToString();
    }

    private long Integer()
    {
        var from = _at;
        while (char.IsAsciiDigit(Peek()))
            _at++;
        return long.Parse(_text.AsSpan(from, _at - from), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private string Key()
    {
        var from = _at;
        while (Peek() is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_' or '-' or '.' or '*')
            _at++;
        return _at > from ? _text[from.._at] : throw new FormatException("a name is missing");
    }

    private char Peek() => _at < _text.Length ? _text[_at] : '\0';

    private bool Accept(char c)
    {
        if (Peek() != c)
            return false;
        _at++;
        return true;
    }

    private void Expect(char c)
    {
        if (!Accept(c))
            throw new FormatException($"{c} is missing");
    }

    private void Blanks()
    {
        while (Peek() is ' ' or '\t')
            _at++;
    }
}
