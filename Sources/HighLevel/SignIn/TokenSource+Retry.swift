extension TokenSource {
    /// Runs the body with a token, and once more with its replacement when the service says that it is not valid.
    func withToken<Value>(
        for operation: String,
        scopes: [HighLevelScope],
        _ body: (HighLevelToken) async throws -> Value
    ) async throws -> Value {
        let first = try await token(for: operation, scopes: scopes)
        do {
            return try await body(first)
        } catch let error as HighLevelError where error.unauthorized?.isCuredByRefresh == true {
            guard let second = try await replacement(for: first) else { throw error }
            return try await body(second)
        }
    }
}
