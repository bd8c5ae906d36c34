/// Which users of an agency to read. Conditions that are not given do not count.
public struct UserQuery: Sendable, Hashable {
    /// The agency; ``HighLevelLocation/companyID`` has it.
    public var companyID: String
    /// Text in name, email or phone.
    public var text: String?
    /// `agency` or `account`.
    public var type: String?
    /// `admin` or `user`.
    public var role: String?
    /// These users only.
    public var ids: [String]
    /// Users of the client's location only.
    public var isLocationOnly: Bool

    /// Makes a query for users of the client's location.
    public init(companyID: String, text: String? = nil, isLocationOnly: Bool = true) {
        self.companyID = companyID
        self.text = text
        self.isLocationOnly = isLocationOnly
        ids = []
    }
}
