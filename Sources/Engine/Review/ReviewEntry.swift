public import Foundation
import Reconciliation
import Records
import Storage

/// One thing in review, as people and programs read it.
public struct ReviewEntry: Hashable, Sendable, Codable {
    /// Names it in `tenon review decide`.
    public let id: String
    public let code: String
    public let subject: String
    /// What people call it: the contact's name or the project's title.
    public let label: String
    public let field: String?
    /// HighLevel's value, where there is one to choose.
    public let highLevel: String?
    /// busybusy's value, where there is one to choose.
    public let busybusy: String?
    public let message: String
    public let needsPerson: Bool
    public let since: Date
    /// What was decided and waits for the next run.
    public let decided: String?
    /// What can be decided; empty where the message says what to do.
    public let choices: [String]
}

extension ReviewEntry {
    init(_ row: ReviewRow, _ record: Record?, _ decision: Decision?) {
        id = row.id.description
        code = row.code
        subject = row.subject.description
        label = record?.firstFilled(of: ["name", "companyName", "title"])?.value.text ?? ""
        field = row.field.isEmpty ? nil : row.field
        highLevel = row.values.map { "\($0.contact)" }
        busybusy = row.values.map { "\($0.project)" }
        message = row.message
        needsPerson = row.needsPerson
        since = row.at.date
        decided = decision.map { $0.value.map { "\"\($0)\"" } ?? $0.choice.rawValue }
        choices = row.choices.map(\.rawValue)
    }
}

extension ReviewRow {
    /// What a person may decide about it.
    var choices: [Decision.Choice] {
        switch ReviewItem.Code(rawValue: code) {
        case .conflict where values != nil, .flipping where values != nil: [.highLevel, .busybusy, .value]
        case .approve: [.approve, .refuse]
        default: []
        }
    }
}
