/// The bodies of the contacts resource (official spec).
extension HighLevelBodySchema {
    private static let contactFields: [Field] = [
        .init(name: "firstName", rule: .text), .init(name: "lastName", rule: .text), .init(name: "name", rule: .text),
        .init(name: "email", rule: .email), .init(name: "phone", rule: .text), .init(name: "address1", rule: .text),
        .init(name: "city", rule: .text), .init(name: "state", rule: .text), .init(name: "postalCode", rule: .text),
        .init(name: "website", rule: .text), .init(name: "timezone", rule: .text), .init(name: "dnd", rule: .boolean),
        .init(name: "dndSettings", rule: .dnd), .init(name: "inboundDndSettings", rule: .inboundDnd),
        .init(name: "tags", rule: .texts), .init(name: "customFields", rule: .customFields),
        .init(name: "source", rule: .text), .init(name: "dateOfBirth", rule: .birthday),
        .init(name: "country", rule: .country), .init(name: "assignedTo", rule: .text),
    ]

    private static let location = Field(name: "locationId", rule: .filledText, required: true)

    /// An update knows neither location, gender nor company name.
    static let updateContact = HighLevelBodySchema(fields: contactFields)

    static let createContact = HighLevelBodySchema(
        fields: contactFields + [
            location, .init(name: "gender", rule: .text), .init(name: "companyName", rule: .text),
        ]
    )

    static let upsertContact = HighLevelBodySchema(
        fields: createContact.fields + [.init(name: "createNewIfDuplicateAllowed", rule: .boolean)]
    )

    static let search = HighLevelBodySchema(fields: [
        location, .init(name: "pageLimit", rule: .number, required: true), .init(name: "page", rule: .number),
        .init(name: "searchAfter", rule: .anything), .init(name: "query", rule: .text),
        .init(name: "filters", rule: .anything), .init(name: "sort", rule: .anything),
    ])

    static let createTask = HighLevelBodySchema(fields: [
        .init(name: "title", rule: .filledText, required: true), .init(name: "body", rule: .text),
        .init(name: "dueDate", rule: .time, required: true), .init(name: "completed", rule: .boolean, required: true),
        .init(name: "assignedTo", rule: .text),
    ])

    static let updateTask = HighLevelBodySchema(fields: [
        .init(name: "title", rule: .filledText), .init(name: "body", rule: .text),
        .init(name: "dueDate", rule: .time), .init(name: "completed", rule: .boolean),
        .init(name: "assignedTo", rule: .text),
    ])

    static let completeTask = HighLevelBodySchema(fields: [
        .init(name: "completed", rule: .boolean, required: true)
    ])

    static let updateNote = HighLevelBodySchema(fields: [
        .init(name: "body", rule: .filledText), .init(name: "userId", rule: .text), .init(name: "title", rule: .text),
        .init(name: "color", rule: .text), .init(name: "pinned", rule: .boolean),
    ])

    static let createNote = HighLevelBodySchema(
        fields: [.init(name: "body", rule: .filledText, required: true)] + updateNote.fields.dropFirst()
    )

    static let tags = HighLevelBodySchema(fields: [.init(name: "tags", rule: .texts, required: true)])

    static let followers = HighLevelBodySchema(fields: [.init(name: "followers", rule: .texts, required: true)])

    static let bulkTags = HighLevelBodySchema(fields: [
        .init(name: "contacts", rule: .texts, required: true), .init(name: "tags", rule: .texts, required: true),
        location, .init(name: "removeAllTags", rule: .boolean),
    ])

    static let bulkBusiness = HighLevelBodySchema(fields: [
        location, .init(name: "ids", rule: .texts, required: true), .init(name: "businessId", rule: .text),
    ])
}
