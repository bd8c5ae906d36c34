extension BusybusyCapabilities {
    /// What a quick look tries: whether the key is taken, whether projects and punches are told, whether writes are known.
    public static let quickParts: Set<BusybusyCapability.Name> = [
        .connection, .introspection, .projects, .timeEntries, .writes,
    ]

    /// This quick look, with what it left untried taken from an earlier look at the same connection with the same key.
    public func completed(by earlier: BusybusyCapabilities) -> BusybusyCapabilities {
        var result = self
        result.capabilities = capabilities.map { Self.quickParts.contains($0.name) ? $0 : earlier[$0.name] ?? $0 }
        result.visibility = earlier.visibility
        result.changedSinceOperator = earlier.changedSinceOperator
        return result
    }
}
