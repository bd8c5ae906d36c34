/// Where the keys come from.
///
/// A file is read anew for every seal and every opening, which are rare: so a process that runs for months takes up a
/// changed file without a restart.
public enum SecretKeySource: Sendable {
    /// A file that only its owner may read.
    case file(SecretKeyFile)
    /// Keys that were handed over when the process started.
    case fixed(SecretKeyRing)

    /// The keys as they are now.
    ///
    /// - Throws: ``SecretError`` for a file that cannot be used.
    public func ring() throws(SecretError) -> SecretKeyRing {
        switch self {
        case .file(let file): try file.read()
        case .fixed(let ring): ring
        }
    }
}
