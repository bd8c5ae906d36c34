/// Writing and searching contacts.
extension HighLevelContents {
    /// Stores a new or changed contact; tags that the location did not know become its own.
    mutating func put(_ contact: HighLevelContact, at now: HighLevelTime) {
        let before = contacts[contact.id]
        keys.remove(before)
        keys.add(contact)
        let record = HighLevelRecord(contact)
        contacts.put(record)
        delayed?.schedule(contact.id, record, at: now)
        learn(tags: contact.tags.filter { before?.tags.contains($0) != true })
        note(.contact(before: before, after: contact))
    }

    /// Removes a contact with everything that belongs to it (assumption: it goes too, and only the contact's own
    /// deletion is told).
    mutating func remove(_ id: String, at now: HighLevelTime) {
        let before = contacts[id]
        keys.remove(before)
        contacts.remove(id)
        delayed?.schedule(id, nil, at: now)
        tasks[id] = nil
        notes[id] = nil
        enrolments[id] = nil
        appointments.removeAll(of: id)
        opportunities.removeAll(of: id)
        note(.contact(before: before, after: nil))
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

    private mutating func learn(tags: [String]) {
        for tag in tags where !locationTags.contains(where: { $0.name == tag }) {
            locationTags.append(HighLevelTag(name: tag))
        }
    }
}
