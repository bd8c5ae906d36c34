/// A vault that cannot be read or written. The message names the file, the rule and the next step, never a secret.
public struct VaultError: Error, Sendable, CustomStringConvertible {
    /// The kind of a failure. New kinds may come; compare, do not list them all.
    public struct Code: Sendable, Hashable, CustomStringConvertible {
        /// The name of the kind.
        public let description: String
        private init(_ name: String) { description = name }

        /// What is stored is no sign-in, or was changed.
        public static let damaged = Code("damaged")
        /// It is sealed with another key.
        public static let wrongKey = Code("wrongKey")
        /// It is sealed and no key was given.
        public static let keyMissing = Code("keyMissing")
        /// The key itself is no key.
        public static let unusableKey = Code("unusableKey")
        /// Others than the owner may read or write it.
        public static let openToOthers = Code("openToOthers")
        /// It was written by a later version.
        public static let tooNew = Code("tooNew")
        /// Others hold it for too long.
        public static let busy = Code("busy")
        /// The file system refuses.
        public static let unusable = Code("unusable")
    }

    /// What went wrong.
    public let code: Code
    /// Names the file, the rule and the next step.
    public let message: String

    /// For a ``VaultCipher`` or ``TokenVault`` of another's making. The message must hold no secret.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Code and message.
    public var description: String { "\(code): \(message)" }
}
