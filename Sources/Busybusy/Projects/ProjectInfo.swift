/// Customer, address and clock-in rules of a project. There is no email field.
public struct ProjectInfo: Sendable, Hashable, Codable {
    /// The job number; need not be unique.
    public var number: String?
    /// The customer as free text.
    public var customer: String?
    /// Street and number.
    public var address1: String?
    /// The second line of the address.
    public var address2: String?
    /// The city.
    public var city: String?
    /// The state or region.
    public var state: String?
    /// The postal code.
    public var postalCode: String?
    /// The country.
    public var country: String?
    /// The customer's phone number, as written.
    public var phone: String?
    /// The latitude in degrees.
    public var latitude: Double?
    /// The longitude in degrees.
    public var longitude: Double?
    /// The radius of the job site in metres.
    public var locationRadius: Double?
    /// Whether the crew is reminded to clock in on arrival.
    public var reminder: Bool?
    /// `self`, `self_and_children`, or something else for off.
    public var requireTimeEntryGps: String?
    /// Free text.
    public var additionalInfo: String?

    /// Makes an empty info. As an input, fields that are nil are not sent.
    public init() {}
}
