/// Where a page of a list begins. Which of the kinds a list knows is its own affair: take it from the page before.
public enum PagePosition: Sendable, Hashable {
    /// After so many rows.
    case skip(Int)
    /// At a page counted from 1.
    case page(Int)
    /// After the row that carried this cursor.
    case after([JSONValue])
}
