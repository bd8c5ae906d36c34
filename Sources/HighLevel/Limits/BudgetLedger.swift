/// Where the budget of a connection is kept, and how those who share it take turns.
///
/// One process uses ``MemoryBudgetLedger``; several processes of a machine, ``FileBudgetLedger``. The part kept for people
/// is common to all who share; the strict order of priorities holds only inside a process, since nobody sees who waits in
/// another.
public protocol BudgetLedger: Sendable {
    /// How often a waiting call looks whether others changed the budget; nil when nobody else can.
    var recheckInterval: Duration? { get }

    /// Runs the body on the budget, alone among all who share it, and keeps what it left. Takes well under a millisecond.
    ///
    /// - Returns: what the body returns; nil, and the body was not run, when another process is at it: ask again soon.
    /// - Throws: ``HighLevelError`` with code `.budget` when the budget cannot be read or kept.
    func update<Result: Sendable>(_ body: (inout Budget) -> Result) throws -> Result?
}
