namespace OpinionLens.Web.Frame;

/// <summary>What is wrong with a form, and in which field.</summary>
/// <param name="Field">Id of the field; empty where it is about no field.</param>
/// <param name="Message">A sentence that says what to do.</param>
public sealed record Fault(string Field, string Message);
