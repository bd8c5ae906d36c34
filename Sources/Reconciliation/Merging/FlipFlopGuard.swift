public import Mapping
public import Records

/// Recognises a field that Tenon writes to and fro, because somebody else undoes it each time.
public struct FlipFlopGuard: Hashable, Sendable {
    /// So many writes of one field of one pair between the same values, within the window, are taken for accidents.
    public let limit: Int
    /// Seconds back from now that count.
    public let windowSeconds: Double

    /// Four within a day.
    public static let standard = FlipFlopGuard(limit: 4, windowSeconds: 86_400)

    public init(limit: Int, windowSeconds: Double) {
        self.limit = limit
        self.windowSeconds = windowSeconds
    }

    /// One write of a field that was done.
    public struct Written: Hashable, Sendable {
        public let kind: RecordKind
        public let change: FieldChange

        public init(kind: RecordKind, change: FieldChange) {
            self.kind = kind
            self.change = change
        }
    }

    /// The fields, by the project's name, that the plan would write once more between the same values.
    ///
    /// - Parameters:
    ///   - plan: What is about to be written.
    ///   - history: What was written to both records within the window, oldest first.
    public func flipping(in plan: PairPlan, after history: [Written], under mapping: MappingDocument) -> Set<FieldName>
    {
        guard history.count >= limit else { return [] }
        let planned = plan.writes.filter { $0.action == .update }.flatMap { write in
            write.changes.map { Written(kind: write.kind, change: $0) }
        }
        let fields = mapping.fields.filter { rule in
            guard let next = planned.lazy.compactMap({ Self.value(of: $0, rule) }).last else { return false }
            return isFlipping(history.compactMap { Self.value(of: $0, rule) }, next: next)
        }
        return Set(fields.map(\.busybusy))
    }

    /// Whether the next value goes on with what the last ones did: one or two values in turn, and no new one.
    func isFlipping(_ values: [Value], next: Value) -> Bool {
        let last = values.suffix(limit)
        return last.count == limit && Set(last).count <= 2 && last.contains(next)
    }

    /// What the write made of the rule's field, as busybusy says it and in normal form; nil when it was of another field.
    private static func value(of written: Written, _ rule: FieldRule) -> Value? {
        switch written.kind {
        case .project where written.change.field == rule.busybusy: rule.comparison.normalForm(of: written.change.to)
        case .contact where rule.direction.allows(.highLevel) && rule.highLevel.contains(written.change.field):
            rule.comparison.normalForm(of: rule.forward(written.change.to))
        default: nil
        }
    }

    static func message(for field: FieldName, _ values: BasePair) -> String {
        "\(field) was written to and fro within a day: somebody else, perhaps another integration, undoes it each time. "
            + "HighLevel has \"\(values.contact)\", busybusy has \"\(values.project)\". It is left alone until you decide: "
            + "tenon review decide."
    }
}
