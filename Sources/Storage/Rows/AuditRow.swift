/// One administrative act: who did what to what, when and from where.
public struct AuditRow: Hashable, Sendable {
    public let id: Int64
    public let at: Milliseconds
    /// The person's address, or `terminal`.
    public let actor: String
    /// Where the request came from; empty for the terminal.
    public let address: String
    /// What was done, such as `person invited`.
    public let act: String
    /// To what. Never a secret.
    public let subject: String

    /// Puts a row together.
    public init(id: Int64, at: Milliseconds, actor: String, address: String, act: String, subject: String) {
        self.id = id
        self.at = at
        self.actor = actor
        self.address = address
        self.act = act
        self.subject = subject
    }
}
