/// The reply of either opportunity search, turned into a page.
struct OpportunityPage: Decodable {
    private struct Meta: Decodable {
        let total: Int?
        let nextPageUrl: String?
        let startAfterId: String?
        let startAfter: JSONValue?
        let nextPage: JSONValue?
    }

    private struct Reply: Decodable {
        let opportunities: [Opportunity]
        let meta: Meta?
        let total: Int?
    }

    private let reply: Reply

    init(from decoder: any Decoder) throws { reply = try Reply(from: decoder) }

    /// The page of the query search, which goes on by time and id of its last row, or by number without these.
    var byQuery: HighLevelPage<Opportunity> {
        HighLevelPage(rows: reply.opportunities, total: reply.meta?.total, next: nextByQuery)
    }

    /// The page of the body search, which goes on by number until a page is empty; a first page that is not full and
    /// holds all that are counted is the last one too.
    func byBody(page: Int, pageSize: Int) -> HighLevelPage<Opportunity> {
        let count = reply.opportunities.count
        let isOnlyOne = page == 1 && count < pageSize && reply.total.map { count >= $0 } ?? false
        let isLast = count == 0 || isOnlyOne
        return HighLevelPage(rows: reply.opportunities, total: reply.total, next: isLast ? nil : .page(page + 1))
    }

    private var nextByQuery: PagePosition? {
        guard let meta = reply.meta, meta.nextPageUrl?.isEmpty == false, !reply.opportunities.isEmpty else {
            return nil
        }
        if let id = meta.startAfterId, let time = meta.startAfter, time != .null { return .after([time, .string(id)]) }
        return meta.nextPage?.numberValue.flatMap { Int(exactly: $0) }.map { .page($0) }
    }
}
