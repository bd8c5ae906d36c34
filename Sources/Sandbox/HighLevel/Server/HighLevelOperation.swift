import HTTPTypes

/// One operation of the API: where it is, what body it takes, and what it does to the state.
struct HighLevelOperation: Sendable {
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
    var perform: @Sendable (inout HighLevelContents, HighLevelCall) throws(HighLevelFailure) -> HighLevelReply

    enum LocationSource: Sendable {
        case none, query, body, path
    }

    enum Access: Sendable {
        case location, agency, either
    }

    /// `POST /contacts/search`: the name in statistics and faults.
    var name: String { "\(method.rawValue) \(path)" }

    /// The path as the router takes it.
    var routerPath: String {
        path.replacing("{", with: ":").replacing("}", with: "")
    }

    /// Throws 403 when the call names another location than the token's, or none.
    func checkLocation(_ call: HighLevelCall, account: HighLevelAccount) throws(HighLevelFailure) {
        let given: String? =
            switch location {
            case .none: account.locationID
            case .query: call.query["locationId"]
            case .body: call.body["locationId"]?.text
            case .path: call.path["locationId"]
            }
        if given != account.locationID { throw .foreignLocation }
    }
}
