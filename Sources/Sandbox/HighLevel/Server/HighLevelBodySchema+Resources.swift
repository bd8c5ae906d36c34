/// The bodies of the other resources (official spec).
extension HighLevelBodySchema {
    private static let location = Field(name: "locationId", rule: .filledText, required: true)

    /// An object without members, as adding to a campaign takes.
    static let empty = HighLevelBodySchema(fields: [])

    static let workflow = HighLevelBodySchema(fields: [.init(name: "eventStartTime", rule: .time)])

    private static let status = Rule.oneOf(HighLevelOpportunity.statuses + ["all"])

    private static let opportunityFields: [Field] = [
        .init(name: "pipelineStageId", rule: .text), .init(name: "monetaryValue", rule: .number),
        .init(name: "assignedTo", rule: .text), .init(name: "customFields", rule: .customFields),
        .init(name: "forecastExpectedCloseDate", rule: .text), .init(name: "forecastProbability", rule: .number),
    ]

    static let createOpportunity = HighLevelBodySchema(
        fields: [
            .init(name: "pipelineId", rule: .filledText, required: true), location,
            .init(name: "name", rule: .filledText, required: true),
            .init(name: "status", rule: status, required: true),
            .init(name: "contactId", rule: .filledText, required: true),
        ] + opportunityFields
    )

    static let updateOpportunity = HighLevelBodySchema(
        fields: [
            .init(name: "pipelineId", rule: .filledText), .init(name: "name", rule: .filledText),
            .init(name: "status", rule: status),
        ] + opportunityFields
    )

    static let opportunityStatus = HighLevelBodySchema(fields: [
        .init(name: "status", rule: status, required: true), .init(name: "lostReasonId", rule: .text),
    ])

    /// `contactId` is missing in the official spec, and nothing could be created without it (assumption).
    static let upsertOpportunity = HighLevelBodySchema(
        fields: [
            .init(name: "id", rule: .text), .init(name: "pipelineId", rule: .filledText, required: true), location,
            .init(name: "followers", rule: .texts, required: true),
            .init(name: "isRemoveAllFollowers", rule: .boolean, required: true),
            .init(name: "followersActionType", rule: .oneOf(["add", "remove"]), required: true),
            .init(name: "name", rule: .text), .init(name: "status", rule: status),
            .init(name: "contactId", rule: .text), .init(name: "lostReasonId", rule: .text),
        ] + opportunityFields.filter { $0.name != "customFields" }
    )

    static let opportunitySearch = HighLevelBodySchema(fields: [
        location, .init(name: "limit", rule: .number, required: true), .init(name: "page", rule: .number),
        .init(name: "query", rule: .text), .init(name: "searchAfter", rule: .anything),
        .init(name: "additionalDetails", rule: .anything), .init(name: "filters", rule: .anything),
        .init(name: "sort", rule: .anything),
    ])

    private static let businessFields: [Field] = [
        .init(name: "phone", rule: .text), .init(name: "email", rule: .email), .init(name: "website", rule: .text),
        .init(name: "address", rule: .text), .init(name: "city", rule: .text), .init(name: "postalCode", rule: .text),
        .init(name: "state", rule: .text), .init(name: "country", rule: .text),
        .init(name: "description", rule: .text),
    ]

    static let createBusiness = HighLevelBodySchema(
        fields: [.init(name: "name", rule: .filledText, required: true), location] + businessFields
    )

    static let updateBusiness = HighLevelBodySchema(
        fields: [.init(name: "name", rule: .filledText)] + businessFields
    )

    private static let customFieldFields: [Field] = [
        .init(name: "placeholder", rule: .text), .init(name: "acceptedFormat", rule: .texts),
        .init(name: "isMultipleFile", rule: .boolean), .init(name: "maxNumberOfFiles", rule: .number),
        .init(name: "textBoxListOptions", rule: .anything), .init(name: "options", rule: .texts),
        .init(name: "position", rule: .number), .init(name: "model", rule: .oneOf(["contact", "opportunity"])),
    ]

    static let createCustomField = HighLevelBodySchema(
        fields: [
            .init(name: "name", rule: .filledText, required: true),
            .init(name: "dataType", rule: .oneOf(HighLevelCustomField.dataTypes), required: true),
        ] + customFieldFields
    )

    static let updateCustomField = HighLevelBodySchema(
        fields: [.init(name: "name", rule: .filledText, required: true)] + customFieldFields
    )

    static let locationTag = HighLevelBodySchema(fields: [.init(name: "name", rule: .filledText, required: true)])

    static let taskSearch = HighLevelBodySchema(fields: [
        .init(name: "contactId", rule: .texts), .init(name: "completed", rule: .boolean),
        .init(name: "assignedTo", rule: .texts), .init(name: "query", rule: .text),
        .init(name: "limit", rule: .number), .init(name: "skip", rule: .number),
        .init(name: "businessId", rule: .text),
    ])

    static let updateLocation = HighLevelBodySchema(
        fields: [.init(name: "companyId", rule: .filledText, required: true)]
            + ["name", "phone", "address", "city", "state", "country", "postalCode", "website", "timezone"]
            .map { Field(name: $0, rule: .text) }
            + ["prospectInfo", "settings", "social", "twilio", "mailgun", "snapshot"]
            .map { Field(name: $0, rule: .anything) }
    )

    private static let appointmentFields: [Field] = [
        .init(name: "title", rule: .text),
        .init(
            name: "meetingLocationType",
            rule: .oneOf(["custom", "zoom", "gmeet", "phone", "address", "ms_teams", "google"])
        ),
        .init(name: "meetingLocationId", rule: .text), .init(name: "overrideLocationConfig", rule: .boolean),
        .init(
            name: "appointmentStatus",
            rule: .oneOf(["new", "confirmed", "cancelled", "showed", "noshow", "invalid"])
        ),
        .init(name: "assignedUserId", rule: .text), .init(name: "description", rule: .text),
        .init(name: "address", rule: .text), .init(name: "ignoreDateRange", rule: .boolean),
        .init(name: "toNotify", rule: .boolean), .init(name: "ignoreFreeSlotValidation", rule: .boolean),
        .init(name: "rrule", rule: .text), .init(name: "endTime", rule: .time),
    ]

    static let createAppointment = HighLevelBodySchema(
        fields: appointmentFields + [
            .init(name: "calendarId", rule: .filledText, required: true), location,
            .init(name: "contactId", rule: .filledText, required: true),
            .init(name: "startTime", rule: .time, required: true),
        ]
    )

    static let updateAppointment = HighLevelBodySchema(
        fields: appointmentFields + [
            .init(name: "calendarId", rule: .filledText), .init(name: "startTime", rule: .time),
        ]
    )
}
