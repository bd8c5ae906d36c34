import HTTPTypes

/// The two searches over opportunities: by query parameters, and by filters in a body.
extension HighLevelOperation {
    static let opportunitySearch: [HighLevelOperation] = [
        // The location is checked below: its parameter has another name before v3.
        .init(
            method: .get,
            path: "/opportunities/search",
            scope: "opportunities.readonly",
            perform: findOpportunities
        ),
        .init(
            method: .post,
            path: "/opportunities/search",
            body: .opportunitySearch,
            scope: "opportunities.readonly",
            location: .body,
            perform: searchOpportunities
        ),
    ]

    /// Parameters in snake case before v3, in camel case since (official spec).
    private static func findOpportunities(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let query = try HighLevelOpportunityQuery(call)
        guard query.location == contents.account.locationID else { throw .foreignLocation }
        let matching = query.sorted(
            contents.opportunities.all.filter { query.matches($0, contact: contents.contacts[$0.contactId]) }
        )
        let page = query.page(of: matching)
        let items = page.items.map { opportunity in
            contents.shape(of: opportunity, call, details: query.wants.details(of: opportunity, in: contents))
        }
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "opportunities", value: .array(items)),
                .init(name: "meta", value: query.meta(page, call)),
                .init(name: "aggregations", value: [:]),
            ]
        )
    }

    /// `limit` up to 500; `page`, or `searchAfter` with the `sort` member of the last item (published supplement).
    private static func searchOpportunities(
        _ contents: inout HighLevelContents,
        _ call: HighLevelCall
    ) throws(HighLevelFailure) -> HighLevelReply {
        let limit = Int(call.body["limit"]?.integer ?? 0)
        guard (1...500).contains(limit) else { throw .unprocessable(["limit must be between 1 and 500"]) }
        let filter = try HighLevelOpportunityFilter(call.body["filters"] ?? [])
        let text = (call.body["query"]?.text ?? "").lowercased()
        var order = HighLevelOpportunityQuery.Order.newestFirst
        if let sort = call.body["sort"]?.elements?.first { order = try .init(sort) }
        let matching = contents.opportunities.all.filter {
            filter.matches($0) && $0.answers(toQuery: text, contact: contents.contacts[$0.contactId])
        }.sorted(by: order.isBefore)
        var start = max(0, Int(call.body["page"]?.integer ?? 1) - 1) * limit
        if let cursor = call.body["searchAfter"]?.elements, let id = cursor.last?.text {
            start = (matching.firstIndex { $0.id == id } ?? matching.count - 1) + 1
        }
        let wants = HighLevelOpportunityQuery.Wants(call.body["additionalDetails"] ?? [:])
        let items = matching.dropFirst(start).prefix(limit).map { opportunity in
            let shape = contents.shape(of: opportunity, call, details: wants.details(of: opportunity, in: contents))
            return HighLevelValue.object(
                (shape.members ?? []) + [.init(name: "sort", value: order.cursor(of: opportunity))]
            )
        }
        return HighLevelReply(
            status: 200,
            body: [
                .init(name: "opportunities", value: .array(Array(items))),
                .init(name: "total", value: .integer(Int64(matching.count))),
                .init(name: "aggregations", value: [:]),
            ]
        )
    }
}
