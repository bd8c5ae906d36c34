/// What a value must be before it is carried over, and what follows when it is not.
///
///     validate:
///       - required
///       - {pattern: "[A-Z]{2}-[0-9]+", severity: warn}
public struct FieldCheck: Hashable, Sendable {
    /// What is asked of the value, as busybusy holds it or would hold it. All but ``required`` pass a blank one.
    public enum Rule: Hashable, Sendable {
        /// It is not blank.
        case required
        /// The whole of it has this form.
        case pattern(TextPattern)
        /// So many characters.
        case length(ClosedRange<Int>)
        /// One of these, without regard to case and to the amount of white space.
        case oneOf([String])
        case email
        /// A number that could be dialled; one without a country code belongs to the region.
        case phone(region: String)
    }

    /// What follows when a value fails.
    public enum Severity: String, Hashable, Sendable, CaseIterable, Codable, Comparable {
        /// It is carried over and reported.
        case warn
        /// The field is left as it is, the others go on.
        case drop
        /// Nothing of the record is written until the value is mended.
        case refuse

        public static func < (left: Severity, right: Severity) -> Bool {
            let order: [Severity] = [.warn, .drop, .refuse]
            return order.firstIndex(of: left)! < order.firstIndex(of: right)!
        }
    }

    public let rule: Rule
    public let severity: Severity

    /// - Parameter severity: When nil, ``Severity/refuse`` for a required value and ``Severity/drop`` for all else.
    public init(_ rule: Rule, severity: Severity? = nil) {
        self.rule = rule
        self.severity = severity ?? (rule == .required ? .refuse : .drop)
    }

    /// The name under which a mapping document knows it.
    public var name: String {
        switch rule {
        case .required: "required"
        case .pattern: "pattern"
        case .length: "length"
        case .oneOf: "one-of"
        case .email: "email"
        case .phone: "phone"
        }
    }
}
