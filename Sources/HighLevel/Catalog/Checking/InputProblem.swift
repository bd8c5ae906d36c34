/// One thing that is wrong with the inputs of a call.
public struct InputProblem: Sendable, Hashable {
    /// The rule that is broken.
    public enum Rule: String, Sendable, Hashable {
        /// There is no such input.
        case unknown
        /// It is required and was not given.
        case missing
        /// Its value has another type.
        case type
        /// Its value is none of those there are.
        case choice
        /// Its text is not written as it has to be.
        case format
        /// It is too large, too small or too long.
        case range
    }

    /// Where: the name of the input, then of its members, such as `customFields[0].id`.
    public let path: String
    /// The rule that is broken.
    public let rule: Rule
    /// What is wrong and what would be right. Holds no value but one that was to be chosen from a list.
    public let message: String
}

extension InputProblem: CustomStringConvertible {
    /// Path and message.
    public var description: String { "\(path): \(message)" }
}
