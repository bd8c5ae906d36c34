/// Keeps one sign-in where it outlives the process, and lets one renewer at a time touch it.
///
/// A refresh token works once. So whoever renews takes the exclusive access first, reads what is stored, and stores the
/// new tokens before using them. Several processes may share one vault.
public protocol TokenVault: Sendable {
    /// What is stored; nil when nobody signed in. Needs no exclusive access: it sees the old or the new, never a half.
    ///
    /// - Throws: ``VaultError`` when what is stored cannot be read.
    func load() async throws -> Credential?

    /// Stores it in place of what was stored; when this returns, it outlives a power failure.
    ///
    /// - Throws: ``VaultError``; then what was stored before is still there.
    func save(_ credential: Credential) async throws

    /// Removes what is stored.
    ///
    /// - Throws: ``VaultError``; then it is still there.
    func clear() async throws

    /// Runs the body while nobody else, in this process or another, is inside; ends the access however the body ends.
    ///
    /// - Throws: ``VaultError`` with code `.busy` when others do not let go of it, `CancellationError` when cancelled
    ///   while waiting, or what the body throws.
    func withExclusiveAccess<Value: Sendable>(_ body: () async throws -> Value) async throws -> Value
}
