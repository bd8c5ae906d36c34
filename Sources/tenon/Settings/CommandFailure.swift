import ArgumentParser

/// An error that a person can act on: what, why, and what next.
struct CommandFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension ExitCode {
    /// Done, but something waits for a person or for a later try.
    static let unfinished = ExitCode(3)
}
