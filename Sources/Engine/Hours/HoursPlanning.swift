import Foundation
import Reconciliation
import Records
import Storage
import Timekeeping

/// Holds what is known of the work against what the contacts' fields say.
struct HoursPlanning: Sendable {
    let workspace: String
    let book: HoursBook
    let fields: HoursFields
    /// Seconds that are budgeted for each root project with everything below it; nil when nobody can tell.
    let budgetsByRoot: [String: Int]?
    let writesWeeklyNotes: Bool

    /// A contact whose project is in step with it.
    private struct Customer {
        let contact: Record
        let projectID: String
    }

    func plans(_ tx: StoreTransaction) throws -> [PairPlan] {
        let customers = try customers(tx)
        let creations = try creations(customers, tx)
        // A contact is written once, when all its fields are there.
        var plans = creations.isEmpty ? customers.compactMap(update) : creations
        if writesWeeklyNotes {
            let copies = try tx.copies(of: .weeklySummary, workspace: workspace)
            let notes = WeeklyNotes(copies: copies, calendar: book.calendar, now: book.now)
            plans += customers.compactMap { self.notes(for: $0, notes) }
        }
        return plans
    }

    private func customers(_ tx: StoreTransaction) throws -> [Customer] {
        var projects: [RecordID: String] = [:]
        try tx.eachLink(in: .linked, workspace: workspace) { link in
            if let contact = link.recordID(of: .contact), let project = link.projectID { projects[contact] = project }
        }
        let contacts = try tx.records(Array(projects.keys), workspace: workspace)
        return contacts.values.filter { $0.goneAt == nil }.map(\.record)
            .sorted { $0.id.remoteID < $1.id.remoteID }
            .compactMap { contact in
                projects[contact.id].map { Customer(contact: contact, projectID: $0) }
            }
    }

    private func figures(of customer: Customer) -> ContactFigures {
        let figures = book.byRoot[customer.projectID] ?? HoursFigures()
        return ContactFigures(
            figures: figures,
            onSite: book.namesOnSite(figures),
            budgetSeconds: budgetsByRoot.map { $0[customer.projectID] ?? 0 }
        )
    }

    /// The fields that have to be made before contacts can show their figures. One that HighLevel refused is not waited for.
    private func creations(_ customers: [Customer], _ tx: StoreTransaction) throws -> [PairPlan] {
        guard !fields.missing.isEmpty else { return [] }
        var needed: [String: PairPlan] = [:]
        for customer in customers where needed.count < fields.missing.count {
            for field in fields.needed(for: figures(of: customer)).values where needed[field.name] == nil {
                let write = PlannedWrite(
                    kind: .contact,
                    action: .createField,
                    reason: "hours are written to the custom field \"\(field.name)\", which is not there",
                    intent: "field \(field.name)",
                    field: field
                )
                var plan = PairPlan(subject: RecordID(.contact, "custom field \(field.name)"), writes: [write])
                plan.label = field.name
                needed[field.name] = plan
            }
        }
        let known = try tx.writes(ofIntents: needed.keys.map { "field \($0)" }, workspace: workspace)
        return needed.sorted { $0.key < $1.key }.map(\.value).filter {
            known[$0.writes[0].intent ?? ""]?.state != .dead
        }
    }

    private func update(_ customer: Customer) -> PairPlan? {
        let changes = fields.changes(figures(of: customer), contact: customer.contact)
        guard !changes.isEmpty else { return nil }
        let write = PlannedWrite(
            kind: .contact,
            action: .update,
            targetID: customer.contact.id.remoteID,
            changes: changes,
            reason: "the crew's hours changed",
            intent: "hours \(customer.contact.id.remoteID)"
        )
        return plan(customer, [write])
    }

    private func notes(for customer: Customer, _ notes: WeeklyNotes) -> PairPlan? {
        let writes = notes.writes(
            contactID: customer.contact.id.remoteID,
            weeks: book.weeksByRoot[customer.projectID] ?? [:],
            name: book.name(of:)
        )
        return writes.isEmpty ? nil : plan(customer, writes)
    }

    private func plan(_ customer: Customer, _ writes: [PlannedWrite]) -> PairPlan {
        var plan = PairPlan(subject: customer.contact.id, writes: writes)
        plan.label = customer.contact["name"].text ?? customer.contact["companyName"].text ?? ""
        return plan
    }
}
