extension TokenKeeper {
    /// A valid access token that was granted the scopes.
    ///
    /// When the tokens at hand lack one, the vault is looked into once more: somebody may have signed in anew meanwhile.
    func token(for operation: String, scopes: [HighLevelScope]) async throws -> HighLevelToken {
        let credential = try await credential()
        var missing = credential.missing(scopes)
        if missing.isEmpty { return credential.accessToken }
        if let other = try await reloaded() {
            missing = other.missing(scopes)
            if missing.isEmpty { return other.accessToken }
        }
        throw HighLevelError.scopesMissing(missing, operation: operation, tokenKind: .access)
    }
}

extension Duration {
    /// The length in seconds.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
