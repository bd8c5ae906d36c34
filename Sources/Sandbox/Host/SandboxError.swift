/// Why the sandbox cannot start or keep its state.
public struct SandboxError: Error, CustomStringConvertible, Equatable {
    /// What is wrong, with which input, and what to do.
    public var description: String
}
