/// Writing everything that is no contact.
extension HighLevelContents {
    mutating func put(_ task: HighLevelTask) {
        note(.task(before: Self.put(task, in: &tasks), after: task))
    }

    mutating func remove(_ task: HighLevelTask) {
        tasks[task.contactId]?.removeAll { $0.id == task.id }
        note(.task(before: task, after: nil))
    }

    mutating func put(_ record: HighLevelNote) {
        note(.note(before: Self.put(record, in: &notes), after: record))
    }

    mutating func remove(_ record: HighLevelNote) {
        notes[record.contactId]?.removeAll { $0.id == record.id }
        note(.note(before: record, after: nil))
    }

    mutating func put(_ appointment: HighLevelAppointment) {
        let before = appointments[appointment.id]
        appointments.put(appointment)
        note(.appointment(before: before, after: appointment))
    }

    mutating func remove(_ appointment: HighLevelAppointment) {
        note(.appointment(before: appointments.remove(appointment.id), after: nil))
    }

    mutating func put(_ opportunity: HighLevelOpportunity) {
        let before = opportunities[opportunity.id]
        opportunities.put(opportunity)
        note(.opportunity(before: before, after: opportunity))
    }

    mutating func remove(_ opportunity: HighLevelOpportunity) {
        note(.opportunity(before: opportunities.remove(opportunity.id), after: nil))
    }

    mutating func put(_ user: HighLevelUser) {
        let before = users.first { $0.id == user.id }
        users.removeAll { $0.id == user.id }
        users.append(user)
        note(.user(before: before, after: user))
    }

    mutating func put(_ location: HighLevelLocation) {
        self.location = location
        note(.location(location))
    }

    /// Puts the record in its contact's list and returns the one whose place it took.
    private static func put<Record: HighLevelContactRecord>(
        _ record: Record,
        in lists: inout [String: [Record]]
    ) -> Record? {
        guard let index = lists[record.contactId]?.firstIndex(where: { $0.id == record.id }) else {
            lists[record.contactId, default: []].append(record)
            return nil
        }
        let before = lists[record.contactId]?[index]
        lists[record.contactId]?[index] = record
        return before
    }
}

extension HighLevelContents {
    /// Changes the location's own settings, those about duplicate contacts among them; the order of keys is no part of
    /// the API.
    mutating func edit(location given: HighLevelValue) {
        var location = location
        location.apply(given)
        if let flag = given["settings"]?["allowDuplicateContact"]?.flag { account.allowsDuplicates = flag }
        let keys = given["settings"]?["duplicateKeys"]?.texts?.compactMap(HighLevelContactKeys.Field.init(rawValue:))
        if let keys { location.duplicateKeys = keys }
        put(location)
    }
}
