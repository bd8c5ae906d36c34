/// Everything the HighLevel side holds; a plain value that one lock guards.
struct HighLevelContents: Sendable {
    var account: HighLevelAccount
    var random: PopulationRandom
    var customFields: [HighLevelCustomField]
    var businesses: [HighLevelBusiness]
    var tasks: [String: [HighLevelTask]]
    var notes: [String: [HighLevelNote]]
    var appointments: [String: [HighLevelAppointment]]
    private(set) var contacts: HighLevelContactIndex
    private(set) var keys: HighLevelContactKeys
    /// Grows with every change, so that a snapshot is written only when there is something new.
    var changeCount = 0
    var searcher = HighLevelSearcher()
    private var delayed: HighLevelDelayedIndex?

    /// Fills the contents; with a lag the search sees every change only so many milliseconds later.
    init(_ snapshot: HighLevelSnapshot, searchIndexLag: Int64) {
        account = snapshot.account
        random = snapshot.random
        customFields = snapshot.customFields
        businesses = snapshot.businesses
        tasks = Dictionary(grouping: snapshot.tasks, by: \.contactId)
        notes = Dictionary(grouping: snapshot.notes, by: \.contactId)
        appointments = Dictionary(grouping: snapshot.appointments, by: \.contactId)
        contacts = HighLevelContactIndex(snapshot.contacts.map(HighLevelRecord.init))
        keys = HighLevelContactKeys(snapshot.contacts)
        if searchIndexLag > 0 { delayed = HighLevelDelayedIndex(contacts, lag: searchIndexLag) }
    }

    /// The state as it is stored; contacts from the oldest on.
    var snapshot: HighLevelSnapshot {
        HighLevelSnapshot(
            account: account,
            random: random,
            contacts: contacts.byDateAdded.map(\.contact),
            customFields: customFields,
            businesses: businesses,
            tasks: tasks.sorted { $0.key < $1.key }.flatMap(\.value),
            notes: notes.sorted { $0.key < $1.key }.flatMap(\.value),
            appointments: appointments.sorted { $0.key < $1.key }.flatMap(\.value)
        )
    }

    /// The contact of that id, or the 400 that HighLevel answers instead of a 404.
    func contact(_ id: String) throws(HighLevelFailure) -> HighLevelContact {
        guard let contact = contacts[id] else { throw .contactNotFound(id) }
        return contact
    }

    /// Stores a new or changed contact.
    mutating func put(_ contact: HighLevelContact, at now: HighLevelTime) {
        keys.remove(contacts[contact.id])
        keys.add(contact)
        let record = HighLevelRecord(contact)
        contacts.put(record)
        delayed?.schedule(contact.id, record, at: now)
        changeCount += 1
    }

    /// Removes a contact with its tasks, notes and appointments (assumption: they go with it).
    mutating func remove(_ id: String, at now: HighLevelTime) {
        keys.remove(contacts[id])
        contacts.remove(id)
        delayed?.schedule(id, nil, at: now)
        tasks[id] = nil
        notes[id] = nil
        appointments[id] = nil
        changeCount += 1
    }

    /// Changes a contact and stamps it.
    mutating func update(
        _ id: String,
        at now: HighLevelTime,
        _ change: (inout HighLevelContact) -> Void
    ) throws(HighLevelFailure) -> HighLevelContact {
        var contact = try contact(id)
        change(&contact)
        contact.dateUpdated = now
        put(contact, at: now)
        return contact
    }

    /// A page of the search, over what its index has seen by now.
    mutating func search(_ search: HighLevelSearch, at now: HighLevelTime) -> HighLevelSearcher.Page {
        delayed?.catchUp(to: now)
        return searcher.page(search, in: delayed?.index ?? contacts)
    }
}
