/// Which part of history is asked for.
public enum HistoryQuery: Hashable, Sendable {
    /// The newest writes of all.
    case all
    /// What one run wrote.
    case run(Int64)
    /// One write.
    case write(Int64)
    /// What was written about the contact, the project or the link of that id.
    case subject(String)

    /// Reads what a person named: a run, a write, or else something that was written to.
    public init(id: String) {
        switch HistoryID(id) {
        case .run(let id): self = .run(id)
        case .write(let id): self = .write(id)
        case nil: self = .subject(id)
        }
    }
}
