import Mapping
import Records

extension ReviewItem {
    /// What a check of the mapping said, what follows, and where to mend it.
    init(_ verdict: FieldVerdict, of rule: FieldRule, in source: RemoteSystem, subject: RecordID) {
        let field =
            source == .highLevel ? rule.highLevel.map(\.rawValue).joined(separator: " or ") : rule.busybusy.rawValue
        let next =
            switch verdict.severity {
            case .refuse: "Nothing of this record is written until it is mended in \(source.title)."
            case .drop: "The field is left as it is, the others go on. Mend it in \(source.title)."
            case .warn: "It is carried over all the same. Mend it in \(source.title) if it is wrong."
            }
        self.init(
            subject: subject,
            code: verdict.severity == .warn ? .doubtful : .invalid,
            field: rule.busybusy,
            message: "\(field): \(verdict.reason). \(next)"
        )
    }
}
