/// Why somebody is not let in, or may not do what they asked for.
public struct AccessError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of refusal it is.
    public enum Code: Hashable, Sendable {
        /// The address or the password is wrong; which one is not said.
        case wrong
        /// Too many tries; the next may be made after that many seconds.
        case throttled(seconds: Int)
        /// More people sign in at once than can be served.
        case busy
        /// The link was used, taken back, or has run out.
        case linkExpired
        /// What was typed cannot be taken as it is.
        case invalid
        /// It would leave nobody who may do everything, or is about somebody who does not exist.
        case impossible
    }

    public let code: Code
    /// What was asked, the rule that forbids it, and the next step.
    public let description: String

    init(_ code: Code, _ description: String) {
        self.code = code
        self.description = description
    }

    static let wrong = AccessError(.wrong, "That address and password do not belong together. Try again.")
    static let wrongCode = AccessError(
        .wrong,
        "That code is not the one shown now. Wait for the next one and try again."
    )
    package static let linkExpired = AccessError(
        .linkExpired,
        "This link was used already, was taken back, or has run out. Ask an owner for a new one, or run: tenon people link"
    )

    static func throttled(_ seconds: Double) -> AccessError {
        let whole = max(1, Int(seconds.rounded(.up)))
        return AccessError(
            .throttled(seconds: whole),
            "Too many tries. The next one can be made in \(whole) s."
        )
    }
}
