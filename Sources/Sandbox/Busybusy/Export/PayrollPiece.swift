/// The part of a punch that lies on one local day: what a row of the payroll export is made from.
struct PayrollPiece: Sendable, Hashable {
    /// Position of the punch in its table.
    var entry: Int
    /// 0 for the first day of the punch.
    var number: Int
    /// Instants in whole seconds since 1970.
    var start: Int
    var end: Int
    /// The local day of the start.
    var day: Int
    var breakSeconds: Int

    /// Seconds that count as worked.
    var workedSeconds: Int { end - start - breakSeconds }

    /// Cuts a closed punch at every local midnight; breaks are cut with it.
    static func pieces(of entry: BusybusyTimeEntry, at index: Int, in zone: BusybusyZone) -> [PayrollPiece] {
        guard let end = entry.end, end > entry.start else { return [] }
        var pieces: [PayrollPiece] = []
        var start = entry.start
        while start < end {
            let day = zone.wall(start).day
            let stop = min(end, zone.instant(day: day + 1))
            let pause = entry.breaks.reduce(0) { sum, pause in
                sum + max(0, min(pause.end ?? end, stop) - max(pause.start, start))
            }
            pieces.append(
                PayrollPiece(
                    entry: index,
                    number: pieces.count,
                    start: start,
                    end: stop,
                    day: day,
                    breakSeconds: min(pause, stop - start)
                )
            )
            start = stop
        }
        return pieces
    }
}

/// A row of the payroll export before it is written: a piece, or the regular or the overtime share of one.
struct PayrollShare: Sendable, Hashable {
    var piece: PayrollPiece
    /// Seconds at this rate.
    var seconds: Int
    var isOvertime: Bool
    /// Whether the piece has a second row; this one is the first.
    var isSecond = false

    /// Seconds at the regular rate in one week at most: 40 hours.
    static let regularSeconds = 40 * 3600

    /// Divides one person's pieces, given in order of their start, at 40 hours a week.
    static func shares(of pieces: [PayrollPiece], firstWeekday: Int) -> [PayrollShare] {
        var worked: [Int: Int] = [:]
        var shares: [PayrollShare] = []
        for piece in pieces {
            let week = piece.day - (BusybusyDate.weekday(of: piece.day) - firstWeekday + 7) % 7
            let room = max(0, regularSeconds - worked[week, default: 0])
            let regular = min(room, piece.workedSeconds)
            worked[week, default: 0] += piece.workedSeconds
            if regular > 0 || piece.workedSeconds == 0 {
                shares.append(PayrollShare(piece: piece, seconds: regular, isOvertime: false))
            }
            if piece.workedSeconds > regular {
                let rest = piece.workedSeconds - regular
                shares.append(PayrollShare(piece: piece, seconds: rest, isOvertime: true, isSecond: regular > 0))
            }
        }
        return shares
    }
}
