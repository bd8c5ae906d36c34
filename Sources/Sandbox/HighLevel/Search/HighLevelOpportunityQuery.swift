/// The query parameters of the opportunity search, read and checked.
struct HighLevelOpportunityQuery: Sendable {
    /// What belongs to the contact and is asked for beside it.
    struct Wants: Sendable {
        var notes = false
        var tasks = false
        var events = false
    }

    /// The order of a result; ties are broken by id.
    struct Order: Sendable {
        enum Key: Sendable { case added, updated }

        static let newestFirst = Order(key: .added, descending: true)
        var key: Key
        var descending: Bool
    }

    /// Opportunities of one page and where it stands.
    struct Page: Sendable {
        var items: [HighLevelOpportunity]
        var skipped: Int
        var total: Int
    }

    var location: String?
    var wants: Wants
    private var values: [String: String]
    private var order: Order
    private var limit: Int
    private var number: Int
    private var after: String?
    private var dates: ClosedRange<Int64>

    /// Reads the parameters of the call's version. Throws 422 for what cannot be read.
    init(_ call: HighLevelCall) throws(HighLevelFailure) {
        let isV3 = call.version == .v3
        location = call.query[isV3 ? "locationId" : "location_id"]
        values = [:]
        for (old, new) in [
            ("pipeline_id", "pipelineId"), ("pipeline_stage_id", "pipelineStageId"), ("contact_id", "contactId"),
            ("assigned_to", "assignedTo"), ("status", "status"), ("id", "id"), ("q", "q"), ("country", "country"),
        ] { values[new] = call.query[isV3 ? new : old] }
        if let status = values["status"], !(HighLevelOpportunity.statuses + ["all"]).contains(status) {
            throw .unprocessable(["status must be one of the following values: open, won, lost, abandoned, all"])
        }
        let word = call.query["order"] ?? "added_desc"
        guard ["added_asc", "added_desc"].contains(word) else {
            throw .unprocessable(["order must be one of the following values: added_asc, added_desc"])
        }
        order = Order(key: .added, descending: word == "added_desc")
        limit = try call.number("limit", in: 1...100) ?? 20
        number = try call.number("page", in: 1...Int(Int32.max)) ?? 1
        after = call.query["startAfter"] == nil ? nil : call.query["startAfterId"]
        dates = try Self.dates(call)
        wants = Wants(
            notes: call.query["getNotes"] == "true",
            tasks: call.query["getTasks"] == "true",
            events: call.query["getCalendarEvents"] == "true"
        )
    }

    /// `date` and `endDate` are `mm-dd-yyyy` and take in both days (the second is an assumption).
    private static func dates(_ call: HighLevelCall) throws(HighLevelFailure) -> ClosedRange<Int64> {
        var ends: [Int64] = []
        for (name, open, length) in [("date", Int64.min, Int64(0)), ("endDate", .max, 86_399_999)] {
            guard let text = call.query[name] else {
                ends.append(open)
                continue
            }
            guard let time = HighLevelTime(birthday: text) else {
                throw .unprocessable(["\(name) must be a date of the form mm-dd-yyyy"])
            }
            ends.append(time.milliseconds + length)
        }
        return ends[0] <= ends[1] ? ends[0]...ends[1] : ends[0]...ends[0]
    }

    func matches(_ opportunity: HighLevelOpportunity, contact: HighLevelContact?) -> Bool {
        func holds(_ name: String, _ value: String?) -> Bool { values[name] == nil || values[name] == value }
        return holds("id", opportunity.id) && holds("pipelineId", opportunity.pipelineId)
            && holds("pipelineStageId", opportunity.pipelineStageId) && holds("contactId", opportunity.contactId)
            && holds("assignedTo", opportunity.assignedTo) && holds("country", contact?.country)
            && (values["status"] == "all" || holds("status", opportunity.status))
            && dates.contains(opportunity.createdAt.milliseconds)
            && opportunity.answers(toQuery: (values["q"] ?? "").lowercased(), contact: contact)
    }

    func sorted(_ opportunities: [HighLevelOpportunity]) -> [HighLevelOpportunity] {
        opportunities.sorted(by: order.isBefore)
    }

    /// After the cursor when there is one, else by page number.
    func page(of all: [HighLevelOpportunity]) -> Page {
        var start = (number - 1).multipliedReportingOverflow(by: limit).partialValue
        if let after { start = (all.firstIndex { $0.id == after } ?? all.count - 1) + 1 }
        start = min(max(0, start), all.count)
        return Page(items: Array(all.dropFirst(start).prefix(limit)), skipped: start, total: all.count)
    }

    /// Where the page stands; `nextPageUrl` is null on the last page.
    func meta(_ page: Page, _ call: HighLevelCall) -> HighLevelValue {
        let current = page.skipped / limit + 1
        let hasMore = page.skipped + page.items.count < page.total
        return [
            "total": .integer(Int64(page.total)),
            "nextPageUrl": hasMore ? .init(text: nextPage(page, call)) : .null,
            "startAfterId": .init(text: page.items.last?.id),
            "startAfter": page.items.last.map { .integer($0.createdAt.milliseconds) } ?? .null,
            "currentPage": .integer(Int64(current)),
            "nextPage": hasMore ? .integer(Int64(current + 1)) : .null,
            "prevPage": current > 1 ? .integer(Int64(current - 1)) : .null,
        ]
    }

    private func nextPage(_ page: Page, _ call: HighLevelCall) -> String? {
        guard let last = page.items.last else { return nil }
        var items = call.query.filter { !["page", "startAfter", "startAfterId"].contains($0.key) }
        items["startAfter"] = String(last.createdAt.milliseconds)
        items["startAfterId"] = last.id
        let text = items.sorted { $0.key < $1.key }
            .map { $0.key + "=" + QueryText.encoded($0.value) }.joined(separator: "&")
        return call.origin + "/opportunities/search?" + text
    }
}

extension HighLevelOpportunityQuery.Wants {
    /// Reads `additionalDetails` of the search body.
    init(_ value: HighLevelValue) {
        notes = value["notes"]?.flag == true
        tasks = value["tasks"]?.flag == true
        events = value["calendarEvents"]?.flag == true
    }

    func details(of opportunity: HighLevelOpportunity, in contents: HighLevelContents) -> HighLevelOpportunity.Details {
        let (id, location) = (opportunity.contactId, contents.account.locationID)
        return .init(
            notes: notes ? (contents.notes[id] ?? []).map(\.shape) : [],
            tasks: tasks ? (contents.tasks[id] ?? []).map(\.shape) : [],
            events: events ? contents.appointments.of(contact: id).map { $0.eventShape(location: location) } : []
        )
    }
}

extension HighLevelOpportunityQuery.Order {
    /// Reads `{field, direction}`. Throws 400 for a field that is no date.
    init(_ sort: HighLevelValue) throws(HighLevelFailure) {
        let name = sort["field"]?.text ?? ""
        guard ["date_added", "date_updated"].contains(name) else { throw .badRequest("Invalid field \(name)") }
        self.init(key: name == "date_added" ? .added : .updated, descending: sort["direction"] != "asc")
    }

    private func time(_ opportunity: HighLevelOpportunity) -> Int64 {
        (key == .added ? opportunity.createdAt : opportunity.updatedAt).milliseconds
    }

    func isBefore(_ left: HighLevelOpportunity, _ right: HighLevelOpportunity) -> Bool {
        let (first, second) = ((time(left), left.id), (time(right), right.id))
        return descending ? first > second : first < second
    }

    func cursor(of opportunity: HighLevelOpportunity) -> HighLevelValue {
        [.integer(time(opportunity)), .string(opportunity.id)]
    }
}

extension HighLevelOpportunity {
    /// Whether its name, or the contact's name, address or number contain the lower-cased text.
    func answers(toQuery query: String, contact: HighLevelContact?) -> Bool {
        query.isEmpty
            || [name, contact?.name, contact?.email, contact?.phone].contains {
                $0?.lowercased().contains(query) ?? false
            }
    }
}
