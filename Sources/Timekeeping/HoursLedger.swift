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
        figures(of: paidWork(of: punches), open: punches.filter { $0.end == nil }, now: now)
    }

    /// The same for work that is told apart already, such as a payroll's.
    ///
    /// - Parameter open: the punches of those who are clocked in.
    public func figures(of work: [PaidWork], open: [Punch], now: Date) -> [String?: HoursFigures] {
        var figures: [String?: HoursFigures] = [:]
        let today = calendar.day(of: now)
        let week = calendar.weekStart(of: today)
        let period = calendar.payPeriodStart(of: today)
        for piece in work {
            var entry = figures[piece.projectID] ?? HoursFigures()
            entry.total += piece.worked
            if calendar.weekStart(of: piece.day) == week { entry.thisWeek += piece.worked }
            if calendar.payPeriodStart(of: piece.day) == period { entry.thisPayPeriod += piece.worked }
            entry.lastDay = max(entry.lastDay ?? piece.day, piece.day)
            figures[piece.projectID] = entry
        }
        for punch in open {
            var entry = figures[punch.projectID] ?? HoursFigures()
            if !entry.onSite.contains(punch.personID) { entry.onSite = (entry.onSite + [punch.personID]).sorted() }
            let day = calendar.day(of: punch.start)
            entry.lastDay = max(entry.lastDay ?? day, day)
            figures[punch.projectID] = entry
        }
        return figures
    }

    /// The work of each project by week and person. A week is named by its first day; work on no project is under nil.
    public func weeks(of work: [PaidWork]) -> [String?: [LocalDay: [String: WorkedSeconds]]] {
        var weeks: [String?: [LocalDay: [String: WorkedSeconds]]] = [:]
        for piece in work {
            let week = calendar.weekStart(of: piece.day)
            weeks[piece.projectID, default: [:]][week, default: [:]][piece.personID, default: WorkedSeconds()] +=
                piece.worked
        }
        return weeks
    }

    /// What of the closed punches is regular and what overtime, day by day: a person's work in the order of the clock.
    public func paidWork(of punches: [Punch]) -> [PaidWork] {
        var days: [PersonSpan: Int] = [:]
        var weeks: [PersonSpan: Int] = [:]
        let pieces = punches.flatMap { $0.pieces(in: calendar) }
        return pieces.sorted { ($0.start, $0.personID) < ($1.start, $1.personID) }.map { piece in
            let day = PersonSpan(personID: piece.personID, start: piece.day)
            let week = PersonSpan(personID: piece.personID, start: calendar.weekStart(of: piece.day))
            let freeToday = rule.dailySeconds.map { max(0, $0 - days[day, default: 0]) } ?? piece.seconds
            let freeThisWeek = rule.weeklySeconds.map { max(0, $0 - weeks[week, default: 0]) } ?? piece.seconds
            let regular = min(piece.seconds, freeToday, freeThisWeek)
            days[day, default: 0] += regular
            weeks[week, default: 0] += regular
            return PaidWork(
                personID: piece.personID,
                projectID: piece.projectID,
                day: piece.day,
                worked: WorkedSeconds(regular: regular, overtime: piece.seconds - regular)
            )
        }
    }

    private struct PersonSpan: Hashable {
        let personID: String
        let start: LocalDay
    }
}
