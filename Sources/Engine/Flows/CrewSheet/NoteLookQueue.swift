import Storage

/// Whose notes are read in a run, and in which order. Pure.
///
/// There is no list of the notes of all contacts, so that each look takes a call. What is known of a contact tells whether
/// its notes may have changed; a contact of which nothing changed is looked at now and then.
struct NoteLookQueue: Sendable {
    /// A contact, what is known of it now, and the last look.
    struct Entry: Sendable {
        let contactID: String
        let cause: Int64
        let last: NoteLook?
    }

    /// Seconds after which a contact is looked at again although nothing changed.
    let interval: Double
    /// The most contacts that one run looks at.
    let limit: Int

    /// The contacts to look at now: first those of which something changed, then those that were never looked at, then those
    /// whose last look is too long ago; in each group the oldest look first.
    func due(_ entries: [Entry], at now: Milliseconds) -> [Entry] {
        let ranked = entries.compactMap { entry in rank(entry, now).map { (rank: $0, entry: entry) } }
        return ranked.sorted { Self.order($0) < Self.order($1) }.prefix(limit).map(\.entry)
    }

    private func rank(_ entry: Entry, _ now: Milliseconds) -> Int? {
        guard let last = entry.last else { return 1 }
        if last.cause != entry.cause { return 0 }
        return now >= last.lookedAt.adding(seconds: interval) ? 2 : nil
    }

    private static func order(_ ranked: (rank: Int, entry: Entry)) -> (Int, Int64, String) {
        (ranked.rank, ranked.entry.last?.lookedAt.value ?? 0, ranked.entry.contactID)
    }
}
