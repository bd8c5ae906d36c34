/// An event with what could be read in addition, and an account of it.
public struct WebhookCompletion: Sendable {
    /// The event; its payload holds what was read, its body stays as it came.
    public internal(set) var event: WebhookEvent
    /// The members that were filled, by their names in the body.
    public internal(set) var completed: [String] = []
    /// The members that are still missing, each with the reason.
    public internal(set) var missing: [Missing] = []
    /// How many reads it took.
    public internal(set) var calls = 0

    init(_ event: WebhookEvent) { self.event = event }
}

extension WebhookCompletion {
    /// A member that could not be filled.
    public struct Missing: Sendable {
        /// Its name in the body.
        public let member: String
        /// Why it is missing.
        public let reason: Reason
    }

    /// Why a member could not be filled.
    public enum Reason: Sendable {
        /// The event says that the thing is deleted; there is nothing to read it from.
        case deleted
        /// The thing is not there any more.
        case gone
        /// The event lacks what it would be asked by.
        case unidentified
        /// It was not among what could be read within the bound on calls; a later try may find it.
        case notFound
        /// The read failed.
        case failed(HighLevelError)
    }

    mutating func miss(_ members: [String], _ reason: Reason) {
        missing += members.map { Missing(member: $0, reason: reason) }
    }

    /// Takes a value for a member that has none.
    mutating func fill<Value>(_ current: inout Value?, _ member: String, from value: Value?) {
        guard current == nil, let value else { return }
        current = value
        completed.append(member)
    }
}
