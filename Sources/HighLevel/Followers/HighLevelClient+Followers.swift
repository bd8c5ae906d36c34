import NIOHTTP1

extension HighLevelClient {
    /// Lets users follow a contact.
    public func addFollowers(_ userIDs: [String], to contactID: String) async throws -> FollowersChange {
        try await changeFollowers("addFollowers", .POST, userIDs, contactID)
    }

    /// Lets users follow a contact no more.
    public func removeFollowers(_ userIDs: [String], from contactID: String) async throws -> FollowersChange {
        try await changeFollowers("removeFollowers", .DELETE, userIDs, contactID)
    }

    private func changeFollowers(
        _ operation: String,
        _ method: HTTPMethod,
        _ userIDs: [String],
        _ contactID: String
    ) async throws -> FollowersChange {
        let endpoint = Endpoint(
            operation,
            method,
            ["contacts", try checked(contactID, "contact", in: operation), "followers"],
            kind: .write,
            scope: Scopes.writeContacts,
            subject: "followers of contact \(contactID)",
            body: try body(["followers": userIDs])
        )
        return try await call(endpoint)
    }
}
