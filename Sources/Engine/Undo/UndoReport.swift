public import Reconciliation
import Records

/// What taking back a run or a write leads to.
public struct UndoPlan: Sendable {
    /// One for each pair of which something was written.
    public var pairs: [PairPlan] = []
    /// Changes of which nothing is left to take back.
    public var alreadyBefore = 0

    public init() {}

    /// Projects among them that would be archived.
    public var archives: Int { pairs.reduce(0) { $0 + $1.writes.count { $0.action == .archive } } }
    /// What is left for a person, conflicts included.
    public var needsPerson: Int { pairs.reduce(0) { $0 + $1.reviewItems.count { $0.needsPerson } } }
    public var writeCount: Int { pairs.reduce(0) { $0 + $1.writes.count } }
}

/// What an undo did.
public struct UndoReport: Hashable, Sendable, Codable {
    /// Its own run, which can be undone in turn.
    public let run: String
    public var planned = 0
    public var alreadyBefore = 0
    public var needsPerson = 0
    /// Writes that were made, those among them that an earlier run had left.
    public var dispatched = DispatchCounts()
    /// Writes that a dry-run connection did not make.
    public var withheld = 0
    /// Writes that wait for a later try.
    public var waiting = 0

    /// Writes that were left out, because their target had changed in the meantime.
    public var leftOut: Int { dispatched.replanned }
}
