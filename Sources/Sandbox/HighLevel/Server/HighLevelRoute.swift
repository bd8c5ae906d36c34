import HTTPTypes

/// What the gate must know of an operation before anything of it runs.
protocol HighLevelRoute: Sendable {
    var method: HTTPRequest.Method { get }
    /// As in the official spec, with `{contactId}` parts.
    var path: String { get }
    /// The dialects that know the operation.
    var versions: Set<HighLevelVersion> { get }
    /// What the token must be granted; nil when the official spec declares nothing.
    var scope: String? { get }
    /// Which kind of token the operation is for.
    var access: HighLevelOperation.Access { get }
}

extension HighLevelRoute {
    /// `POST /contacts/search`: the name in statistics and faults.
    var name: String { "\(method.rawValue) \(path)" }

    /// The path as the router takes it; a slash at its end makes no difference.
    var routerPath: String {
        let text = path.replacing("{", with: ":").replacing("}", with: "")
        return text.count > 1 && text.hasSuffix("/") ? String(text.dropLast()) : text
    }
}

extension Collection where Element: HighLevelRoute {
    /// The operation that speaks this dialect.
    ///
    /// What only v3 has is an unrouted path before it; what v3 dropped is a 400 that says so (seen in live traffic; what
    /// stands between "Endpoint" and "not available" is an assumption).
    func first(in version: HighLevelVersion, method: HTTPRequest.Method, path: String) throws(HighLevelFailure)
        -> Element
    {
        if let route = first(where: { $0.versions.contains(version) }) { return route }
        guard version == .v3 else { throw .unrouted(method: method.rawValue, path: path) }
        throw .badRequest(
            "Endpoint \(method.rawValue) \(path) not available in API version v3. "
                + "This endpoint was removed in version v3. Please use a version before v3."
        )
    }
}
