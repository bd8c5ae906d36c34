public import Foundation

/// An opportunity: a deal with a contact, in a stage of a pipeline.
public struct Opportunity: Sendable, Hashable, Identifiable {
    /// The id.
    public var id: String
    /// The name.
    public var name: String?
    /// What it is worth, in the location's currency.
    public var monetaryValue: Double?
    /// The pipeline it is in.
    public var pipelineID: String?
    /// The stage it is in.
    public var stageID: String?
    /// Its state.
    public var status: OpportunityStatus?
    /// The user it is assigned to.
    public var assignedTo: String?
    /// Where it came from, as free text.
    public var source: String?
    /// The contact it is with.
    public var contactID: String?
    /// The location it belongs to.
    public var locationID: String?
    /// Why it was lost.
    public var lostReasonID: String?
    /// The contact in short, where the reply has it.
    public var contact: Contact?
    /// The users that follow it.
    public var followers: [String]
    /// The custom fields that have a value.
    public var customFields: [CustomField]
    /// The day on which it should be decided, `YYYY-MM-DD`; v3 only.
    public var expectedCloseDay: String?
    /// How likely it is won, 0 to 100; v3 only.
    public var forecastProbability: Double?
    /// When it was made.
    public var createdAt: Date?
    /// When it last changed.
    public var updatedAt: Date?
    /// When its state last changed.
    public var lastStatusChangeAt: Date?
    /// When its stage last changed.
    public var lastStageChangeAt: Date?

    /// Makes an opportunity; mostly for tests, as opportunities are read and not made.
    public init(id: String, name: String? = nil, status: OpportunityStatus? = nil, contactID: String? = nil) {
        self.id = id
        self.name = name
        self.status = status
        self.contactID = contactID
        followers = []
        customFields = []
    }

    /// The value of a custom field, or nil when it has none.
    public func customField(_ id: String) -> JSONValue? {
        customFields.first { $0.id == id }?.value
    }
}

extension Opportunity: Decodable {
    /// Reads an opportunity from the get, write or search shape.
    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: AnyKey.self)
        self.init(id: try fields.decode(String.self, forKey: "id"))
        name = try fields.first(of: "name")
        monetaryValue = try fields.first(of: "monetaryValue")
        pipelineID = try fields.first(of: "pipelineId")
        stageID = try fields.first(of: "pipelineStageId")
        status = try fields.first(of: "status")
        assignedTo = try fields.first(of: "assignedTo")
        source = try fields.first(of: "source")
        contact = try fields.first(of: "contact")
        contactID = try fields.first(of: "contactId") ?? contact?.id
        locationID = try fields.first(of: "locationId")
        lostReasonID = try fields.first(of: "lostReasonId")
        followers = try fields.first(LossyTexts.self, of: "followers")?.texts ?? []
        customFields = try fields.first(of: "customFields") ?? []
        expectedCloseDay = try fields.first(of: "forecastExpectedCloseDate")
        forecastProbability = try fields.first(of: "forecastProbability")
        createdAt = try fields.date("createdAt")
        updatedAt = try fields.date("updatedAt")
        lastStatusChangeAt = try fields.date("lastStatusChangeAt")
        lastStageChangeAt = try fields.date("lastStageChangeAt")
    }
}
