import Mapping
import Records
import Storage

/// How records come into the mirror: a contact with what its opportunity says, and each with the keys that it may be
/// recognised by.
///
/// Scans and writes both bring contacts, and both must say the same of one: else each would undo what the other said.
struct Mirror: Sendable {
    let workspace: Workspace

    /// The records as the mirror keeps them. Costs nothing unless the mapping makes jobs of opportunities.
    ///
    /// What the mirror knows of opportunities counts, so that a list which could not be read takes nothing away from anybody.
    func completed(_ records: [Record], _ tx: StoreTransaction) throws -> [Record] {
        guard let rule = workspace.mapping.flows.jobs else { return records }
        let owners = records.filter { $0.id.kind == .contact }.map(\.id.remoteID)
        guard !owners.isEmpty else { return records }
        let opportunities = try tx.records(of: .opportunity, ownedBy: owners, workspace: workspace.id)
        return records.map { record in
            guard record.id.kind == .contact else { return record }
            return record.telling(of: rule.newest(of: opportunities[record.id.remoteID] ?? []))
        }
    }

    /// The record as the mirror keeps it.
    func completed(_ record: Record, _ tx: StoreTransaction) throws -> Record {
        try completed([record], tx).first ?? record
    }

    /// Puts records into the mirror that are as it keeps them.
    func take(_ records: [Record], _ tx: StoreTransaction) throws {
        try tx.upsert(records.map { ($0, Scanner.keys(of: $0, workspace)) }, workspace: workspace.id)
    }
}
