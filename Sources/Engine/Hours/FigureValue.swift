import Foundation
import Mapping
import Timekeeping

/// What a contact's custom field is to say.
enum FigureValue: Hashable, Sendable {
    case empty
    case number(Double)
    /// `YYYY-MM-DD`.
    case day(String)
    case text(String)

    /// Whole hours with two decimals, the nearest. A minute is 0.0167 hours, so that minutes can be told from it.
    static func hours(_ seconds: Int) -> FigureValue { .number((Double(seconds) / 36).rounded() / 100) }
}

/// The figures of one contact, as its fields say them.
struct ContactFigures: Sendable {
    let figures: HoursFigures
    /// Who is clocked in; nil when nobody can tell.
    let onSite: [String]?
    /// Seconds that are budgeted; 0 for no budget, nil when nobody can tell.
    let budgetSeconds: Int?

    /// Whether anything was ever worked. If not, an empty field says as much as a zero.
    var hasWork: Bool { figures.lastDay != nil }

    /// The figure's value; nil when nobody can tell, and then the field is left alone.
    func value(of figure: HoursRule.Figure) -> FigureValue? {
        switch figure {
        case .total: .hours(figures.total.total)
        case .regular: .hours(figures.total.regular)
        case .overtime: .hours(figures.total.overtime)
        case .thisWeek: .hours(figures.thisWeek.total)
        case .overtimeThisWeek: .hours(figures.thisWeek.overtime)
        case .thisPayPeriod: .hours(figures.thisPayPeriod.total)
        case .overtimeThisPayPeriod: .hours(figures.thisPayPeriod.overtime)
        case .lastDay: figures.lastDay.map { .day($0.description) } ?? .empty
        case .onSite: onSite.map { $0.isEmpty ? .empty : .text($0.joined(separator: ", ")) }
        case .budgetUsed: budgetSeconds.map(budgetUsed)
        }
    }

    private func budgetUsed(_ budget: Int) -> FigureValue {
        guard budget > 0 else { return .empty }
        return .number((Double(figures.total.total) / Double(budget) * 10_000).rounded() / 100)
    }
}
