using System.Collections;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Configuration;

namespace EmotionStream.App.Configuration;

/// <summary>
/// Copies configuration onto settings and objects to everything it doesn't understand. The binder of Microsoft.Extensions.Configuration
/// skips unknown keys in silence, which turns a misspelt threshold into a default nobody chose.
/// </summary>
internal sealed class StrictBinder
{
    private readonly IConfigurationRoot _root;
    private readonly List<ConfigurationProblem> _problems = [];

    /// <summary>Makes a binder.</summary>
    /// <param name="root">The configuration, for naming the source of a bad value.</param>
    public StrictBinder(IConfigurationRoot root) => _root = root;

    /// <summary>What was wrong so far.</summary>
    public IReadOnlyList<ConfigurationProblem> Problems => _problems;

    /// <summary>Copies a section onto an object's public properties, nested objects and dictionaries included.</summary>
    /// <param name="section">The section, or the whole configuration.</param>
    /// <param name="target">Receives the values.</param>
    /// <param name="hidden">Names of properties that this section may not set.</param>
    public void Bind(IConfiguration section, object target, params IReadOnlyCollection<string> hidden)
    {
        var properties = Array.FindAll(Settable(target.GetType()), property => !hidden.Contains(property.Name, StringComparer.Ordinal));
        foreach (var child in section.GetChildren())
        {
            var property = Array.Find(properties, candidate => candidate.Name.Equals(child.Key, StringComparison.OrdinalIgnoreCase));
            if (property is null)
                AddUnknown(child, properties.Select(candidate => candidate.Name));
            else
                BindProperty(child, property, target);
        }
    }

    /// <summary>Adds a problem found by other means.</summary>
    /// <param name="key">The key.</param>
    /// <param name="message">What is allowed.</param>
    public void Add(string key, string message) => _problems.Add(new(key, _root[key], message, SourceOf(key)));

    /// <summary>Adds a problem that is already put into words, key and value included.</summary>
    /// <param name="message">The message.</param>
    public void Add(string message) => _problems.Add(ConfigurationProblem.Worded(message));

    private static PropertyInfo[] Settable(Type type) =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetCustomAttribute<NotConfigurableAttribute>() is null && !NamedByItsKey(property))
            .Where(property => property.CanWrite || IsContainer(property.PropertyType)),
    ];

    /// <summary>A rule's name is the key it stands under.</summary>
    private static bool NamedByItsKey(PropertyInfo property) =>
        property.Name == "Name" && property.GetCustomAttribute<RequiredMemberAttribute>() is not null;

    private static bool IsContainer(Type type) => type != typeof(string) && (type.IsClass || type.IsInterface);

    private void BindProperty(IConfigurationSection section, PropertyInfo property, object target)
    {
        if (property.GetValue(target) is IDictionary dictionary)
            BindDictionary(section, dictionary);
        else if (property.GetValue(target) is IList)
            BindList(section, property, target);
        else if (IsContainer(property.PropertyType))
            BindNested(section, property, target);
        else
            BindValue(section, property, target);
    }

    private void BindNested(IConfigurationSection section, PropertyInfo property, object target)
    {
        if (!string.IsNullOrEmpty(section.Value))
        {
            Add(section.Path, "is a section, not a value; it holds " + string.Join(", ", Settable(property.PropertyType).Select(p => p.Name)));
            return;
        }

        if (property.GetValue(target) is not { } nested)
            property.SetValue(target, nested = Activator.CreateInstance(property.PropertyType)!);
        Bind(section, nested, property.GetCustomAttribute<HidesAttribute>()?.Names ?? []);
    }

    private void BindDictionary(IConfigurationSection section, IDictionary dictionary)
    {
        var element = dictionary.GetType().GetGenericArguments()[1];
        foreach (var child in section.GetChildren())
        {
            if (element != typeof(string))
            {
                var entry = dictionary.Contains(child.Key) ? dictionary[child.Key]! : Activator.CreateInstance(element)!;
                Bind(child, entry);
                dictionary[child.Key] = entry;
            }
            else if (child.Value is { } value)
            {
                dictionary[child.Key] = value;
            }
            else
            {
                Add(child.Path, "must be a value");
            }
        }
    }

    /// <summary>A list given replaces the default one whole.</summary>
    private void BindList(IConfigurationSection section, PropertyInfo property, object target)
    {
        var element = property.PropertyType.GetGenericArguments()[0];
        var list = (IList)Activator.CreateInstance(typeof(List<>).MakeGenericType(element))!;
        if (!string.IsNullOrEmpty(section.Value))
            Add(section.Path, $"is a list: write {section.Path}:0, {section.Path}:1, …");
        foreach (var child in section.GetChildren())
        {
            if (!int.TryParse(child.Key, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                Add(child.Path, $"is an entry of a list: write {section.Path}:0, {section.Path}:1, …");
            else if (!IsContainer(element))
                AddValue(child, element, list);
            else
            {
                var entry = Activator.CreateInstance(element)!;
                Bind(child, entry);
                list.Add(entry);
            }
        }

        property.SetValue(target, list);
    }

    private void AddValue(IConfigurationSection section, Type type, IList list)
    {
        if (section.Value is { } text && ValueConverter.TryConvert(text, type, out var value, out _))
            list.Add(value);
        else
            Add(section.Path, section.Value is null ? "must be a value" : ValueConverter.Allowed(type));
    }

    private void BindValue(IConfigurationSection section, PropertyInfo property, object target)
    {
        if (section.Value is null)
        {
            if (section.GetChildren().Any())
                Add(section.Path, "is a value, not a section");
            return;
        }

        if (!ValueConverter.TryConvert(section.Value, property.PropertyType, out var value, out var allowed))
        {
            var nearest = property.PropertyType.IsEnum ? NearestName.Find(section.Value, Enum.GetNames(property.PropertyType)) : null;
            Add(section.Path, allowed + (nearest is null ? "" : $"; did you mean {ValueConverter.KebabCase(nearest)}?"));
            return;
        }

        var range = property.GetCustomAttribute<RangeAttribute>();
        if (range is not null && !range.IsValid(value))
        {
            Add(section.Path, $"must be between {range.Minimum} and {range.Maximum}");
            return;
        }

        property.SetValue(target, value);
    }

    private void AddUnknown(IConfigurationSection section, IEnumerable<string> allowed)
    {
        var names = allowed.Order(StringComparer.Ordinal).ToArray();
        var nearest = NearestName.Find(section.Key, names);
        var advice = nearest is null ? "" : $"did you mean {nearest}? ";
        _problems.Add(new(section.Path, section.Value, $"unknown; {advice}allowed here: {string.Join(", ", names)}", SourceOf(section.Path)));
    }

    private string? SourceOf(string key)
    {
        foreach (var provider in _root.Providers.Reverse())
        {
            if (provider.TryGet(key, out _) || provider.GetChildKeys([], key).Any())
                return ConfigurationSources.Describe(provider);
        }

        return null;
    }
}
