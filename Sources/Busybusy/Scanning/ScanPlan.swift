public import Foundation

/// What the next scan of projects reads: everything, or what changed since a moment.
///
/// A full scan is the rule. Asking for changes only needs an operator that a probe has proven, and even then a full scan
/// comes in between: an edit of a project's info may not count as a change, and what was removed shows in no list.
public enum ScanPlan: Sendable, Hashable {
    /// Reads everything.
    case full(Reason)
    /// Reads what changed since the moment, which lies before the last scan's begin by the overlap.
    case incremental(ChangedSinceFilter)

    /// Why everything is read.
    public enum Reason: String, Sendable, Hashable {
        /// No operator is proven on this connection.
        case noOperator
        /// Nothing was scanned so far.
        case firstScan
        /// The last full scan is too long ago.
        case due
        /// The clock was set back behind the last scan.
        case clockWentBack
    }

    /// Decides.
    ///
    /// - Parameters:
    ///   - operatorName: the proven operator; see ``BusybusyOffers/changedSinceOperator``.
    ///   - lastScan: when the last complete scan of either kind began, by the clock of this machine.
    ///   - lastFullScan: when the last complete full scan began.
    ///   - overlap: how far before the last scan's begin the next one starts: clocks differ, and writes show late.
    ///   - fullEvery: after how long a full scan is due.
    public static func next(
        operatorName: String?,
        lastScan: Date?,
        lastFullScan: Date?,
        now: Date,
        overlap: Duration = .seconds(600),
        fullEvery: Duration = .seconds(3600)
    ) -> ScanPlan {
        guard let operatorName else { return .full(.noOperator) }
        guard let lastScan, let lastFullScan else { return .full(.firstScan) }
        guard lastScan <= now, lastFullScan <= now else { return .full(.clockWentBack) }
        guard now.timeIntervalSince(lastFullScan) < fullEvery / .seconds(1) else { return .full(.due) }
        let moment = lastScan.addingTimeInterval(-(max(overlap, .zero) / .seconds(1)))
        return .incremental(ChangedSinceFilter(operatorName: operatorName, moment: moment))
    }

    /// The filter of the scan, applied to another.
    public func filter(_ base: ProjectFilter = ProjectFilter()) -> ProjectFilter {
        var filter = base
        if case .incremental(let changed) = self { filter.changedSince = changed }
        return filter
    }

    /// Whether what the scan does not show may be gone; never after an incremental scan.
    public var showsAbsence: Bool {
        if case .full = self { true } else { false }
    }
}
