import ArgumentParser
import Foundation

/// Wrong usage that is found while a command runs.
///
/// The parser's own `ValidationError` would then add the usage of `tenon` itself, which helps nobody.
enum WrongUsage {
    /// Tells it and gives the status to end with.
    static func told(_ lines: [String]) -> ExitCode {
        FileHandle.standardError.write(Data((Console.folded("Error: " + lines.joined(separator: "\n")) + "\n").utf8))
        return .validationFailure
    }
}
