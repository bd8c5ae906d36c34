import Crypto
import Foundation

extension BusybusyState {
    /// The rows of the payroll export for pieces that start in a range of instants, both ends included.
    func payrollRows(_ range: ClosedRange<Int>, sees viewer: BusybusyViewer) -> [[String]] {
        let shares = payrollShares(until: range.upperBound).filter { range.contains($0.piece.start) }
        let seen = shares.filter { isVisible(entries.rows[$0.piece.entry], to: viewer) }
        let sorted = seen.sorted { left, right in
            (left.piece.start, entries.rows[left.piece.entry].id, left.isSecond ? 1 : 0)
                < (right.piece.start, entries.rows[right.piece.entry].id, right.isSecond ? 1 : 0)
        }
        let budgets = latestBudgets()
        return sorted.map { payrollRow($0, budgets) }
    }

    /// Every member's pieces, divided by rate. Hours before the range count, since they fill the week.
    private func payrollShares(until last: Int) -> [PayrollShare] {
        var byMember: [String: [PayrollPiece]] = [:]
        for (index, entry) in entries.rows.enumerated() where entry.deletedOn == nil && entry.start <= last {
            byMember[entry.memberID, default: []] += PayrollPiece.pieces(of: entry, at: index, in: zone)
        }
        return byMember.values.flatMap { pieces in
            let ordered = pieces.sorted { ($0.start, $0.entry) < ($1.start, $1.entry) }
            return PayrollShare.shares(of: ordered, firstWeekday: settings.weekStart.number)
        }
    }

    private func latestBudgets() -> [String: (hours: Double?, cost: Double?)] {
        var result: [String: (hours: Double?, cost: Double?)] = [:]
        for row in budgetHours.rows where row.isLatest { result[row.projectID, default: (nil, nil)].hours = row.amount }
        for row in budgetCosts.rows where row.isLatest { result[row.projectID, default: (nil, nil)].cost = row.amount }
        return result
    }

    private func payrollRow(_ share: PayrollShare, _ budgets: [String: (hours: Double?, cost: Double?)]) -> [String] {
        let entry = entries.rows[share.piece.entry]
        let member = members.index(of: entry.memberID).map { members.rows[$0] }
        let wage = (member?.wage(at: share.piece.start) ?? 0) * (share.isOvertime ? 3 : 2)
        // Half a cent is kept until the end, so that time and a half of an odd wage is right.
        let cost = (wage * share.seconds + 3600) / 7200
        let budget = entry.projectID.flatMap { budgets[$0] }
        return [
            exportID(entry, share), name(of: entry.createdBy), name(of: entry.editedBy), member?.memberNumber ?? "",
            member?.firstName ?? "", member?.lastName ?? "", member?.positionTitle ?? "", member?.groupName ?? "",
            zone.exportDate(share.piece.start), zone.exportText(share.piece.start), zone.exportText(share.piece.end),
            wage % 2 == 0 ? PayrollCSV.money(cents: wage / 2) : PayrollCSV.money(cents: wage / 2) + "5",
            PayrollCSV.hours(share.seconds), PayrollCSV.hours(share.isSecond ? 0 : share.piece.breakSeconds),
            share.isOvertime ? "OT1" : "REG", PayrollCSV.money(cents: cost), Self.flag(entry.injured),
            Self.flag(entry.timeAccurate), budget?.hours.map { PayrollCSV.hours(Int($0)) } ?? "",
            budget?.cost.map { PayrollCSV.money(cents: Int(($0 * 100).rounded())) } ?? "",
        ] + projectCells(entry) + workCells(entry)
    }

    /// Customer to the sixth sub-project: 18 cells.
    private func projectCells(_ entry: BusybusyTimeEntry) -> [String] {
        guard let index = entry.projectID.flatMap(projects.index) else { return Array(repeating: "", count: 18) }
        let path = (ancestors(of: index) + [index]).map { projects.rows[$0] }
        let info = path[path.count - 1].info ?? path[0].info
        var cells = [info?.customer ?? "", info?.city ?? "", info?.state ?? ""]
        cells.append(groups.first { $0.id == path[0].groupID }?.name ?? "")
        for level in 0..<BusybusyProject.maximumDepth {
            cells += level < path.count ? [path[level].info?.number ?? "", path[level].title] : ["", ""]
        }
        return cells
    }

    /// Cost code, equipment and description: 7 cells.
    private func workCells(_ entry: BusybusyTimeEntry) -> [String] {
        let code = entry.costCodeID.flatMap(costCodes.index).map { costCodes.rows[$0] }
        let machine = entry.equipmentID.flatMap(equipment.index).map { equipment.rows[$0] }
        return [
            code?.code ?? "", code?.title ?? "", code?.group ?? "", machine?.name ?? "", machine?.makeModel ?? " ",
            machine?.runningHours.map { GraphQLValue.numeral($0) } ?? "", entry.description ?? "",
        ]
    }

    private func name(of memberID: String) -> String {
        members.index(of: memberID).map { members.rows[$0].firstName + " " + members.rows[$0].lastName } ?? ""
    }

    private static func flag(_ value: Bool?) -> String { value.map { $0 ? "true" : "false" } ?? "" }

    /// An id that is calculated from what the punch says, so that any edit changes it (seen in a real account). Two rows
    /// of one piece differ in the last two digits.
    private func exportID(_ entry: BusybusyTimeEntry, _ share: PayrollShare) -> String {
        let content = "\(entry.id)|\(entry.updatedOn)|\(share.piece.number)|\(share.piece.start)|\(share.piece.end)"
        let digest = SHA256.hash(data: Data(content.utf8)).prefix(15).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }
        let hex = digest.joined() + (share.isSecond ? "01" : "00")
        let cuts = [0, 8, 12, 16, 20, 32]
        return zip(cuts, cuts.dropFirst()).map { String(hex.dropFirst($0).prefix($1 - $0)) }.joined(separator: "-")
    }
}

extension BusybusyMember {
    /// Cents an hour at an instant: the newest wage that holds then, the first before any holds, nil without wages.
    func wage(at instant: Int) -> Int? {
        let wages = (wages ?? []).sorted { $0.changeDate < $1.changeDate }
        return (wages.last { $0.changeDate <= instant } ?? wages.first)?.cents
    }
}
