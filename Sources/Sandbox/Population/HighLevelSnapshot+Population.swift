import Foundation

/// Filling the HighLevel side from a population or an export.
extension HighLevelSnapshot {
    /// The HighLevel side of a population, with notes, tasks and appointments for some contacts.
    init(_ population: Population) {
        self.init(account: HighLevelAccount(seed: population.seed), random: .init(seed: population.seed, stream: "ids"))
        customFields = Self.standardFields(seed: population.seed)
        furnish(seed: population.seed, now: HighLevelTime(population.now))
        businesses = Self.businesses(population)
        contacts.reserveCapacity(population.contactCount)
        for (index, seed) in population.contacts.enumerated() {
            var contact = HighLevelContact(seed, customFields: customFields)
            contact.businessId = businesses.first { $0.name == contact.companyName }?.id
            contacts.append(contact)
            addRecords(to: contact, index: index, population)
            addSales(to: contact, index: index, population)
        }
    }

    /// The HighLevel side of an export; the location and its token are those of the seed.
    init(_ export: ContactExport, seed: UInt64) {
        self.init(account: HighLevelAccount(seed: seed), random: .init(seed: seed, stream: "ids"))
        replaceContacts(with: export, seed: seed)
    }

    /// Puts the contacts of an export in the place of all others, and their custom fields beside those that exist.
    mutating func replaceContacts(with export: ContactExport, seed: UInt64) {
        if customFields.isEmpty { customFields = Self.standardFields(seed: seed) }
        if users.isEmpty {
            let newest = export.contacts.map { HighLevelTime($0.createdOn) }.max()
            furnish(seed: seed, now: newest ?? HighLevelTime(milliseconds: 0))
        }
        for name in export.report.customFieldColumns
        where !customFields.contains(where: { $0.fieldKey == "contact." + HighLevelCustomField.key(name) }) {
            customFields.append(
                .init(id: random.alphanumeric(20), name: name, dataType: "TEXT", position: customFields.count)
            )
        }
        (tasks, notes, appointments, opportunities, enrolments) = ([], [], [], [], [])
        locationTags = nil
        contacts = export.contacts.map { HighLevelContact($0, customFields: customFields) }
    }

    /// The custom fields that the sandbox's location has from the start.
    private static func standardFields(seed: UInt64) -> [HighLevelCustomField] {
        var random = PopulationRandom(seed: seed, stream: "custom-fields")
        let fields: [(name: String, type: String, options: [String])] = [
            ("Job Number", "TEXT", []), ("Gate Code", "TEXT", []), ("Job Hours", "NUMERICAL", []),
            ("Budget", "MONETORY", []), ("Install Date", "DATE", []), ("Site Notes", "LARGE_TEXT", []),
            ("Roof Type", "SINGLE_OPTIONS", ["Shingle", "Tile", "Metal", "Flat"]),
            ("Services", "MULTIPLE_OPTIONS", ["Roof", "Gutters", "Siding"]),
        ]
        return fields.enumerated().map { position, field in
            .init(
                id: random.alphanumeric(20),
                name: field.name,
                dataType: field.type,
                position: position,
                picklistOptions: field.options
            )
        }
    }

    private static func businesses(_ population: Population) -> [HighLevelBusiness] {
        var random = PopulationRandom(seed: population.seed, stream: "businesses")
        var names: Set<String> = []
        return (0..<min(12, population.contactCount / 10)).compactMap { _ in
            let name = population.companyName(&random)
            guard names.insert(name).inserted else { return nil }
            return HighLevelBusiness(
                id: random.hexadecimal(24),
                name: name,
                country: "US",
                createdAt: HighLevelTime(population.now)
            )
        }
    }

    /// Notes for a tenth of the contacts, tasks and appointments for about a twentieth each.
    private mutating func addRecords(to contact: HighLevelContact, index: Int, _ population: Population) {
        var random = PopulationRandom(seed: population.seed, stream: "records", index: index)
        let now = HighLevelTime(population.now)
        if random.chance(0.1) { notes.append(note(on: contact, &random)) }
        if random.chance(0.06) { tasks.append(task(for: contact, now: now, &random)) }
        if random.chance(0.05) { appointments.append(appointment(with: contact, now: now, &random)) }
    }

    private func note(on contact: HighLevelContact, _ random: inout PopulationRandom) -> HighLevelNote {
        let bodies = ["Left a voicemail.", "Wants the quote by Friday.", "Dog in the yard, call first."]
        return HighLevelNote(
            id: random.alphanumeric(20),
            contactId: contact.id,
            body: random.pick(bodies),
            userId: account.userIDs[0],
            dateAdded: contact.dateUpdated
        )
    }

    private func task(
        for contact: HighLevelContact,
        now: HighLevelTime,
        _ random: inout PopulationRandom
    ) -> HighLevelTask {
        HighLevelTask(
            id: random.alphanumeric(20),
            contactId: contact.id,
            title: random.pick(["Call back", "Send estimate", "Order material"]),
            assignedTo: account.userIDs[1],
            dueDate: .init(milliseconds: now.milliseconds + Int64(random.below(14)) * 86_400_000),
            completed: random.chance(0.3)
        )
    }

    private func appointment(
        with contact: HighLevelContact,
        now: HighLevelTime,
        _ random: inout PopulationRandom
    ) -> HighLevelAppointment {
        let hour: Int64 = 3_600_000
        let start = now.milliseconds - now.milliseconds % hour + Int64(random.below(240)) * hour
        return HighLevelAppointment(
            id: random.alphanumeric(20),
            contactId: contact.id,
            calendarId: calendars[0].id,
            title: "Site visit",
            status: "confirmed",
            assignedUserId: account.userIDs[0],
            address: contact.address1,
            startTime: .init(milliseconds: start),
            endTime: .init(milliseconds: start + hour),
            dateAdded: contact.dateAdded
        )
    }
}

extension HighLevelContact {
    /// The contact as HighLevel keeps it: telephone number as E.164 where it can be read, tags lower-cased.
    init(_ seed: SeedContact, customFields definitions: [HighLevelCustomField]) {
        self.init(id: seed.id, dateAdded: HighLevelTime(seed.createdOn))
        firstName = seed.firstName
        lastName = seed.lastName
        companyName = seed.companyName
        email = seed.email
        phone = seed.phone.map(PhoneRule.stored)
        address1 = seed.address1
        city = seed.city
        state = seed.state
        postalCode = seed.postalCode
        country = seed.country
        source = seed.source
        tags = Self.normalized(tags: seed.tags)
        lastActivity = seed.lastActivityOn.map(HighLevelTime.init)
        dateUpdated = max(dateAdded, lastActivity ?? dateAdded)
        customFields = definitions.compactMap { definition in
            seed.customFields.first { "contact." + HighLevelCustomField.key($0.key) == definition.fieldKey }
                .map { .init(id: definition.id, value: definition.stored(.string($0.value))) }
        }
    }
}
