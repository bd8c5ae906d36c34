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
    /// A name in capitals or in small letters only gets a capital for each word; back as it is.
    case titleCase
    /// Valid phone numbers as E.164 in both directions; anything else unchanged.
    case phoneE164(region: String)
    /// Valid phone numbers in national form to busybusy and as E.164 back; anything else unchanged.
    case phoneNational(region: String)
    /// "Ana Lopez" is "Lopez, Ana" in busybusy.
    case nameOrder
    /// One word of a name; one way.
    case splitName(NamePart)
    /// Names and codes of states and countries.
    case place(PlaceCoding)
    /// A day or a moment, written otherwise.
    case date(DateRewriting)
    /// A number, written otherwise.
    case number(NumberRewriting)
    /// An amount with its currency's sign in busybusy, and plain in HighLevel.
    case money(MoneyRewriting)
    /// A list in HighLevel, one text in busybusy.
    case list(ListJoining)
    /// One word for another.
    case lookup(LookupTable)
    /// A text in place of nothing; nothing in place of that text on the way back.
    case fallback(String)
    /// Always the same text, whatever the contact says; one way.
    case constant(String)
    /// A text made of several fields of the contact; one way.
    case template(Template)

    /// The value on its way from HighLevel to busybusy.
    public func forward(_ value: Value) -> Value {
        switch self {
        case .list(let joining): return joining.joined(value)
        case .fallback(let text): return value.isBlank ? .text(text) : value
        case .constant(let text): return .text(text)
        default:
            guard case .text(let text) = value, let change else { return value }
            return .text(change.forward(text))
        }
    }

    /// The value on its way from busybusy to HighLevel.
    public func backward(_ value: Value) -> Value {
        switch self {
        case .list(let joining): return joining.split(value)
        case .fallback(let text): return value == .text(text) ? .null : value
        default:
            guard case .text(let text) = value, let change else { return value }
            return .text(change.backward(text))
        }
    }

    /// Whether nothing can come back, so that a rule with it goes to busybusy only.
    public var isOneWay: Bool {
        switch self {
        case .splitName, .constant, .template: true
        case .lookup(let table): !table.isOneToOne
        default: false
        }
    }

    /// Whether it makes a value by itself, from the whole contact or from nothing, instead of changing one.
    public var isSource: Bool {
        switch self {
        case .constant, .template: true
        default: false
        }
    }

    /// Whether it must see a list as it is, and not spelled out.
    var takesLists: Bool { if case .list = self { true } else { false } }

    /// What does the work, where texts become texts.
    private var change: (any TextChange)? {
        switch self {
        case .trim: SimpleChange.trim
        case .singleSpace: SimpleChange.singleSpace
        case .uppercase: SimpleChange.uppercase
        case .lowercase: SimpleChange.lowercase
        case .titleCase: TitleCasing()
        case .phoneE164(let region): PhoneRewriting(region: region, isNational: false)
        case .phoneNational(let region): PhoneRewriting(region: region, isNational: true)
        case .nameOrder: NameOrdering()
        case .splitName(let part): part
        case .place(let coding): coding
        case .date(let rewriting): rewriting
        case .number(let rewriting): rewriting
        case .money(let rewriting): rewriting
        case .lookup(let table): table
        case .list, .fallback, .constant, .template: nil
        }
    }
}
