import Mapping
import Records

/// What the checks of a mapping say while a record is put together that does not exist yet.
struct CreationChecks {
    let subject: RecordID
    /// Where the values come from, and so where they are mended.
    let source: RemoteSystem
    private(set) var items: [ReviewItem] = []
    /// Whether the record must not be made as it is.
    private(set) var isRefused = false

    init(subject: RecordID, source: RemoteSystem) {
        self.subject = subject
        self.source = source
    }

    /// Whether the value goes into the record; what is wrong with it is kept.
    ///
    /// - Parameters:
    ///   - value: As busybusy holds it or would hold it.
    ///   - isNeeded: Whether there is no record without the field, so that dropping it refuses the record.
    mutating func allow(_ value: Value, of rule: FieldRule, isNeeded: Bool) -> Bool {
        guard rule.direction.allows(source == .highLevel ? .busybusy : .highLevel),
            var verdict = rule.verdict(on: value)
        else { return true }
        if isNeeded { verdict.severity = verdict.severity == .warn ? .warn : .refuse }
        items.append(ReviewItem(verdict, of: rule, in: source, subject: subject))
        if verdict.severity == .refuse { isRefused = true }
        return verdict.severity == .warn
    }
}
