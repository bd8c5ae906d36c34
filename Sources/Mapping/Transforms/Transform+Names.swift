extension Transform {
    /// The names of those that take no parameters.
    static let plainNames = [
        "trim", "single-space", "uppercase", "lowercase", "title-case", "phone-e164", "phone-national",
    ]

    /// The names of those that need one, each with an example of it.
    static let examples: [(name: String, example: String)] = [
        ("name-order", "name-order: last-first"), ("split-name", "split-name: last"), ("state", "state: code"),
        ("country", "country: name"), ("date", "date: {from: iso, to: us}"), ("number", "number: us"),
        ("money", "money: USD"), ("list", "list: \", \""), ("tags", "tags: \", \""),
        ("lookup", "lookup: {Gold: G, Silver: S}"), ("default", "default: Unknown"), ("constant", "constant: Roofing"),
        ("template", "template: \"{{lastName}}, {{firstName}}\""),
    ]

    /// The names under which a mapping document knows them.
    public static let names = plainNames + examples.map(\.name)

    /// The transform of that name, or nil when there is none that takes no parameters.
    public init?(name: String, region: String) {
        switch name {
        case "trim": self = .trim
        case "single-space": self = .singleSpace
        case "uppercase": self = .uppercase
        case "lowercase": self = .lowercase
        case "title-case": self = .titleCase
        case "phone-e164": self = .phoneE164(region: region)
        case "phone-national": self = .phoneNational(region: region)
        default: return nil
        }
    }

    /// The name under which a mapping document knows it.
    public var name: String {
        switch self {
        case .trim: "trim"
        case .singleSpace: "single-space"
        case .uppercase: "uppercase"
        case .lowercase: "lowercase"
        case .titleCase: "title-case"
        case .phoneE164: "phone-e164"
        case .phoneNational: "phone-national"
        case .nameOrder: "name-order"
        case .splitName: "split-name"
        case .place(let coding): coding.place == .country ? "country" : "state"
        case .date: "date"
        case .number: "number"
        case .money: "money"
        case .list(let joining): joining.isTags ? "tags" : "list"
        case .lookup: "lookup"
        case .fallback: "default"
        case .constant: "constant"
        case .template: "template"
        }
    }
}
