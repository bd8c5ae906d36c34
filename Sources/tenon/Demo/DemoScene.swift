/// One thing that a person does in the demonstration, and how to see that it arrived.
struct DemoScene: Sendable {
    let what: String
    /// Does it, the way a person would: in one of the two systems, not in Tenon.
    let act: @Sendable () async throws -> Void
    /// What came of it, read from the remote systems themselves; nil when it did not arrive.
    let evidence: @Sendable () async throws -> String?
}

/// A scene that was played.
struct DemoRow: Sendable {
    let what: String
    let evidence: String
    let arrived: Bool
}
