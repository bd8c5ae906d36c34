import Busybusy
import Foundation
import Mapping
import Records
import Storage
import Timekeeping

/// Reads the payroll export month by month and stores each month in place of what was stored of it.
struct PayrollFetch: Sendable {
    let client: BusybusyClient
    let calendar: WorkCalendar
    let readDays: Int

    /// Reads what is due.
    ///
    /// - Throws: ``RemoteError``; the months that were read stay, the others are as they were.
    func run(in context: FlowContext) async throws {
        let (workspace, now) = (context.workspace.id, context.environment.now())
        let (readAt, oldest) = try await context.store.read { tx in
            (try tx.payrollReadTimes(workspace: workspace), try Self.oldestProject(tx, workspace))
        }
        guard let oldest else { return }
        let months = PayrollMonth.due(
            from: calendar.day(of: oldest),
            to: calendar.day(of: now),
            readDays: readDays,
            readAt: readAt,
            now: now
        )
        for month in months {
            let snapshot = try await read(month, at: Milliseconds(now))
            try await context.store.write { try $0.replace(snapshot, workspace: workspace) }
        }
    }

    private func read(_ month: PayrollMonth, at moment: Milliseconds) async throws -> PayrollSnapshot {
        let export = try await RemoteError.explaining {
            let (first, last) = (month.first.parts, month.last.parts)
            return try await client.payrollExport(
                from: try LocalTime(first.year, first.month, first.day),
                to: try LocalTime(last.year, last.month, last.day, 23, 59, 59)
            )
        }
        return PayrollSnapshot(
            firstDay: "\(month.first)",
            lastDay: "\(month.last)",
            readAt: moment,
            lines: export.rows.map(PayrollSnapshot.Line.init)
        )
    }

    /// When the first project was made: nobody worked on any before.
    private static func oldestProject(_ tx: StoreTransaction, _ workspace: String) throws -> Date? {
        var oldest: Date?
        try tx.eachRecord(of: .project, workspace: workspace) { record in
            if let created = record.createdAt { oldest = min(oldest ?? created, created) }
        }
        return oldest
    }
}

extension PayrollSnapshot.Line {
    /// What counts of a row. Its id is left out: it is calculated and changes with every edit.
    init(_ row: PayrollRow) {
        let day = LocalDay(year: row.start.year, month: row.start.month, day: row.start.day)
        let name = "\(row.firstName) \(row.lastName)".trimmingCharacters(in: .whitespaces)
        let isRegular = row.wageType == .regular
        self.init(
            person: name.isEmpty ? row.employeeID : name,
            day: day?.description ?? "",
            number: row.projectPath.first?.number ?? "",
            title: row.projectPath.first?.title ?? "",
            regularSeconds: isRegular ? row.seconds : 0,
            overtimeSeconds: isRegular ? 0 : row.seconds
        )
    }
}
