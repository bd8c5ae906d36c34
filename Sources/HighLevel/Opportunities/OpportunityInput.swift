/// An opportunity to be made. Fields that are nil are not sent; the location is that of the client.
public struct OpportunityCreate: Sendable, Hashable {
    /// The pipeline; required by the service.
    public var pipelineID: String
    /// The name; required by the service.
    public var name: String
    /// The contact; required by the service.
    public var contactID: String
    /// The state.
    public var status: OpportunityStatus
    /// The stage; the first one of the pipeline when nil (assumption).
    public var stageID: String?
    /// What it is worth, in the location's currency.
    public var monetaryValue: Double?
    /// The user it is assigned to.
    public var assignedTo: String?
    /// The day on which it should be decided, `YYYY-MM-DD`; v3 only.
    public var expectedCloseDay: String?
    /// How likely it is won, 0 to 100; v3 only.
    public var forecastProbability: Double?
    /// The custom fields.
    public var customFields: [CustomFieldInput] = []

    /// Makes an input.
    public init(
        name: String,
        contactID: String,
        pipelineID: String,
        stageID: String? = nil,
        status: OpportunityStatus = .open,
        monetaryValue: Double? = nil
    ) {
        self.name = name
        self.contactID = contactID
        self.pipelineID = pipelineID
        self.stageID = stageID
        self.status = status
        self.monetaryValue = monetaryValue
    }

    var usesForecast: Bool { expectedCloseDay != nil || forecastProbability != nil }
}

/// A change of an opportunity: only the fields that are set or cleared are sent.
public struct OpportunityUpdate: Sendable, Hashable {
    /// The pipeline.
    public var pipelineID: Change<String> = .keep
    /// The stage.
    public var stageID: Change<String> = .keep
    /// The name.
    public var name: Change<String> = .keep
    /// The state; to give a reason for a loss use ``HighLevelClient/setStatus(_:ofOpportunity:lostReasonID:)``.
    public var status: Change<OpportunityStatus> = .keep
    /// What it is worth, in the location's currency.
    public var monetaryValue: Change<Double> = .keep
    /// The user it is assigned to.
    public var assignedTo: Change<String> = .keep
    /// The day on which it should be decided, `YYYY-MM-DD`; v3 only.
    public var expectedCloseDay: Change<String> = .keep
    /// How likely it is won, 0 to 100; v3 only.
    public var forecastProbability: Change<Double> = .keep
    /// The custom fields to be written; others stay as they are.
    public var customFields: [CustomFieldInput] = []

    /// Makes an update that changes nothing.
    public init() {}

    /// Whether the update changes nothing.
    public var isEmpty: Bool { self == OpportunityUpdate() }

    var usesForecast: Bool { !expectedCloseDay.isKeep || !forecastProbability.isKeep }
}

/// An opportunity to be made, or one to be changed when an id is given.
public struct OpportunityUpsert: Sendable, Hashable {
    /// What happens to the followers that are named.
    public enum FollowersAction: String, Sendable, Hashable {
        /// They follow it.
        case add
        /// They follow it no more.
        case remove
    }

    /// The opportunity to be changed; a new one is made when nil.
    public var id: String?
    /// The pipeline; required by the service.
    public var pipelineID: String
    /// The stage.
    public var stageID: String?
    /// The name.
    public var name: String?
    /// The state.
    public var status: OpportunityStatus?
    /// What it is worth, in the location's currency.
    public var monetaryValue: Double?
    /// The user it is assigned to.
    public var assignedTo: String?
    /// Why it was lost.
    public var lostReasonID: String?
    /// The followers to be added or taken away; the service wants the list even when it is empty.
    public var followers: [String] = []
    /// What happens to the followers that are named.
    public var followersAction = FollowersAction.add
    /// Whether every follower is taken away.
    public var removesAllFollowers = false

    /// Makes an input. The contact cannot be named here: the official spec has no place for it.
    public init(id: String? = nil, pipelineID: String) {
        self.id = id
        self.pipelineID = pipelineID
    }
}
