import NIOHTTP1

extension HighLevelClient {
    /// Adds tags to many contacts in one call and leaves their other tags alone.
    ///
    /// The service names no largest number of contacts (public issue 315), so the list is sent as it is.
    public func addTags(_ tags: [String], toContacts ids: [String]) async throws -> BulkTagOutcome {
        try await changeTags("bulkAddTags", "add", tags, ids)
    }

    /// Takes tags from many contacts in one call and leaves their other tags alone.
    public func removeTags(_ tags: [String], fromContacts ids: [String]) async throws -> BulkTagOutcome {
        try await changeTags("bulkRemoveTags", "remove", tags, ids)
    }

    /// Takes every tag from many contacts in one call.
    public func removeAllTags(fromContacts ids: [String]) async throws -> BulkTagOutcome {
        try await changeTags("bulkRemoveTags", "remove", [], ids, removesAll: true)
    }

    /// Joins contacts to a business, or with nil takes them out of theirs.
    ///
    /// The service takes 50 contacts a call; more are split and the results merged. Ids given twice count once.
    ///
    /// - Throws: ``HighLevelError`` when the first call fails; later failures are part of the outcome.
    public func setBusiness(_ businessID: String?, ofContacts ids: [String]) async throws -> BulkBusinessOutcome {
        if let businessID { _ = try checked(businessID, "business", in: "bulkBusiness") }
        let ids = try checkedContacts(ids, in: "bulkBusiness")
        var outcome = BulkBusinessOutcome()
        var start = 0
        while start < ids.count {
            let end = min(start + Self.contactsPerBusinessCall, ids.count)
            let chunk = Array(ids[start..<end])
            do {
                let changed = Set(try await setBusiness(businessID, ofChunk: chunk))
                outcome.changed += chunk.filter(changed.contains)
                outcome.unchanged += chunk.filter { !changed.contains($0) }
            } catch let error as HighLevelError where start > 0 {
                outcome.failure = .init(error: error, ids: chunk, notTried: Array(ids[end...]))
                return outcome
            }
            start = end
        }
        return outcome
    }

    private static let contactsPerBusinessCall = 50

    private func setBusiness(_ businessID: String?, ofChunk ids: [String]) async throws -> [String] {
        let business = businessID.map(JSONValue.string) ?? .null
        let body: [String: JSONValue] = [
            "locationId": .string(configuration.locationID), "ids": .array(ids.map(JSONValue.string)),
            "businessId": business,
        ]
        let endpoint = Endpoint(
            "bulkBusiness",
            .POST,
            ["contacts", "bulk", "business"],
            kind: .write,
            scope: nil,
            subject: "\(ids.count) contacts",
            body: try self.body(body)
        )
        return try await call(endpoint, as: BusinessReply.self).ids
    }

    private func changeTags(
        _ operation: String,
        _ type: String,
        _ tags: [String],
        _ ids: [String],
        removesAll: Bool = false
    ) async throws -> BulkTagOutcome {
        guard removesAll || !tags.isEmpty else { throw refused(operation, "No tag is given. Give at least one.") }
        let ids = try checkedContacts(ids, in: operation)
        var body: [String: JSONValue] = [
            "contacts": .array(ids.map(JSONValue.string)), "tags": .array(tags.map(JSONValue.string)),
            "locationId": .string(configuration.locationID),
        ]
        if removesAll { body["removeAllTags"] = true }
        let endpoint = Endpoint(
            operation,
            .POST,
            ["contacts", "bulk", "tags", "update", type],
            kind: .write,
            scope: nil,
            subject: "\(ids.count) contacts",
            body: try self.body(body)
        )
        return try await call(endpoint)
    }

    /// The ids without repetitions, or an error when there is none or one is empty.
    private func checkedContacts(_ ids: [String], in operation: String) throws -> [String] {
        guard !ids.isEmpty else { throw refused(operation, "No contact is given. Give at least one id.") }
        var seen: Set<String> = []
        return try ids.map { try checked($0, "contact", in: operation) }.filter { seen.insert($0).inserted }
    }

    private struct BusinessReply: Decodable {
        let ids: [String]

        init(from decoder: any Decoder) throws {
            _ = try Acknowledgement(from: decoder)
            ids = try decoder.container(keyedBy: AnyKey.self).first(of: "ids") ?? []
        }
    }
}
