import Mapping
import Records
import Storage
import Timekeeping

/// All work that the store knows of, told apart by how it is paid.
///
/// It comes from punches where busybusy lists them, else from the payroll export; whichever was read later counts. The
/// export knows nobody who is clocked in, and tells of root projects only.
struct CrewWork: Sendable {
    var paid: [PaidWork] = []
    var open: [Punch] = []
    /// Names by the person ids of the work.
    var names: [String: String] = [:]
    /// Whether it is known who is clocked in.
    var showsPresence = true
    /// Seconds of work on projects that cannot be told apart, by what the export calls them.
    var unclaimed: [String: Int] = [:]

    init() {}

    init(
        _ tx: StoreTransaction,
        workspace: String,
        tree: ProjectTree,
        ledger: HoursLedger
    ) throws {
        let entriesReadAt = try tx.lastScan(of: .timeEntry, workspace: workspace)
        let payrollReadAt = try tx.payrollReadTimes(workspace: workspace).values.max()
        if let payrollReadAt, payrollReadAt > entriesReadAt ?? Milliseconds(0) {
            try readPayroll(tx, workspace, tree.rootFinder)
        } else {
            try readPunches(tx, workspace, ledger)
        }
    }

    private mutating func readPunches(_ tx: StoreTransaction, _ workspace: String, _ ledger: HoursLedger) throws {
        var punches: [Punch] = []
        try tx.eachRecord(of: .timeEntry, workspace: workspace) { record in
            if let punch = Punch(record) { punches.append(punch) }
        }
        try tx.eachRecord(of: .member, workspace: workspace) { names[$0.id.remoteID] = $0["name"].text }
        paid = ledger.paidWork(of: punches)
        open = punches.filter { $0.end == nil }
    }

    private mutating func readPayroll(_ tx: StoreTransaction, _ workspace: String, _ finder: RootFinder) throws {
        showsPresence = false
        try tx.eachPayrollSnapshot(workspace: workspace) { snapshot in
            for line in snapshot.lines { add(line, finder) }
        }
    }

    private mutating func add(_ line: PayrollSnapshot.Line, _ finder: RootFinder) {
        guard let day = LocalDay(line.day) else { return }
        names[line.person] = line.person
        let root = finder.root(number: line.number, title: line.title)
        let worked = WorkedSeconds(regular: line.regularSeconds, overtime: line.overtimeSeconds)
        if root == nil, !line.title.isEmpty { unclaimed[line.title, default: 0] += worked.total }
        paid.append(PaidWork(personID: line.person, projectID: root, day: day, worked: worked))
    }
}
