import Foundation

/// Which secret it is, and whose. It is bound into the seal: a sealed text cannot be used in another place.
public struct SecretPlace: Sendable, Hashable, CustomStringConvertible {
    /// Whose.
    public let workspace: String
    /// What it opens, such as ``busybusyKey``.
    public let name: String

    /// Names a place.
    public init(workspace: String, name: String) {
        self.workspace = workspace
        self.name = name
    }

    /// The name of busybusy's key.
    public static let busybusyKey = "busybusy.key"
    /// The name of a sign-in to HighLevel.
    public static let highLevelSignIn = "highlevel.sign-in"

    /// Name and workspace.
    public var description: String { "\(name) of workspace \(workspace)" }

    /// What the seal is bound to. Lengths go in front, so that no two places have the same bytes.
    func associatedData(version: Int) -> Data {
        let parts = ["tenon secret", "\(version)", workspace, name]
        return Data(parts.map { "\($0.utf8.count):\($0)" }.joined().utf8)
    }
}
