public import Records

/// What the checks of a rule say of a value: the worst that follows, and everything that is wrong with it.
public struct FieldVerdict: Hashable, Sendable {
    /// What follows; of several checks that failed, the severest says.
    public var severity: FieldCheck.Severity
    /// What is wrong and by which check, such as `"abc" is no e-mail address (email)`.
    public let reason: String
}

extension FieldRule {
    /// The verdict on a value as busybusy holds it or would hold it; nil when nothing is wrong.
    public func verdict(on value: Value) -> FieldVerdict? {
        let failed = checks.compactMap { check in check.fault(in: value).map { (check, $0) } }
        guard let severity = failed.map(\.0.severity).max() else { return nil }
        let shown = value.isBlank ? "it" : "\"\(Self.shortened(value.description))\""
        let faults = failed.map { "\($1) (\($0.name))" }.joined(separator: ", and ")
        return FieldVerdict(severity: severity, reason: "\(shown) \(faults)")
    }

    private static func shortened(_ text: String) -> String { text.count > 80 ? text.prefix(80) + "…" : text }
}
