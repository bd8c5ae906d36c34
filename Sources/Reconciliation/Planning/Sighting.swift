public import Records

/// What is known of one half of a pair.
public enum Sighting: Hashable, Sendable {
    /// The remote object as last read.
    case present(Record)
    /// It was there and a look by its id found it gone.
    case gone
    /// Never seen.
    case none

    /// The record, when there is one.
    public var record: Record? {
        if case .present(let record) = self { record } else { nil }
    }
}
