import Engine
import Foundation
import Records
import Storage

/// Customers that are joined on both sides, to play the day with.
struct DemoCast: Sendable {
    /// One joined customer.
    struct Pair: Sendable {
        let contactID: String
        let projectID: String
        let name: String
        let phone: String
    }

    /// Customers with a phone, each with a name of its own.
    let pairs: [Pair]

    init(open: OpenWorkspace) async throws {
        let workspace = open.engine.workspace.id
        pairs = try await open.store.read { tx in
            // By the contact's id: the same seed plays the same day.
            let links = try tx.links(in: .linked, limit: 500, workspace: workspace)
                .sorted { ($0.contactID ?? "") < ($1.contactID ?? "") }
            let ids = links.compactMap { $0.recordID(of: .contact) }
            let records = try tx.records(ids, workspace: workspace)
            var names: Set<String> = []
            return links.compactMap { link in
                guard let id = link.recordID(of: .contact), let projectID = link.projectID,
                    let contact = records[id]?.record, let name = contact["name"].text,
                    let phone = contact["phone"].text,
                    names.insert(name).inserted
                else { return nil }
                return Pair(contactID: id.remoteID, projectID: projectID, name: name, phone: phone)
            }
        }
    }
}
