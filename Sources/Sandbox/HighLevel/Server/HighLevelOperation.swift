import HTTPTypes

/// One operation of the API: where it is, what body it takes, and what it does to the state.
struct HighLevelOperation: HighLevelRoute {
    var method: HTTPRequest.Method
    /// As in the official spec, with `{contactId}` parts.
    var path: String
    var body: HighLevelBodySchema?
    /// What the token must be granted; nil when the official spec declares nothing.
    var scope: String?
    /// Which kind of token the operation is for.
    var access: Access = .location
    /// Where the location is named, to be compared with the token's.
    var location: LocationSource = .none
    /// The dialects that know the operation; two operations may share a path when their versions differ.
    var versions = HighLevelVersion.all
    var perform: @Sendable (inout HighLevelContents, HighLevelCall) throws(HighLevelFailure) -> HighLevelReply

    enum LocationSource: Sendable {
        case none, query, body, path
    }

    enum Access: Sendable {
        case location, agency, either
    }

    /// The location whose contents the call works on.
    ///
    /// A location's token works on its own, an agency's on the one that is named, else on the first. Throws 403 when the
    /// call names another location than the token opens, or none where it must.
    func locationID(_ call: HighLevelCall, _ caller: HighLevelCaller, among known: [String]) throws(HighLevelFailure)
        -> String
    {
        let given: String? =
            switch location {
            case .none: caller.locationID ?? call.query["locationId"] ?? known.first
            case .query: call.query["locationId"]
            case .body: call.body["locationId"]?.text
            case .path: call.path["locationId"]
            }
        guard let given, caller.locationID.map({ $0 == given }) ?? known.contains(given) else { throw .foreignLocation }
        return given
    }
}
