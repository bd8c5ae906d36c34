import HTTPTypes

/// List, search, duplicate lookup and the contacts of a business.
extension HighLevelOperation {
    static let finding: [HighLevelOperation] = [
        .init(method: .get, path: "/contacts/", scope: "contacts.readonly", location: .query, perform: listContacts),
        .init(
            method: .post,
            path: "/contacts/search",
            body: .search,
            scope: "contacts.readonly",
            location: .body,
            perform: searchContacts
        ),
        .init(
            method: .get,
            path: "/contacts/search/duplicate",
            scope: "contacts.readonly",
            location: .query,
            perform: findDuplicate
        ),
        .init(
            method: .get,
            path: "/contacts/business/{businessId}",
            scope: "contacts.readonly",
            location: .query,
            perform: businessContacts
        ),
    ]

    private static func searchContacts(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let relations = contents.relations
        let search = try HighLevelSearch(
            call.body,
            definitions: contents.customFields.of(model: "contact"),
            relations: relations
        )
        let page = contents.search(search, at: call.now)
        let location = contents.account.locationID
        let items = page.records.map { record in
            record.contact.searchShape(
                location: location,
                version: call.version,
                opportunities: relations.opportunities.of(contact: record.contact.id),
                searchAfter: search.order.cursor(of: record.contact)
            )
        }
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "contacts", value: .array(items)),
                .init(name: "total", value: .integer(Int64(page.total))),
            ]
        )
    }

    /// Newest first. Both `startAfter` and `startAfterId` are needed; one alone gives page one again.
    private static func listContacts(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let limit = try call.number("limit", in: 1...100) ?? 20
        let query = (call.query["query"] ?? "").lowercased()
        let all = contents.contacts.byDateAdded
        let matching = query.isEmpty ? all : all.filter { $0.contact.answers(toQuery: query) }
        // The list runs backwards through `matching`; `end` is where the page begins.
        var end = matching.count
        if let text = call.query["startAfter"], let time = Int64(text), let id = call.query["startAfterId"] {
            end = matching.partitioningIndex {
                let added = $0.contact.dateAdded.milliseconds
                return added == time ? $0.contact.id >= id : added > time
            }
        }
        let page = matching[max(0, end - limit)..<end].reversed().map(\.contact)
        let location = contents.account.locationID
        let paging = ListPaging(total: matching.count, skipped: matching.count - end, limit: limit, last: page.last)
        return HighLevelReply(
            status: 200,
            body: [
                .init(
                    name: "contacts",
                    value: .array(page.map { $0.listShape(location: location, version: call.version) })
                ),
                .init(name: "meta", value: paging.meta(call)),
            ]
        )
    }

    private static func findDuplicate(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        // An unescaped plus arrives as a blank, and then the number is not found.
        let number = call.query["number"].flatMap { $0.hasPrefix(" ") ? nil : $0 }
        // Without duplicates the location's own order decides, with them e-mail comes first (official description).
        let order =
            contents.account.allowsDuplicates ? HighLevelContactKeys.Field.allCases : contents.location.duplicateKeys
        let match = contents.keys.firstMatch(email: call.query["email"], phone: number, order: order)
        let contact = match.flatMap { contents.contacts[$0.id] }
        let location = contents.account.locationID
        return .ok("contact", contact?.fullShape(location: location, version: call.version) ?? .null)
    }

    private static func businessContacts(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let limit = try call.number("limit", in: 1...100) ?? 25
        let skip = try call.number("skip", in: 0...Int(Int32.max)) ?? 0
        let query = (call.query["query"] ?? "").lowercased()
        let business = call.path["businessId"]
        var matching = contents.contacts.byDateAdded.reversed().map(\.contact).filter {
            $0.businessId == business && (query.isEmpty || $0.answers(toQuery: query))
        }
        let count = matching.count
        if call.version == .v3 { matching = try Self.afterCursor(call, matching) }
        let location = contents.account.locationID
        let items = matching.dropFirst(skip).prefix(limit).map { $0.businessShape(location: location) }
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "contacts", value: .array(Array(items))),
                .init(name: "count", value: .integer(Int64(count))),
            ]
        )
    }

    /// v3 lists by name, and goes on after a cursor of name and id (official spec; the order is an assumption).
    private static func afterCursor(
        _ call: HighLevelCall,
        _ contacts: [HighLevelContact]
    ) throws(HighLevelFailure) -> [HighLevelContact] {
        func key(_ contact: HighLevelContact) -> (String, String) { ((contact.name ?? "").lowercased(), contact.id) }
        let sorted = contacts.sorted { key($0) < key($1) }
        guard let cursor = call.query["startAfter"] else { return sorted }
        guard let comma = cursor.lastIndex(of: ",") else {
            throw .unprocessable(["startAfter must be a name and an id, separated by a comma"])
        }
        let after = (cursor[..<comma].lowercased(), String(cursor[cursor.index(after: comma)...]))
        return sorted.filter { key($0) > after }
    }
}

/// Where a page of the list stands among all pages.
private struct ListPaging {
    var total: Int
    var skipped: Int
    var limit: Int
    var last: HighLevelContact?

    private var current: Int { skipped / limit + 1 }
    private var hasMore: Bool { skipped + limit < total }

    /// `meta` as seen in live traffic; `nextPageUrl` is null on the last page.
    func meta(_ call: HighLevelCall) -> HighLevelValue {
        [
            "total": .integer(Int64(total)),
            "nextPageUrl": hasMore ? .init(text: nextPage(call)) : .null,
            "startAfterId": .init(text: last?.id),
            "startAfter": last.map { .integer($0.dateAdded.milliseconds) } ?? .null,
            "currentPage": .integer(Int64(current)),
            "nextPage": hasMore ? .integer(Int64(current + 1)) : .null,
            "prevPage": current > 1 ? .integer(Int64(current - 1)) : .null,
        ]
    }

    private func nextPage(_ call: HighLevelCall) -> String? {
        guard let last else { return nil }
        var items = [("locationId", call.query["locationId"] ?? ""), ("limit", String(limit))]
        if let query = call.query["query"] { items.append(("query", query)) }
        items += [("startAfter", String(last.dateAdded.milliseconds)), ("startAfterId", last.id)]
        let text = items.map { $0.0 + "=" + QueryText.encoded($0.1) }.joined(separator: "&")
        return call.origin + "/contacts/?" + text
    }
}
