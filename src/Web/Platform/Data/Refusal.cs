namespace Maillage.Platform.Data;

/// <summary>Why an entity does not do what it was asked, as the key of a plain sentence; shown with 409 on the same page.</summary>
internal sealed record Refusal(string Text, params object[] Arguments);

/// <summary>Marks a column about a person: it can be exported and erased, and never reaches a log.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class PersonalAttribute : Attribute;
