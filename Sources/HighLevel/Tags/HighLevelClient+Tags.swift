import NIOHTTP1

extension HighLevelClient {
    /// Adds tags to a contact and leaves its others alone. The service stores them in lower case.
    ///
    /// - Returns: the tags of the reply; whether these are all or only the added ones is not documented.
    public func addTags(_ tags: [String], to contactID: String) async throws -> [String] {
        try await changeTags("addTags", .POST, tags, contactID)
    }

    /// Takes tags from a contact and leaves its others alone.
    ///
    /// - Returns: the tags of the reply; whether these are all or only the removed ones is not documented.
    public func removeTags(_ tags: [String], from contactID: String) async throws -> [String] {
        try await changeTags("removeTags", .DELETE, tags, contactID)
    }

    private func changeTags(
        _ operation: String,
        _ method: HTTPMethod,
        _ tags: [String],
        _ contactID: String
    ) async throws -> [String] {
        let path = ["contacts", try checked(contactID, "contact", in: operation), "tags"]
        let body = try body(["tags": tags])
        let endpoint = Endpoint(
            operation,
            method,
            path,
            kind: .write,
            scope: Scopes.writeContacts,
            subject: "tags of contact \(contactID)",
            body: body
        )
        return try await call(endpoint, as: Tags.self).tags ?? []
    }

    private struct Tags: Decodable { let tags: [String]? }
}
