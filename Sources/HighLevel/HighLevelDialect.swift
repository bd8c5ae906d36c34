/// The version of the API that a client speaks, sent in the `Version` header of every call.
///
/// Everything that differs between the versions, as far as this library uses it, is in this file (official spec).
public enum HighLevelDialect: String, Sendable, Hashable, CaseIterable {
    /// Version `2021-07-28`.
    case v2 = "2021-07-28"
    /// Version `v3`. The deprecated contact list is removed there and is asked for under v2's version; prefer the search.
    case v3

    /// Parts of the API that a dialect may ask for under a version of their own.
    enum Part {
        case general
        case calendars
        case contactList
    }

    /// The value of the `Version` header for a part of the API.
    func version(of part: Part) -> String {
        switch (self, part) {
        case (.v2, .calendars): "2021-04-15"
        case (_, .contactList): Self.v2.rawValue
        case (.v2, .general), (.v3, _): rawValue
        }
    }

    /// The key under which a custom field's value is sent. It is read back as `value` in both.
    var customFieldValueKey: String {
        switch self {
        case .v2: "field_value"
        case .v3: "fieldValue"
        }
    }

    /// The last part of the path that takes a contact out of every campaign.
    var allCampaigns: String {
        switch self {
        case .v2: "removeAll"
        case .v3: "remove-all"
        }
    }

    /// Whether contacts of a business can be read by a cursor of name and id.
    var hasBusinessCursor: Bool { self == .v3 }

    /// Whether the users of a location can be listed without naming the agency; v3 has the search only.
    var hasUserList: Bool { self == .v2 }

    /// Whether opportunities take an expected close date and a probability.
    var hasForecast: Bool { self == .v3 }

    /// The name of a parameter of the opportunity search: v2 writes five of them in snake case.
    func opportunityParameter(_ name: OpportunityParameter) -> String {
        switch self {
        case .v2: name.rawValue
        case .v3: name.camelCase
        }
    }

    /// The parameters of the opportunity search whose spelling differs, as v2 has them.
    enum OpportunityParameter: String {
        case location = "location_id"
        case pipeline = "pipeline_id"
        case stage = "pipeline_stage_id"
        case contact = "contact_id"
        case assignee = "assigned_to"

        fileprivate var camelCase: String {
            switch self {
            case .location: "locationId"
            case .pipeline: "pipelineId"
            case .stage: "pipelineStageId"
            case .contact: "contactId"
            case .assignee: "assignedTo"
            }
        }
    }

    /// The key of a channel in `dndSettings`: v3 writes the six that v2 knows in lower camel case.
    func key(of channel: DNDChannel) -> String {
        switch self {
        case .v2: channel.rawValue
        case .v3: Self.channelKeys[channel] ?? channel.rawValue
        }
    }

    /// The channel that a key of `dndSettings` stands for, in either spelling.
    static func channel(for key: String) -> DNDChannel {
        channelKeys.first { $0.value == key }?.key ?? DNDChannel(rawValue: key)
    }

    private static let channelKeys: [DNDChannel: String] = [
        .call: "call", .email: "email", .sms: "sms", .whatsApp: "whatsApp", .googleBusiness: "gmb", .facebook: "fb",
    ]

    /// The keys under which a reply says that something succeeded: v2 misspells it, v3 sends either, and some
    /// operations of both have a third.
    static let successKeys = ["succeeded", "succeded", "success"]
}

extension HighLevelDialect {
    /// The last part of the path that gives a location's token for an agency's.
    var locationTokenPath: String { self == .v2 ? "locationToken" : "location-token" }

    /// The last part of the path that lists where the app is installed.
    var installedLocationsPath: String { self == .v2 ? "installedLocations" : "installed-locations" }

    /// The name of a field of the token endpoint: `client_id` in v2, `clientId` in v3.
    func tokenField(_ words: String...) -> String {
        switch self {
        case .v2: words.joined(separator: "_")
        case .v3: words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
        }
    }

    /// The parameters that ask for a page of installed locations.
    func installedLocationsPage(size: Int, skip: Int, pageToken: String?) -> [(name: String, value: String)] {
        switch self {
        case .v2: [("limit", String(size)), ("skip", String(skip))]
        case .v3: [("pageSize", String(size))] + (pageToken.map { [("pageToken", $0)] } ?? [])
        }
    }
}

extension CodingUserInfoKey {
    /// Carries the dialect to the bodies that are written differently in each.
    static let dialect = CodingUserInfoKey(rawValue: "highlevel.dialect")!
}

extension Encoder {
    /// The dialect that is being written; v2 when none is given.
    var dialect: HighLevelDialect { userInfo[.dialect] as? HighLevelDialect ?? .v2 }
}
