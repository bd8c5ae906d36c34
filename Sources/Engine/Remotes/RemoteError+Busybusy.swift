import Busybusy

extension RemoteError {
    /// What a failed busybusy call means to the engine.
    init(_ error: BusybusyError) {
        self.init(Self.disposition(error), error.message)
    }

    private static func disposition(_ error: BusybusyError) -> Disposition {
        switch error.code {
        case .unauthorized, .forbidden, .configuration, .withheld, .ledger: .stopped
        case .notFound: .missing
        case .rateLimited, .locked: .retry(after: error.retryAfter.map(Self.seconds))
        case _ where error.effect == .unclear: .unclear
        case .invalid, .unsupported: .refused
        // No connection could be made at all: no fault of the write.
        case .transport: .stopped
        default: .retry(after: nil)
        }
    }
}
