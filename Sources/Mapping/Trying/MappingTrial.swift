public import Records

/// What a mapping makes of one record, rule by rule and step by step. Nothing is read or written for it.
public struct MappingTrial: Hashable, Sendable, Encodable {
    /// The value after one transform.
    public struct Step: Hashable, Sendable, Encodable {
        public let transform: String
        public let value: Value
    }

    /// A check that the value fails.
    public struct Fault: Hashable, Sendable, Encodable {
        public let check: String
        public let severity: FieldCheck.Severity
        /// What is wrong, to stand after the value.
        public let message: String
    }

    /// One way of a value: what it starts as, each step, and what arrives.
    public struct Way: Hashable, Sendable, Encodable {
        public let from: Value
        public let steps: [Step]
        public let to: Value
    }

    /// One rule on the record.
    public struct Line: Hashable, Sendable, Encodable {
        /// The contact's fields that the rule names.
        public let highLevel: [FieldName]
        public let busybusy: FieldName
        public let direction: String
        /// The field that the value was taken from; nil when none is filled.
        public let source: FieldName?
        /// Why the rule does not hold for the record; nil when it does.
        public let silentBecause: String?
        /// The way to the other system.
        public let over: Way
        /// Whether the mapping carries values that way.
        public let goesOver: Bool
        /// The names of the checks that were made.
        public let checks: [String]
        public let faults: [Fault]
        /// The way of what arrived back again.
        public let back: Way
        /// Whether the mapping carries values back.
        public let comesBack: Bool
        /// Whether what came back would go over as the same again.
        public let settles: Bool
    }

    public let kind: RecordKind
    public let id: String
    public let rules: [Line]
}

extension MappingDocument {
    /// Tries every rule on a contact or a project.
    public func trial(of record: Record) -> MappingTrial {
        MappingTrial(
            kind: record.id.kind,
            id: record.id.remoteID,
            rules: fields.map { $0.trial(of: record) }
        )
    }
}

extension FieldRule {
    fileprivate func trial(of record: Record) -> MappingTrial.Line {
        let isContact = record.id.kind == .contact
        let over = isContact ? forwardWay(contactValue(in: record)) : backwardWay(record[busybusy])
        let back = isContact ? backwardWay(over.to) : forwardWay(over.to)
        let again = isContact ? forward(back.to) : backward(back.to)
        let held = isContact ? over.to : record[busybusy]
        return MappingTrial.Line(
            highLevel: highLevel,
            busybusy: busybusy,
            direction: direction.rawValue,
            source: isContact ? record.firstFilled(of: sources)?.field : (record[busybusy].isBlank ? nil : busybusy),
            silentBecause: isContact ? silence(for: record) : nil,
            over: over,
            goesOver: direction.allows(isContact ? .busybusy : .highLevel),
            checks: checks.map(\.name),
            faults: checks.compactMap { check in
                check.fault(in: held).map { .init(check: check.name, severity: check.severity, message: $0) }
            },
            back: back,
            comesBack: direction.allows(isContact ? .highLevel : .busybusy),
            settles: again == over.to
        )
    }

    private func silence(for contact: Record) -> String? {
        if let condition = unmetCondition(for: contact) { return "only when \(condition.words)" }
        return isSilent(for: contact) ? "the contact has no opportunity that makes a job" : nil
    }

    private func forwardWay(_ value: Value) -> MappingTrial.Way {
        var value = value
        let from = value
        value = start(of: value)
        let steps = transforms.map { transform in
            value = transform.forward(value)
            return MappingTrial.Step(transform: transform.name, value: value)
        }
        return MappingTrial.Way(from: from, steps: steps, to: value.nullIfBlank)
    }

    private func backwardWay(_ value: Value) -> MappingTrial.Way {
        var value = value
        let from = value
        let steps = transforms.reversed().map { transform in
            value = transform.backward(value)
            return MappingTrial.Step(transform: transform.name, value: value)
        }
        return MappingTrial.Way(from: from, steps: steps, to: value.nullIfBlank)
    }
}
