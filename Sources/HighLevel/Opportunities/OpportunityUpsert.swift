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

/// The body of an upsert; three members about followers are required (official spec).
struct OpportunityUpsertBody: Encodable {
    let input: OpportunityUpsert
    let locationID: String

    func encode(to encoder: any Encoder) throws {
        var body = encoder.container(keyedBy: AnyKey.self)
        try body.encode(locationID, forKey: "locationId")
        try body.encodeIfPresent(input.id, forKey: "id")
        try body.encode(input.pipelineID, forKey: "pipelineId")
        try body.encodeIfPresent(input.stageID, forKey: "pipelineStageId")
        try body.encodeIfPresent(input.name, forKey: "name")
        try body.encodeIfPresent(input.status, forKey: "status")
        try body.encodeIfPresent(input.monetaryValue, forKey: "monetaryValue")
        try body.encodeIfPresent(input.assignedTo, forKey: "assignedTo")
        try body.encodeIfPresent(input.lostReasonID, forKey: "lostReasonId")
        try body.encode(input.followers, forKey: "followers")
        try body.encode(input.followersAction.rawValue, forKey: "followersActionType")
        try body.encode(input.removesAllFollowers, forKey: "isRemoveAllFollowers")
    }
}
