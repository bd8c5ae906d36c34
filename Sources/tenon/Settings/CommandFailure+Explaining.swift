import Access
import Busybusy
import Engine
import HighLevel
import Sandbox
import Storage

extension CommandFailure {
    /// The error in words for a person: what the libraries call it in the code is left out, and settings are named.
    ///
    /// Lines are broken between words where the terminal of standard error is narrower.
    static func explaining(_ error: any Error) -> any Error {
        guard let text = words(for: error) else { return error }
        // The parser writes this in front.
        let prefix = "Error: "
        return CommandFailure(String(Console.folded(prefix + text).dropFirst(prefix.count)))
    }

    /// What an error of the program's own says; nil for those of the parser, which knows best how to show them.
    static func words(for error: any Error) -> String? {
        switch error {
        case let error as VaultError: text(error)
        case let error as BusybusyError: error.message
        case let error as HighLevelError:
            (error.underlying as? VaultError).map(text)
                ?? error.message + (error.traceID.map { " (HighLevel's trace \($0))" } ?? "")
        case let error as SecretError: text(error)
        case is CommandFailure, is RemoteError, is StoreError, is SandboxError, is DeskError, is AccessError,
            is UndoError:
            "\(error)"
        default: nil
        }
    }

    private static func text(_ error: VaultError) -> String {
        switch error.code {
        case .keyMissing: error.message + missing
        case .wrongKey: error.message + given
        default: error.message
        }
    }

    private static func text(_ error: SecretError) -> String {
        switch error.code {
        case .keyMissing: error.description + missing
        case .wrongKey: error.description + given
        default: error.description
        }
    }

    private static let missing = " TENON_SECRETS_KEY_FILE names the file with the keys, and is not set."
    private static let given = " The given ones are those of TENON_SECRETS_KEY_FILE or TENON_SECRETS_KEY."
}
