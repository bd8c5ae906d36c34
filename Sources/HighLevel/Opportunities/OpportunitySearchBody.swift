/// The body of the body search; every member is required (official spec).
struct OpportunitySearchBody: Encodable {
    let text: String
    let locationID: String
    let limit: Int
    let page: Int

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(locationID, forKey: "locationId")
        try body.encode(text, forKey: "query")
        try body.encode(limit, forKey: "limit")
        try body.encode(page, forKey: "page")
        try body.encode([String](), forKey: "searchAfter")
        let details = ["notes": false, "tasks": false, "calendarEvents": false, "unReadConversations": false]
        try body.encode(details, forKey: "additionalDetails")
    }
}
