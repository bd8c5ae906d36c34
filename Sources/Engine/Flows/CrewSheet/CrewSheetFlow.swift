import Foundation
import HighLevel
import Mapping
import Reconciliation
import Records
import Storage

/// Notes and tasks to the crew: what the office knows of a customer, in a block of its project's `additionalInfo`.
struct CrewSheetFlow: Flow {
    private let rule: CrewSheetRule
    private let region: String
    private let reader: any CrewSheetReader
    let sources: [any RecordSource]

    var name: String { "the crew's sheet" }

    /// Pairs looked at together.
    static let batchSize = 500

    /// - Parameters:
    ///   - tasks: The list of the location's tasks; not used when the sheet shows none.
    ///   - reader: Reads the notes of a contact.
    init(rule: CrewSheetRule, region: String, tasks: any RecordSource, reader: any CrewSheetReader) {
        self.rule = rule
        self.region = region
        self.reader = reader
        sources = rule.tasks == .none ? [] : [tasks]
    }

    /// The flow that reads with the client.
    init(rule: CrewSheetRule, region: String, client: HighLevelClient) {
        self.init(
            rule: rule,
            region: region,
            tasks: TaskSource(client: client, rule: rule, now: { Date() }),
            reader: HighLevelCrewSheetReader(client: client)
        )
    }

    func planner(in context: FlowContext) async throws -> FlowPlanner {
        let workspace = context.workspace.id
        let pairs = try await context.store.read { try Self.pairs(of: workspace, $0) }
        if pairs.isEmpty { return FlowPlanner { _ in [] } }
        let zone = try await timeZone()
        // Once a run: what a later round would find is found by the next run as well.
        if rule.notes > 0, context.round == 0 {
            let queue = NoteLookQueue(interval: rule.notesEvery, limit: rule.notesPerRun)
            try await NoteLooker(queue: queue, reader: reader, context: context).look(at: pairs.map(\.contactID))
        }
        let now = context.environment.now()
        let planner = CrewSheetPlanner(rule: rule, region: region, timeZone: zone, now: now)
        return FlowPlanner { [rule] tx in
            var plans: [PairPlan] = []
            for start in stride(from: 0, to: pairs.count, by: Self.batchSize) {
                let batch = Array(pairs[start..<min(start + Self.batchSize, pairs.count)])
                plans += try Self.subjects(batch, rule, tx, workspace).compactMap(planner.plan)
            }
            return plans
        }
    }

    private func timeZone() async throws -> TimeZone {
        let next = "Name the crew's zone in the mapping: under 'crew-sheet', 'time-zone: America/Chicago'."
        if let name = rule.timeZone, let zone = TimeZone(identifier: name) { return zone }
        do {
            if let name = try await reader.timeZone(), let zone = TimeZone(identifier: name) { return zone }
        } catch let error as RemoteError {
            throw RemoteError(error.disposition, "the location's time zone: \(error.message) \(next)")
        }
        throw RemoteError(.refused, "the HighLevel location names no time zone. \(next)")
    }

    // MARK: What the store says

    private struct Pair: Sendable {
        let contactID: String
        let projectID: String
    }

    private static func pairs(of workspace: String, _ tx: StoreTransaction) throws -> [Pair] {
        var pairs: [Pair] = []
        try tx.eachLink(in: .linked, workspace: workspace) { link in
            guard let contactID = link.contactID, let projectID = link.projectID else { return }
            pairs.append(Pair(contactID: contactID, projectID: projectID))
        }
        return pairs
    }

    private static func subjects(
        _ pairs: [Pair],
        _ rule: CrewSheetRule,
        _ tx: StoreTransaction,
        _ workspace: String
    ) throws -> [CrewSheetSubject] {
        let ids = pairs.map(\.contactID)
        let contactIDs = ids.map { RecordID(.contact, $0) }
        let halves = contactIDs + pairs.map { RecordID(.project, $0.projectID) }
        let records = try tx.records(halves, workspace: workspace).filter { $0.value.goneAt == nil }
        let links = try tx.links(of: contactIDs, workspace: workspace)
        let tasks = rule.tasks == .none ? [:] : try tx.records(of: .task, ownedBy: ids, workspace: workspace)
        let notes = try notes(of: ids, rule, tx, workspace)
        return pairs.compactMap { pair in
            guard let contact = records[RecordID(.contact, pair.contactID)]?.record,
                let project = records[RecordID(.project, pair.projectID)]?.record, let link = links[contact.id]
            else { return nil }
            return CrewSheetSubject(
                contact: contact,
                project: project,
                link: link,
                tasks: tasks[pair.contactID] ?? [],
                notes: notes[pair.contactID]
            )
        }
    }

    /// The notes of those contacts whose notes are known, without those that Tenon wrote: they came from the crew.
    private static func notes(
        of contactIDs: [String],
        _ rule: CrewSheetRule,
        _ tx: StoreTransaction,
        _ workspace: String
    ) throws -> [String: [Record]] {
        if rule.notes == 0 { return Dictionary(contactIDs.map { ($0, []) }, uniquingKeysWith: { $1 }) }
        let looks = try tx.noteLooks(at: contactIDs, workspace: workspace).filter(\.value.isKnown)
        let notes = try tx.records(of: .note, ownedBy: Array(looks.keys), workspace: workspace)
        let own = try tx.copied(among: notes.values.joined().map(\.id), workspace: workspace)
        return Dictionary(
            looks.keys.map { id in (id, (notes[id] ?? []).filter { !own.contains($0.id) }) },
            uniquingKeysWith: { $1 }
        )
    }
}
