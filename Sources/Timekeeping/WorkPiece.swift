import Foundation

/// What a closed punch contributes to one day: a punch over midnight has a piece on each.
struct WorkPiece: Sendable, Hashable {
    let personID: String
    let projectID: String?
    let day: LocalDay
    let start: Date
    /// Time worked, breaks taken out, in whole seconds.
    let seconds: Int
}

extension Punch {
    /// The pieces of a closed punch, one for each day it touches; none for an open one, or one that ends before it begins.
    func pieces(in calendar: WorkCalendar) -> [WorkPiece] {
        guard let end, start < end else { return [] }
        let rests = rests(until: end)
        var pieces: [WorkPiece] = []
        var from = start
        while from < end {
            let to = min(end, calendar.endOfDay(of: from))
            let worked = to.timeIntervalSince(from) - rests.map { $0.overlap(from, to) }.reduce(0, +)
            pieces.append(
                WorkPiece(
                    personID: personID,
                    projectID: projectID,
                    day: calendar.day(of: from),
                    start: from,
                    seconds: Int(worked.rounded())
                )
            )
            from = to
        }
        return pieces
    }

    /// The breaks within the punch, in order, those that overlap made one.
    private func rests(until end: Date) -> [Rest] {
        let clipped = breaks.map { Rest(start: max($0.start, start), end: min($0.end ?? end, end)) }
        var rests: [Rest] = []
        for rest in clipped.filter({ $0.start < $0.end }).sorted(by: { $0.start < $1.start }) {
            if let last = rests.last, rest.start <= last.end {
                rests[rests.count - 1].end = max(last.end, rest.end)
            } else {
                rests.append(rest)
            }
        }
        return rests
    }

    private struct Rest {
        var start: Date
        var end: Date

        /// Seconds of the break between two moments.
        func overlap(_ from: Date, _ to: Date) -> Double {
            max(0, min(end, to).timeIntervalSince(max(start, from)))
        }
    }
}
