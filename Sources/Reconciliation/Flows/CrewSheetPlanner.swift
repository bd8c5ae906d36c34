public import Foundation
public import Mapping
public import Records

/// Decides what the crew's sheet of a project says, and whether it has to be written. Pure.
public struct CrewSheetPlanner: Sendable {
    private let rule: CrewSheetRule
    private let style: DayStyle
    private let timeZone: TimeZone
    private let now: Date

    /// What the link's base keeps of the sheet: for the contact the lines that were wanted, for the project the whole
    /// `additionalInfo` as busybusy said it after the write. Not `additionalInfo` itself, which a mapping may carry to a
    /// contact's field.
    public static let baseField: FieldName = "additionalInfo.crew-sheet"

    /// - Parameters:
    ///   - region: Two capital letters of ISO 3166; says how days are written.
    ///   - timeZone: Whose days the sheet names.
    public init(rule: CrewSheetRule, region: String, timeZone: TimeZone, now: Date) {
        self.rule = rule
        self.style = DayStyle(region: region)
        self.timeZone = timeZone
        self.now = now
    }

    /// The plan for the pair; nil when its sheet is as it should be, or cannot be made now.
    public func plan(_ subject: CrewSheetSubject) -> PairPlan? {
        guard let notes = subject.notes, subject.link.state == .linked, !subject.project.isArchived else { return nil }
        let lines = sheet(tasks: subject.tasks, notes: notes).lines(limit: rule.limit)
        let wanted = Value(lines.joined(separator: "\n")).nullIfBlank
        let text = subject.project[Self.target]
        let base = subject.link.base[Self.baseField]
        // What busybusy made of the sheet when it was written stands for it: to write it again would change nothing.
        if let base, wanted != .null, base.contact == wanted, base.project == text { return nil }
        let wasWritten = base.map { $0.contact != .null } ?? false
        switch ManagedBlock.decide(text: text.text ?? "", lines: lines, wasWritten: wasWritten) {
        case .keep: return nil
        case .write(let new):
            var plan = PairPlan(subject: subject.contact.id, writes: [write(new, wanted, subject)])
            plan.label = label(subject)
            return plan
        case .leaveAlone(let reason):
            var plan = PairPlan(subject: subject.contact.id, reviewItems: [held(reason, subject)])
            plan.label = label(subject)
            return plan
        }
    }

    private static let target: FieldName = "additionalInfo"

    private func label(_ subject: CrewSheetSubject) -> String {
        subject.contact["name"].text ?? subject.project["title"].text ?? subject.contact.id.remoteID
    }

    private func write(_ text: String, _ wanted: Value, _ subject: CrewSheetSubject) -> PlannedWrite {
        let new: Value = text.isEmpty ? .null : .text(text)
        let projectID = subject.project.id.remoteID
        return PlannedWrite(
            kind: .project,
            action: .update,
            targetID: projectID,
            changes: [FieldChange(field: Self.target, from: subject.project[Self.target], to: new)],
            base: [Self.baseField: BasePair(contact: wanted, project: new)],
            reason: wanted == .null ? "no task and no note to show any more" : "tasks and notes of the contact",
            intent: "crew-sheet \(projectID)"
        )
    }

    private func held(_ reason: String, _ subject: CrewSheetSubject) -> ReviewItem {
        ReviewItem(
            subject: subject.contact.id,
            code: .fence,
            field: Self.target,
            message: "\(reason). Tasks and notes are not written there until both lines stand in project "
                + "\(subject.project.id.remoteID) again, each once and in this order: \"\(ManagedBlock.opening)\" and "
                + "\"\(ManagedBlock.closing)\"."
        )
    }

    // MARK: The sheet

    /// What the sheet says: open tasks by the day they are due, then those that are done, then the newest notes.
    public func sheet(tasks: [Record], notes: [Record]) -> CrewSheet {
        CrewSheet(tasks: shown(tasks).map(line), notes: newest(notes).map(line))
    }

    private func shown(_ tasks: [Record]) -> [Record] {
        // What Tenon asks of the office is nothing for the crew.
        let tasks = tasks.filter { $0["isOwn"] != true && !$0["title"].isBlank }
        let open = tasks.filter { $0["isDone"] != true }.sorted { order($0, .infinity) < order($1, .infinity) }
        switch rule.tasks {
        case .none: return []
        case .open: return open
        case .all:
            let done = tasks.filter { $0["isDone"] == true && isRecent($0) }
            return open + done.sorted { order($0, 0) > order($1, 0) }
        }
    }

    private func isRecent(_ task: Record) -> Bool {
        guard let due = Self.due(task) else { return false }
        return due >= now.addingTimeInterval(-Double(rule.doneDays) * 86_400)
    }

    private func order(_ task: Record, _ none: Double) -> (Double, String) {
        (Self.due(task)?.timeIntervalSince1970 ?? none, task.id.remoteID)
    }

    private func newest(_ notes: [Record]) -> ArraySlice<Record> {
        notes.filter { !PlainText(html: $0["body"].text ?? "").lines.isEmpty }
            .sorted { ($0.createdAt ?? .distantPast, $0.id.remoteID) > ($1.createdAt ?? .distantPast, $1.id.remoteID) }
            .prefix(rule.notes)
    }

    private func line(_ task: Record) -> CrewSheet.Task {
        CrewSheet.Task(
            title: task["title"].text ?? "",
            due: Self.due(task).map { style.day(of: $0, in: timeZone) },
            isDone: task["isDone"] == true
        )
    }

    private func line(_ note: Record) -> CrewSheet.Note {
        CrewSheet.Note(
            day: note.createdAt.map { style.day(of: $0, in: timeZone) },
            html: note["body"].text ?? ""
        )
    }

    /// When the task is due: seconds since 1970 in its field.
    private static func due(_ task: Record) -> Date? {
        guard case .number(let seconds) = task["due"] else { return nil }
        return Date(timeIntervalSince1970: seconds)
    }
}
