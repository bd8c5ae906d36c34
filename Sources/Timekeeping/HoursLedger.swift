public import Foundation

/// Turns punches into figures per project.
///
/// Overtime belongs to a person and a week, not to a project: whatever is worked last in a week beyond the limit is the
/// overtime, on whichever project that was. So the ledger needs all punches of a person in a week to be right about any
/// project. Open punches show who is on site and count no time before they are closed.
public struct HoursLedger: Sendable {
    private let calendar: WorkCalendar
    private let rule: OvertimeRule

    /// Makes a ledger.
    public init(calendar: WorkCalendar, rule: OvertimeRule = OvertimeRule()) {
        self.calendar = calendar
        self.rule = rule
    }

    /// The figures of each project that somebody worked on; work on no project is under nil.
    public func figures(of punches: [Punch], now: Date) -> [String?: HoursFigures] {
        var figures: [String?: HoursFigures] = [:]
        let today = calendar.day(of: now)
        let week = calendar.weekStart(of: today)
        let period = calendar.payPeriodStart(of: today)
        for (piece, worked) in paid(punches.flatMap { $0.pieces(in: calendar) }) {
            var entry = figures[piece.projectID] ?? HoursFigures()
            entry.total += worked
            if calendar.weekStart(of: piece.day) == week { entry.thisWeek += worked }
            if calendar.payPeriodStart(of: piece.day) == period { entry.thisPayPeriod += worked }
            entry.lastDay = max(entry.lastDay ?? piece.day, piece.day)
            figures[piece.projectID] = entry
        }
        for punch in punches where punch.end == nil {
            var entry = figures[punch.projectID] ?? HoursFigures()
            if !entry.onSite.contains(punch.personID) { entry.onSite = (entry.onSite + [punch.personID]).sorted() }
            let day = calendar.day(of: punch.start)
            entry.lastDay = max(entry.lastDay ?? day, day)
            figures[punch.projectID] = entry
        }
        return figures
    }

    /// Each piece with what of it is regular and what overtime: a person's pieces in the order of the clock.
    private func paid(_ pieces: [WorkPiece]) -> [(WorkPiece, WorkedSeconds)] {
        var days: [PersonSpan: Int] = [:]
        var weeks: [PersonSpan: Int] = [:]
        return pieces.sorted { ($0.start, $0.personID) < ($1.start, $1.personID) }.map { piece in
            let day = PersonSpan(personID: piece.personID, start: piece.day)
            let week = PersonSpan(personID: piece.personID, start: calendar.weekStart(of: piece.day))
            let freeToday = rule.dailySeconds.map { max(0, $0 - days[day, default: 0]) } ?? piece.seconds
            let freeThisWeek = rule.weeklySeconds.map { max(0, $0 - weeks[week, default: 0]) } ?? piece.seconds
            let regular = min(piece.seconds, freeToday, freeThisWeek)
            days[day, default: 0] += regular
            weeks[week, default: 0] += regular
            return (piece, WorkedSeconds(regular: regular, overtime: piece.seconds - regular))
        }
    }

    private struct PersonSpan: Hashable {
        let personID: String
        let start: LocalDay
    }
}
