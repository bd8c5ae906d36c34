/// Which opportunities to read. Conditions that are not given do not count; those that are hold all.
public struct OpportunityQuery: Sendable, Hashable {
    /// Text in the opportunity or its contact.
    public var text: String?
    /// Those in this pipeline.
    public var pipelineID: String?
    /// Those in this stage.
    public var stageID: String?
    /// Those with this contact.
    public var contactID: String?
    /// Those in this state.
    public var status: OpportunityStatus?
    /// Those assigned to this user.
    public var assignedTo: String?
    /// Those of this campaign.
    public var campaignID: String?
    /// This one.
    public var id: String?
    /// The order, such as `added_asc`; the service's own when nil.
    public var order: String?
    /// The first day, `MM-DD-YYYY` (official spec).
    public var startDay: String?
    /// The last day, `MM-DD-YYYY` (official spec).
    public var endDay: String?
    /// Those of contacts in this country.
    public var country: String?

    /// Makes a query; without conditions it means every opportunity.
    public init(
        text: String? = nil,
        pipelineID: String? = nil,
        stageID: String? = nil,
        contactID: String? = nil,
        status: OpportunityStatus? = nil,
        assignedTo: String? = nil,
        order: String? = nil
    ) {
        self.text = text
        self.pipelineID = pipelineID
        self.stageID = stageID
        self.contactID = contactID
        self.status = status
        self.assignedTo = assignedTo
        self.order = order
    }

    /// The query of the call, but for its page.
    func items(location: String, dialect: HighLevelDialect) -> QueryItems {
        func name(_ parameter: HighLevelDialect.OpportunityParameter) -> String {
            dialect.opportunityParameter(parameter)
        }
        var items = QueryItems()
        items.add(name(.location), location)
        items.add("q", text)
        items.add(name(.pipeline), pipelineID)
        items.add(name(.stage), stageID)
        items.add(name(.contact), contactID)
        items.add("status", status?.rawValue)
        items.add(name(.assignee), assignedTo)
        items.add("campaignId", campaignID)
        items.add("id", id)
        items.add("order", order)
        items.add("date", startDay)
        items.add("endDate", endDay)
        items.add("country", country)
        return items
    }
}
