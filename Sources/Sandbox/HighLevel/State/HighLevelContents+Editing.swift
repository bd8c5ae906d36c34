/// Changes as a person makes them in HighLevel's own interface: without the API's rules about members, with its events.
extension HighLevelContents {
    /// Creates, changes or deletes one record: `{record, id, contactId, set, delete}`. Returns its id.
    mutating func edit(_ body: HighLevelValue, at now: HighLevelTime) throws(HighLevelWebhookControlError) -> String {
        let given = body["set"] ?? [:]
        let isDeletion = body["delete"]?.flag == true
        guard given.members != nil else { throw .init("set must be an object") }
        let id = body["id"]?.text
        switch body["record"]?.text {
        case "contact": return try editContact(id, given, isDeletion, at: now)
        case "task": return try editTask(id, body["contactId"]?.text, given, isDeletion, at: now)
        case "note": return try editNote(id, body["contactId"]?.text, given, isDeletion, at: now)
        case "opportunity": return try editOpportunity(id, given, isDeletion, at: now)
        case "appointment": return try editAppointment(id, given, isDeletion, at: now)
        case "user": return try editUser(id, given)
        case "location":
            edit(location: given)
            return account.locationID
        default:
            throw .init("record must be contact, task, note, opportunity, appointment, user or location")
        }
    }

    private mutating func editContact(
        _ id: String?,
        _ given: HighLevelValue,
        _ isDeletion: Bool,
        at now: HighLevelTime
    ) throws(HighLevelWebhookControlError) -> String {
        var contact = HighLevelContact(id: "", dateAdded: now)
        if let id {
            guard let known = contacts[id] else { throw .unknown("contact", id) }
            contact = known
        } else {
            contact.id = random.alphanumeric(20)
        }
        if isDeletion {
            remove(contact.id, at: now)
            return contact.id
        }
        contact.apply(given, version: .dated20210728, definitions: customFields)
        if let emails = given["additionalEmails"] { contact.additionalEmails = emails.texts }
        if let followers = given["followers"]?.texts { contact.followers = followers }
        if let business = given["businessId"] { contact.businessId = business.text }
        contact.dateUpdated = now
        put(contact, at: now)
        return contact.id
    }

    private mutating func editTask(
        _ id: String?,
        _ contactID: String?,
        _ given: HighLevelValue,
        _ isDeletion: Bool,
        at now: HighLevelTime
    ) throws(HighLevelWebhookControlError) -> String {
        var task: HighLevelTask
        if let id {
            guard let known = allTasks.first(where: { $0.id == id }) else { throw .unknown("task", id) }
            task = known
        } else {
            task = HighLevelTask(
                id: random.alphanumeric(20),
                contactId: try known(contactID),
                title: "",
                dueDate: now,
                completed: false
            )
            task.dateAdded = now
        }
        task.apply(given)
        if isDeletion { remove(task) } else { put(task) }
        return task.id
    }

    private mutating func editNote(
        _ id: String?,
        _ contactID: String?,
        _ given: HighLevelValue,
        _ isDeletion: Bool,
        at now: HighLevelTime
    ) throws(HighLevelWebhookControlError) -> String {
        var record: HighLevelNote
        if let id {
            guard let known = notes.values.joined().first(where: { $0.id == id }) else { throw .unknown("note", id) }
            record = known
        } else {
            record = HighLevelNote(
                id: random.alphanumeric(20),
                contactId: try known(contactID),
                body: "",
                dateAdded: now
            )
        }
        record.apply(given)
        if isDeletion { remove(record) } else { put(record) }
        return record.id
    }

    private mutating func editOpportunity(
        _ id: String?,
        _ given: HighLevelValue,
        _ isDeletion: Bool,
        at now: HighLevelTime
    ) throws(HighLevelWebhookControlError) -> String {
        guard let id, var opportunity = opportunities[id] else { throw .unknown("opportunity", id ?? "") }
        opportunity.apply(given, definitions: customFields.of(model: "opportunity"), at: now)
        if isDeletion { remove(opportunity) } else { put(opportunity) }
        return id
    }

    private mutating func editAppointment(
        _ id: String?,
        _ given: HighLevelValue,
        _ isDeletion: Bool,
        at now: HighLevelTime
    ) throws(HighLevelWebhookControlError) -> String {
        guard let id, var appointment = appointments[id] else { throw .unknown("appointment", id ?? "") }
        appointment.apply(given)
        appointment.dateUpdated = now
        if isDeletion { remove(appointment) } else { put(appointment) }
        return id
    }

    private mutating func editUser(
        _ id: String?,
        _ given: HighLevelValue
    ) throws(HighLevelWebhookControlError) -> String {
        if let id, !users.contains(where: { $0.id == id }) { throw .unknown("user", id) }
        var user =
            users.first { $0.id == id }
            ?? HighLevelUser(id: random.alphanumeric(20), firstName: "", lastName: "", email: "", role: "user")
        if let text = given["firstName"]?.text { user.firstName = text }
        if let text = given["lastName"]?.text { user.lastName = text }
        if let text = given["email"]?.text { user.email = text }
        if let text = given["phone"]?.text { user.phone = text }
        if let text = given["role"]?.text { user.role = text }
        put(user)
        return user.id
    }

    private func known(_ contactID: String?) throws(HighLevelWebhookControlError) -> String {
        guard let contactID, contacts[contactID] != nil else { throw .unknown("contact", contactID ?? "") }
        return contactID
    }
}

extension HighLevelWebhookControlError {
    static func unknown(_ record: String, _ id: String) -> Self {
        .init("there is no \(record) with the id \"\(id)\": read the list and give one of its ids")
    }
}
