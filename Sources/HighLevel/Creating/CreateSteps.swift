/// Decides how a create goes on whose outcome may be unclear. Pure: what happened is passed in.
///
/// After an unclear outcome it looks, waits until a late index must show what was made, looks again, and only then
/// makes one repeat. It never repeats what was not looked for, nor what the service refused as invalid: that would be
/// refused again, and is only looked for since it may have been made nevertheless (seen in live traffic, public issue
/// 64).
struct CreateSteps: Sendable {
    /// What to do next.
    enum Action: Sendable {
        case create
        case look
        case wait
        /// Give back what was found.
        case recover
        case fail(HighLevelError)
    }

    private static let looksPerTry = 2
    private static let tries = 2

    private let canLook: Bool
    private var triesMade = 0
    private var looksLeft = 0
    private var unclearError: HighLevelError?

    /// Begins before the first try.
    ///
    /// - Parameter canLook: whether there is something by which the outcome can be found.
    init(canLook: Bool) { self.canLook = canLook }

    /// The try failed.
    ///
    /// A second try that certainly did nothing leaves the first one as unclear as it was, so the first error is told; a
    /// duplicate is an answer of its own.
    mutating func failed(_ error: HighLevelError) -> Action {
        triesMade += 1
        // A cancelled task can make no further call.
        guard error.effect == .unclear, error.code != .cancelled, canLook else {
            return .fail(error.code == .duplicate ? error : unclearError ?? error)
        }
        unclearError = error
        looksLeft = Self.looksPerTry
        return .look
    }

    /// The try failed, or was not made since the task was cancelled; that error is thrown when nothing was tried before.
    mutating func failed(_ error: any Error) throws -> Action {
        if let error = error as? HighLevelError { return failed(error) }
        guard let unclearError else { throw error }
        return .fail(unclearError)
    }

    /// The look ended; nil when it failed itself.
    mutating func looked(found: Bool?) -> Action {
        guard let error = unclearError else { return .create }
        guard let found else { return .fail(error) }
        if found { return .recover }
        looksLeft -= 1
        if looksLeft > 0 { return .wait }
        return triesMade < Self.tries && error.code != .invalid ? .create : .fail(error)
    }
}
