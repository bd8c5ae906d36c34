extension CircuitState.Outcome {
    /// What a status says about the system.
    init(status: Int) {
        self = status >= 500 ? .failed("it answered \(status)") : .answered
    }

    /// What a call without a whole reply says about it.
    init(_ error: HighLevelError) {
        self =
            switch error.code {
            case .timeout: .failed("no whole reply came in time")
            case .transport: .failed("there was no connection, or it was lost")
            default: .answered
            }
    }
}
