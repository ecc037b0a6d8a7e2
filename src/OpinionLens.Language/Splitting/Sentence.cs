namespace OpinionLens.Language;

/// <summary>One sentence of a paragraph: half-open <c>[Start, End)</c> in UTF-16 units, not empty, without outer blanks.</summary>
public readonly record struct Sentence(int Start, int End);
