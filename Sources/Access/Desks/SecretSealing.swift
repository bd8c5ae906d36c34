/// Seals what must be read again in plain: the secrets of authenticator apps.
public struct SecretSealing: Sendable {
    let seal: @Sendable (_ plain: String, _ name: String) throws -> String
    let open: @Sendable (_ sealed: String, _ name: String) throws -> String

    /// - Parameters:
    ///   - seal: Seals a text for the place with that name.
    ///   - open: Opens what was sealed for that place.
    public init(
        seal: @escaping @Sendable (_ plain: String, _ name: String) throws -> String,
        open: @escaping @Sendable (_ sealed: String, _ name: String) throws -> String
    ) {
        self.seal = seal
        self.open = open
    }
}
