import Foundation
import Reconciliation
public import Records
public import Storage

/// Where a person joins and parts records by hand.
///
/// It touches the store only, so it works beside a running server; each step is one transaction. The next run brings what was
/// joined in step. Everything done here is in history, with the person as its actor.
public struct LinkDesk: Sendable {
    private let store: Store
    let workspace: String
    let environment: EngineEnvironment

    public init(store: Store, workspace: String, environment: EngineEnvironment) {
        self.store = store
        self.workspace = workspace
        self.environment = environment
    }

    /// The links, in the order of their ids.
    ///
    /// - Parameters:
    ///   - state: Only those of the state; nil for all.
    ///   - search: Only those whose ids or names hold this text, whatever the case.
    public func list(state: Link.State? = nil, search: String? = nil) async throws -> [LinkEntry] {
        try await store.read { [workspace] tx in
            let states = state.map { [$0] } ?? Link.State.allCases
            let links = try states.flatMap { try tx.links(in: $0, limit: .max, workspace: workspace) }
            let halves = links.flatMap { link in RecordKind.linked.compactMap(link.recordID(of:)) }
            let records = try tx.records(halves, workspace: workspace)
            return links.sorted { $0.id < $1.id }.map { LinkEntry($0, records) }.filter { entry in
                guard let search else { return true }
                return [entry.id, entry.contact ?? "", entry.contactName, entry.project ?? "", entry.projectTitle]
                    .contains { $0.localizedStandardContains(search) }
            }
        }
    }

    /// Joins a contact and a project.
    ///
    /// - Throws: ``DeskError`` when one of them is unknown, gone, archived, or belongs to another link.
    public func make(contactID: String, projectID: String) async throws -> LinkEntry {
        let (contact, project) = (RecordID(.contact, contactID), RecordID(.project, projectID))
        return try await store.write { [self] tx in
            let records = try present([contact, project], tx)
            let links = try tx.links(of: [contact, project], workspace: workspace)
            if let link = links[contact], link == links[project] {
                throw DeskError("\(contact) and \(project) are joined already, by \(link.id).")
            }
            for (id, link) in links.sorted(by: { $0.key.description < $1.key.description }) {
                try discardUnmade(link, of: id, tx)
            }
            let link = Link(
                id: "link-" + String(environment.nextID(), radix: 36),
                contactID: contactID,
                projectID: projectID,
                state: .linked
            )
            try tx.save([link], workspace: workspace)
            try tx.forgetParting(contactID: contactID, projectID: projectID, workspace: workspace)
            let change = FieldChange(field: "link", from: .null, to: .text("\(contact) and \(project)"))
            try settle(link, "link", [change], lookingAgainAt: [contact, project], tx)
            return LinkEntry(link, records)
        }
    }

    /// Takes a link apart. Both records stay as they are, and matching does not join the two again.
    ///
    /// - Throws: ``DeskError`` when there is no such link, or writes of it are on their way.
    public func remove(_ linkID: String) async throws -> LinkEntry {
        try await store.write { [self] tx in
            let link = try idle(linkID, tx)
            guard let contact = link.recordID(of: .contact), let project = link.recordID(of: .project) else {
                throw DeskError("\(linkID) has one half only; the other is still to be made. Run: tenon sync run")
            }
            try tx.removeLink(linkID, workspace: workspace)
            try remember(contact, project, tx)
            let change = FieldChange(field: "link", from: .text("\(contact) and \(project)"), to: .null)
            try settle(link, "unlink", [change], lookingAgainAt: [contact, project], tx)
            return LinkEntry(link, try tx.records([contact, project], workspace: workspace))
        }
    }

    /// Joins the link's contact to another project. The one that it had stays as it is, and is not joined to it again.
    ///
    /// - Throws: ``DeskError`` when there is no such link, writes of it are on their way, or the other project is unknown, gone,
    ///   archived, or belongs to another link.
    public func repoint(_ linkID: String, toProject projectID: String) async throws -> LinkEntry {
        let project = RecordID(.project, projectID)
        return try await store.write { [self] tx in
            var link = try idle(linkID, tx)
            guard let contact = link.recordID(of: .contact), let old = link.recordID(of: .project) else {
                throw DeskError("\(linkID) has one half only; the other is still to be made. Run: tenon sync run")
            }
            if old == project { throw DeskError("\(linkID) joins \(contact) to \(project) already.") }
            let records = try present([contact, project], tx)
            if let other = try tx.links(of: [project], workspace: workspace)[project] {
                try discardUnmade(other, of: project, tx)
            }
            (link.projectID, link.state, link.base) = (projectID, .linked, [:])
            try tx.save([link], workspace: workspace)
            try remember(contact, old, tx)
            try tx.forgetParting(contactID: contact.remoteID, projectID: projectID, workspace: workspace)
            let change = FieldChange(field: "project", from: .text(old.remoteID), to: .text(projectID))
            try settle(link, "repoint", [change], lookingAgainAt: [contact, old, project], tx)
            return LinkEntry(link, records)
        }
    }
}
