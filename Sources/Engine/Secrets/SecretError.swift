/// A secret or a key that cannot be used. The message names the place, the rule and the next step, never a secret.
public struct SecretError: Error, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Code: Sendable, Hashable {
        /// What should be a key is none.
        case unusableKey
        /// The file of keys cannot be read or written.
        case unusableFile
        /// Others than the owner may read the file of keys.
        case openToOthers
        /// There is no key at all.
        case keyMissing
        /// It is sealed with a key that is not at hand.
        case wrongKey
        /// It was changed, cut off, or moved from another place.
        case damaged
        /// A later version sealed it.
        case tooNew
    }

    /// What is wrong.
    public let code: Code
    /// Names the place, the rule and the next step.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }
}
