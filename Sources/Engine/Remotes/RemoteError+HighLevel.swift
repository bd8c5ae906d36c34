import HighLevel

extension RemoteError {
    /// What a failed HighLevel call means to the engine.
    init(_ error: HighLevelError) {
        self.init(Self.disposition(error), error.message)
    }

    private static func disposition(_ error: HighLevelError) -> Disposition {
        if let duplicate = error.duplicate { return .duplicate(of: duplicate.contactID) }
        switch error.code {
        case .unauthorized, .forbidden, .configuration: return .stopped
        case .contactNotFound: return .missing
        case .rateLimited: return .retry(after: error.retryAfter.map(Self.seconds))
        case _ where error.effect == .unclear: return .unclear
        // No connection could be made at all, after the client's own retries. That is no fault of the write, and trying the
        // next one would only use it up as well.
        case .transport: return .stopped
        // The same, known before the call: the system has been failing, or the budget cannot be kept.
        case .circuitOpen, .budget: return .stopped
        case .server, .timeout: return .retry(after: nil)
        case .notFound, .invalid: return .refused
        default: return .retry(after: nil)
        }
    }

    static func seconds(_ duration: Duration) -> Double {
        Double(duration.components.seconds) + Double(duration.components.attoseconds) * 1e-18
    }
}
