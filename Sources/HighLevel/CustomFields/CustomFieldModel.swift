/// What custom fields belong to.
public struct CustomFieldModel: OpenName {
    /// The name as HighLevel writes it.
    public let rawValue: String

    /// Wraps a name; it is not checked against the known ones.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Contacts.
    public static let contact: CustomFieldModel = "contact"
    /// Opportunities.
    public static let opportunity: CustomFieldModel = "opportunity"
}
