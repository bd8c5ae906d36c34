/// A key of busybusy: a member session's token or an Integration Key.
///
/// The value never appears in a description, a dump or an error; only the transport reads it.
public struct BusybusyKey: Sendable, Hashable {
    let value: String

    /// Wraps a key; surrounding white space, as pasted from a page, is dropped.
    public init(_ value: String) {
        self.value = value.trimmed
    }

    /// Whether the key can stand in a header: not empty, visible ASCII only.
    var isWellFormed: Bool {
        !value.isEmpty && value.utf8.allSatisfy { (0x21...0x7E).contains($0) }
    }

    /// The text with every occurrence of this key replaced.
    func redacted(in text: String) -> String {
        value.isEmpty ? text : text.replacing(value, with: "<redacted>")
    }
}

extension BusybusyKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Always `<redacted>`.
    public var description: String { "<redacted>" }
    /// Always `<redacted>`.
    public var debugDescription: String { "<redacted>" }
    /// A mirror without children, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension String {
    /// The string without white space at its ends.
    var trimmed: String {
        var text = Substring(self)
        while text.first?.isWhitespace == true { text.removeFirst() }
        while text.last?.isWhitespace == true { text.removeLast() }
        return String(text)
    }
}
