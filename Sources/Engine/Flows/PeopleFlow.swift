import Mapping
import Reconciliation
import Records
import Storage

/// Members to HighLevel's contacts, one way: made once, told of what changes, marked when they leave.
struct PeopleFlow: Flow {
    let rule: PeopleRule
    /// The list of members, archived ones too.
    let members: any RecordSource

    var name: String { "employees to contacts" }
    var sources: [any RecordSource] { [members] }

    func planner(in context: FlowContext) async throws -> FlowPlanner {
        let pass = PeoplePass(rule: rule, workspace: context.workspace)
        return FlowPlanner { tx in try pass.plans(tx) }
    }
}

/// What the store says of members and their contacts, and what follows from it.
private struct PeoplePass: Sendable {
    let rule: PeopleRule
    let workspace: Workspace

    func plans(_ tx: StoreTransaction) throws -> [PairPlan] {
        let copies = try tx.copies(of: .person, workspace: workspace.id)
        var people: [(member: Record, isFormer: Bool)] = []
        try tx.eachRecord(of: .member, workspace: workspace.id) { people.append(($0, $0.isArchived)) }
        let seen = Set(people.map(\.member.id.remoteID))
        let missing = copies.keys.filter { !seen.contains($0) }.sorted().map { RecordID(.member, $0) }
        people += try tx.records(missing, workspace: workspace.id).values.map { ($0.record, true) }
        var contacts = try contacts(of: copies, tx)
        let newcomers = people.filter { person in
            copies[person.member.id.remoteID] == nil && !person.isFormer && rule.includes(member: person.member)
        }
        contacts.merge(try known(newcomers.map(\.member), except: Set(copies.values.map(\.target)), tx)) { $1 }
        let decision = PersonDecision(rule: rule, region: workspace.mapping.region)
        return people.map { person in
            let id = person.member.id.remoteID
            return decision.plan(
                for: PersonDecision.Person(
                    member: person.member,
                    isFormer: person.isFormer,
                    copy: copies[id],
                    contact: contacts[id]
                )
            )
        }.filter { !$0.writes.isEmpty || !$0.reviewItems.isEmpty }
    }

    /// The contacts that are there, by the id of their member.
    private func contacts(of copies: [String: Copy], _ tx: StoreTransaction) throws -> [String: Record] {
        let records = try tx.records(copies.values.map(\.target), workspace: workspace.id)
        return copies.compactMapValues { copy in
            records[copy.target].flatMap { $0.goneAt == nil ? $0.record : nil }
        }
    }

    /// Contacts that stand for the members already: by Tenon's mark, or by phone and name. One that is a customer with a
    /// project, or that several members could claim, is not among them.
    private func known(
        _ members: [Record],
        except taken: Set<RecordID>,
        _ tx: StoreTransaction
    ) throws -> [String: Record] {
        var keys: [StoredKey: Set<String>] = [:]
        for member in members {
            for key in self.keys(of: member) { keys[key, default: []].insert(member.id.remoteID) }
        }
        let holders = try tx.holders(of: Set(keys.keys), workspace: workspace.id)
            .filter { $0.record.kind == .contact && !taken.contains($0.record) }
        let linked = try tx.links(of: holders.map(\.record), workspace: workspace.id)
        var found: [String: Set<RecordID>] = [:]
        var claims: [RecordID: Set<String>] = [:]
        for holder in holders where linked[holder.record] == nil {
            for id in keys[holder.key] ?? [] {
                found[id, default: []].insert(holder.record)
                claims[holder.record, default: []].insert(id)
            }
        }
        let certain = found.compactMapValues { ids in
            ids.count == 1 ? ids.first.flatMap { claims[$0]?.count == 1 ? $0 : nil } : nil
        }
        let records = try tx.records(Array(certain.values), workspace: workspace.id)
        return certain.compactMapValues { records[$0]?.record }
    }

    /// What a contact of the member would be recognised by.
    private func keys(of member: Record) -> [StoredKey] {
        let marker = MemberMarker.source(ofMember: member.id.remoteID)
        let likeness = Record(
            id: RecordID(.contact, ""),
            fields: ["source": .text(marker), "name": member["name"], "phone": member["phone"]]
        )
        return MatchKey.keys(of: likeness, under: workspace.mapping)
            .filter { $0.tier == .phoneAndName || $0.text == marker }
            .map { StoredKey(tier: $0.tier.rawValue, text: $0.text) }
    }
}
