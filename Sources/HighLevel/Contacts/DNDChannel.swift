/// A way to reach a contact, for which "do not disturb" is kept. The names are those of v2.
public struct DNDChannel: OpenName {
    /// The name as v2 writes it.
    public let rawValue: String

    /// Wraps a name; it is not checked against the known ones.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Phone calls.
    public static let call: DNDChannel = "Call"
    /// Email.
    public static let email: DNDChannel = "Email"
    /// Text messages.
    public static let sms: DNDChannel = "SMS"
    /// WhatsApp.
    public static let whatsApp: DNDChannel = "WhatsApp"
    /// Messages through a Google business profile.
    public static let googleBusiness: DNDChannel = "GMB"
    /// Facebook messages.
    public static let facebook: DNDChannel = "FB"
    /// Rich messages; only seen in live traffic.
    public static let rcs: DNDChannel = "RCS"
}
