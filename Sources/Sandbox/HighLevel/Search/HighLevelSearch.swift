/// A checked search: which contacts, in which order, which page.
struct HighLevelSearch: Sendable {
    /// Contacts of one page at most (supplement to the official documentation).
    static let largestPage = 500
    /// `page` reaches only so many contacts; beyond, `searchAfter` is needed.
    static let reachOfPages = 10_000

    var filter: HighLevelFilter
    var query: String
    var order: HighLevelOrder
    var pageLimit: Int
    var page: Int
    /// Only contacts after this one in the order.
    var after: [HighLevelOrder.Key]?
    /// Tells searches with the same result apart from others: the body without its paging.
    var signature: [UInt8]

    /// Reads a search body. Throws 422 for its form and 400 for what the search refuses.
    init(
        _ body: HighLevelValue,
        definitions: [HighLevelCustomField],
        relations: HighLevelRelations = .init()
    ) throws(HighLevelFailure) {
        pageLimit = Int(body["pageLimit"]?.integer ?? 0)
        page = Int(body["page"]?.integer ?? 1)
        try Self.checkPaging(body, pageLimit: pageLimit, page: page)
        query = (body["query"]?.text ?? "").lowercased()
        if query.count > HighLevelFilter.longestText {
            throw .badRequest("query must be shorter than or equal to \(HighLevelFilter.longestText) characters")
        }
        filter = try HighLevelFilter(body["filters"] ?? [], definitions: definitions, relations: relations)
        order = try Self.order(body["sort"])
        if let cursor = body["searchAfter"] {
            guard let keys = order.keys(ofCursor: cursor) else { throw .badRequest("Invalid searchAfter") }
            after = keys
        }
        signature = HighLevelValue.array(["filters", "query", "sort"].map { body[$0] ?? .null }).jsonBytes()
        let text = String(decoding: signature, as: UTF8.self)
        if HighLevelRelations.fields.contains(where: text.contains) {
            signature += String(relations.changeCount).utf8
        }
    }

    private static func checkPaging(
        _ body: HighLevelValue,
        pageLimit: Int,
        page: Int
    ) throws(HighLevelFailure) {
        var messages: [String] = []
        if pageLimit < 1 { messages.append("pageLimit must not be less than 1") }
        if pageLimit > largestPage { messages.append("pageLimit must not be greater than \(largestPage)") }
        if page < 1 { messages.append("page must not be less than 1") }
        if !messages.isEmpty { throw .unprocessable(messages) }
        if body["searchAfter"] != nil {
            if body["page"] != nil { throw .badRequest("page and searchAfter cannot be used together") }
        } else if page.multipliedReportingOverflow(by: pageLimit).overflow || page * pageLimit > reachOfPages {
            throw .badRequest("page * pageLimit must not be greater than \(reachOfPages), use searchAfter")
        }
    }

    private static func order(_ sort: HighLevelValue?) throws(HighLevelFailure) -> HighLevelOrder {
        guard let sort, sort != [] else { return .newestFirst }
        guard let items = sort.elements, items.count <= 2 else { throw .badRequest("sort takes at most 2 fields") }
        var terms: [HighLevelOrder.Term] = []
        for item in items {
            let name = item["field"]?.text ?? ""
            guard let field = HighLevelOrder.Field(rawValue: name) else { throw .badRequest("Invalid field \(name)") }
            let direction = item["direction"]?.text?.lowercased() ?? "asc"
            guard ["asc", "desc"].contains(direction) else {
                throw .badRequest("Invalid direction \(direction) for field \(name)")
            }
            terms.append(.init(field: field, descending: direction == "desc"))
        }
        return HighLevelOrder(terms: terms)
    }

    /// Whether the contact answers filters and query. The query reads names, company and e-mail; telephone numbers
    /// are not found by it (reported by users).
    func matches(_ contact: HighLevelContact) -> Bool {
        (query.isEmpty || contact.answers(toQuery: query)) && filter.matches(contact)
    }

    var matchesEverything: Bool { query.isEmpty && filter.isEmpty }
}

extension HighLevelContact {
    /// Whether name, company or e-mail contain the lower-cased text.
    func answers(toQuery query: String) -> Bool {
        [name, companyName, email].contains { $0?.lowercased().contains(query) ?? false }
    }
}
