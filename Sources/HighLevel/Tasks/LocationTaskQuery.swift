/// Which tasks of a location to read. Conditions that are not given do not count; those that are hold all.
public struct LocationTaskQuery: Sendable, Hashable {
    /// Tasks of these contacts.
    public var contactIDs: [String]
    /// Tasks that are done, or that are open.
    public var isCompleted: Bool?
    /// Tasks assigned to these users.
    public var assignedTo: [String]
    /// Text in the task.
    public var text: String?
    /// Tasks of contacts of this business.
    public var businessID: String?

    /// Makes a query; without conditions it means every task.
    public init(
        contactIDs: [String] = [],
        isCompleted: Bool? = nil,
        assignedTo: [String] = [],
        text: String? = nil,
        businessID: String? = nil
    ) {
        self.contactIDs = contactIDs
        self.isCompleted = isCompleted
        self.assignedTo = assignedTo
        self.text = text
        self.businessID = businessID
    }
}

/// The body of a location-wide task search.
struct LocationTaskBody: Encodable {
    let query: LocationTaskQuery
    let limit: Int
    let skip: Int

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        if !query.contactIDs.isEmpty { try body.encode(query.contactIDs, forKey: "contactId") }
        try body.encodeIfPresent(query.isCompleted, forKey: "completed")
        if !query.assignedTo.isEmpty { try body.encode(query.assignedTo, forKey: "assignedTo") }
        try body.encodeIfPresent(query.text, forKey: "query")
        try body.encodeIfPresent(query.businessID, forKey: "businessId")
        try body.encode(limit, forKey: "limit")
        try body.encode(skip, forKey: "skip")
    }
}
