import Foundation

/// What happened with the contacts: opportunities, past visits, notes as the interface writes them.
extension HighLevelSnapshot {
    /// Customers mostly have a won opportunity, half of the leads an open or lost one; from a stream of its own, so
    /// that nothing else of the population moves.
    mutating func addSales(to contact: HighLevelContact, index: Int, _ population: Population) {
        var random = PopulationRandom(seed: population.seed, stream: "sales", index: index)
        let isCustomer = contact.tags.contains("customer")
        if random.chance(isCustomer ? 0.7 : 0.5) {
            opportunities.append(
                opportunity(of: contact, index: index, isWon: isCustomer, now: .init(population.now), &random)
            )
        }
        if random.chance(0.05) { notes.append(writtenNote(on: contact, &random)) }
        if random.chance(0.04) { appointments.append(pastVisit(to: contact, now: .init(population.now), &random)) }
    }

    private func opportunity(
        of contact: HighLevelContact,
        index: Int,
        isWon: Bool,
        now: HighLevelTime,
        _ random: inout PopulationRandom
    ) -> HighLevelOpportunity {
        let pipeline = pipelines[random.chance(0.8) ? 0 : 1]
        let last = pipeline.stages.count - 1
        let isLost = !isWon && random.chance(0.25)
        let stage = isWon ? last : random.below(last)
        let room = Double(now.milliseconds - contact.dateAdded.milliseconds)
        let created = HighLevelTime(milliseconds: contact.dateAdded.milliseconds + Int64(room * random.unit * 0.3))
        let moved = HighLevelTime(milliseconds: created.milliseconds + Int64(room * random.unit * 0.5))
        let work = random.pick(["roof replacement", "roof repair", "gutters", "siding", "storm damage"])
        var opportunity = HighLevelOpportunity(
            id: random.alphanumeric(20),
            contactId: contact.id,
            pipelineId: pipeline.id,
            pipelineStageId: pipeline.stages[stage].id,
            name: (contact.name ?? contact.companyName ?? "Customer").trimmed + " - " + work,
            createdAt: created
        )
        opportunity.status = isWon ? "won" : isLost ? "lost" : "open"
        opportunity.monetaryValue = .integer(Int64(800 + random.below(400) * 75))
        opportunity.assignedTo = random.chance(0.8) ? account.userIDs[random.below(2)] : nil
        opportunity.source = contact.source
        (opportunity.lastStageChangeAt, opportunity.lastStatusChangeAt) = (moved, isWon || isLost ? moved : created)
        opportunity.updatedAt = moved
        if isWon, let field = customFields.first(where: { $0.fieldKey == "opportunity.job_number" }) {
            opportunity.customFields = [.init(id: field.id, value: .string("R-\(10_000 + index)"))]
        }
        return opportunity
    }

    private func writtenNote(on contact: HighLevelContact, _ random: inout PopulationRandom) -> HighLevelNote {
        let bodies = [
            "<p>Measured the roof: <strong>24 squares</strong>, two layers.</p><p>Gate code 4711 &amp; a dog.</p>",
            "<p>Wants:</p><ul><li>architectural shingles</li><li>new drip edge</li></ul>",
            "<p>Adjuster comes <em>Tuesday</em> &lt;10 am&gt;<br>Call before.</p>",
        ]
        return HighLevelNote(
            id: random.alphanumeric(20),
            contactId: contact.id,
            body: random.pick(bodies),
            userId: account.userIDs[1],
            title: "Site notes",
            dateAdded: contact.dateUpdated
        )
    }

    private func pastVisit(
        to contact: HighLevelContact,
        now: HighLevelTime,
        _ random: inout PopulationRandom
    ) -> HighLevelAppointment {
        let hour: Int64 = 3_600_000
        let start = now.milliseconds - now.milliseconds % hour - Int64(24 + random.below(2000)) * hour
        return HighLevelAppointment(
            id: random.alphanumeric(20),
            contactId: contact.id,
            calendarId: calendars[random.below(calendars.count)].id,
            title: "Inspection",
            status: random.pick(["showed", "showed", "noshow", "cancelled"]),
            assignedUserId: account.userIDs[random.below(2)],
            address: contact.address1,
            startTime: .init(milliseconds: start),
            endTime: .init(milliseconds: start + hour),
            dateAdded: min(contact.dateAdded, .init(milliseconds: start - 24 * hour))
        )
    }
}
