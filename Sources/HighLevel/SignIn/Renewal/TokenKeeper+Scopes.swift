extension TokenKeeper {
    /// A valid access token that was granted the scope.
    ///
    /// When the tokens at hand lack it, the vault is looked into once more: somebody may have signed in anew meanwhile.
    func token(for operation: String, scope: HighLevelScope?) async throws -> HighLevelToken {
        let credential = try await credential()
        guard let scope, !credential.missing([scope]).isEmpty else { return credential.accessToken }
        if let other = try await reloaded(), other.missing([scope]).isEmpty { return other.accessToken }
        throw HighLevelError.scopeMissing(scope, operation: operation, tokenKind: .access)
    }
}

extension Duration {
    /// The length in seconds.
    var inSeconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
