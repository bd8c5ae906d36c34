import Foundation
import Reconciliation
import Records
import Timekeeping

/// Decides which notes about ended weeks are written, and which are corrected.
///
/// The first note is that of the last week that ended; from then on every week gets one, also those that nobody ran Tenon in.
struct WeeklyNotes: Sendable {
    let calendar: WorkCalendar
    /// The first day of the first week that gets a note.
    private let first: LocalDay
    /// The first day of the last week that ended.
    private let last: LocalDay
    private let copies: [String: Copy]

    /// - Parameter copies: The notes that were written so far, by contact and week.
    init(copies: [String: Copy], calendar: WorkCalendar, now: Date) {
        self.calendar = calendar
        self.copies = copies
        last = LocalDay(number: calendar.weekStart(of: calendar.day(of: now)).number - 7)
        // Notes of weeks that began on another weekday are of an earlier mapping.
        let written = copies.keys.compactMap(Self.week).filter { calendar.weekStart(of: $0) == $0 }
        first = min(written.min() ?? last, last)
    }

    /// The writes for one contact.
    ///
    /// - Parameters:
    ///   - weeks: The work for the contact, by the first day of the week.
    ///   - name: What people call a person.
    func writes(
        contactID: String,
        weeks: [LocalDay: HoursBook.Week],
        name: (String) -> String
    ) -> [PlannedWrite] {
        var writes: [PlannedWrite] = []
        for number in stride(from: first.number, through: last.number, by: 7) {
            let week = LocalDay(number: number)
            let work = weeks[week] ?? [:]
            let id = CopyID(.weeklySummary, "\(contactID)/\(week)")
            let copy = copies[id.sourceID]
            if copy == nil, work.values.allSatisfy({ $0.total == 0 }) { continue }
            let body = Self.body(week, work, name)
            if copy?.isGone == true || copy?.content == body { continue }
            writes.append(Self.write(id, contactID, week, body, correcting: copy))
        }
        return writes
    }

    private static func write(
        _ id: CopyID,
        _ contactID: String,
        _ week: LocalDay,
        _ body: String,
        correcting copy: Copy?
    ) -> PlannedWrite {
        PlannedWrite(
            kind: .contact,
            action: copy == nil ? .createNote : .updateNote,
            targetID: contactID,
            marker: marker(week),
            reason: copy == nil
                ? "the week from \(week) has ended" : "punches of the week from \(week) were corrected",
            intent: id.description,
            copy: CopyDraft(id, content: body),
            note: NoteDraft(id: copy?.target.remoteID, body: body, replacing: copy?.content)
        )
    }

    /// The note: the sum, each person in the order of the names, and the line by which it is found again.
    static func body(_ week: LocalDay, _ work: HoursBook.Week, _ name: (String) -> String) -> String {
        let sum = work.values.reduce(WorkedSeconds(), +)
        let end = LocalDay(number: week.number + 6)
        var lines = ["Hours from \(week) to \(end): \(hours(sum.total))" + overtime(sum)]
        let people = work.filter { $0.value.total > 0 }.map { (name($0.key), $0.key, $0.value) }
        for (name, _, worked) in people.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
            lines.append("- \(name): \(hours(worked.total))" + overtime(worked))
        }
        return (lines + ["", marker(week)]).joined(separator: "\n")
    }

    private static func overtime(_ worked: WorkedSeconds) -> String {
        worked.overtime > 0 ? ", of which overtime \(hours(worked.overtime))" : ""
    }

    private static func marker(_ week: LocalDay) -> String { "[Tenon: hours of the week \(week)]" }

    /// Hours with two decimals.
    private static func hours(_ seconds: Int) -> String {
        let hundredths = Int((Double(seconds) / 36).rounded())
        let rest = hundredths % 100
        return "\(hundredths / 100)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }

    private static func week(_ sourceID: String) -> LocalDay? {
        sourceID.split(separator: "/").last.flatMap { LocalDay($0) }
    }
}
