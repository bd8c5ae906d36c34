/// Where a request comes from, as far as it says.
public struct Visitor: Hashable, Sendable {
    /// The network address; behind a trusted proxy, the one that the proxy names.
    public let address: String
    /// What the browser calls itself, cut to 200 characters.
    public let agent: String

    public init(address: String, agent: String = "") {
        self.address = address
        self.agent = String(agent.prefix(200))
    }

    /// A person at the machine itself.
    public static let terminal = Visitor(address: "")
}
