public import Records

/// A change that a value undergoes on its way to busybusy, and the one that answers to it on the way back.
///
/// The law that every transform keeps, for every value `v`: what goes over, comes back and goes over again is the same,
/// `forward(backward(forward(v))) == forward(v)`. Without it two systems would never agree.
public enum Transform: Hashable, Sendable {
    /// White space at both ends goes away, in both directions.
    case trim
    /// Runs of white space become one space, in both directions.
    case singleSpace
    /// Upper case on the way to busybusy; back as it is.
    case uppercase
    /// Lower case on the way to busybusy; back as it is.
    case lowercase
    /// Valid phone numbers as E.164 in both directions; anything else unchanged.
    case phoneE164(region: String)
    /// Valid phone numbers in national form to busybusy and as E.164 back; anything else unchanged.
    case phoneNational(region: String)

    /// The names under which a mapping document knows them.
    public static let names = ["trim", "single-space", "uppercase", "lowercase", "phone-e164", "phone-national"]

    /// The transform of that name, or nil when there is none.
    public init?(name: String, region: String) {
        switch name {
        case "trim": self = .trim
        case "single-space": self = .singleSpace
        case "uppercase": self = .uppercase
        case "lowercase": self = .lowercase
        case "phone-e164": self = .phoneE164(region: region)
        case "phone-national": self = .phoneNational(region: region)
        default: return nil
        }
    }

    /// The value on its way from HighLevel to busybusy.
    public func forward(_ value: Value) -> Value {
        guard case .text(let text) = value else { return value }
        switch self {
        case .trim: return .text(TextNormalization.trimmed(text))
        case .singleSpace: return .text(TextNormalization.singleSpaced(text))
        case .uppercase: return .text(text.uppercased())
        case .lowercase: return .text(text.lowercased())
        case .phoneE164(let region): return .text(PhoneNumber(text, region: region)?.e164 ?? text)
        case .phoneNational(let region): return .text(Self.national(text, region: region))
        }
    }

    /// The value on its way from busybusy to HighLevel.
    public func backward(_ value: Value) -> Value {
        guard case .text(let text) = value else { return value }
        switch self {
        case .trim: return .text(TextNormalization.trimmed(text))
        case .singleSpace: return .text(TextNormalization.singleSpaced(text))
        case .uppercase, .lowercase: return value
        case .phoneE164(let region), .phoneNational(let region):
            return .text(PhoneNumber(text, region: region)?.e164 ?? text)
        }
    }

    /// A number of another country keeps its country code: its national form alone could not be read back.
    private static func national(_ text: String, region: String) -> String {
        guard let number = PhoneNumber(text, region: region) else { return text }
        let national = number.national
        return PhoneNumber(national, region: region)?.e164 == number.e164 ? national : number.e164
    }
}
