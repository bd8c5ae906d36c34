/// Events about notes, tasks and appointments.
extension HighLevelWebhookPlace {
    private static let scope = "contacts.readonly"

    /// Real ones lack `userId` and `title` (reported by users), and so do the documents.
    func noteEvents(_ before: HighLevelNote?, _ after: HighLevelNote?) -> [HighLevelWebhookEvent] {
        guard let note = after ?? before, before != after else { return [] }
        var members: [HighLevelValue.Member] = []
        members.add("id", note.id)
        members.add("body", note.body)
        members.add("contactId", note.contactId)
        members.add("dateAdded", note.dateAdded.iso)
        if !realOmissions {
            members.add("userId", note.userId)
            members.add("title", note.title)
        }
        let type = before == nil ? "NoteCreate" : after == nil ? "NoteDelete" : "NoteUpdate"
        return [event(type, scope: Self.scope, members)]
    }

    /// There is no event for a changed task and none for one that is opened again.
    func taskEvents(_ before: HighLevelTask?, _ after: HighLevelTask?) -> [HighLevelWebhookEvent] {
        switch (before, after) {
        case (nil, let new?):
            return [event("TaskCreate", scope: Self.scope, taskMembers(new, isShort: realOmissions))]
        case (let old?, nil):
            return [event("TaskDelete", scope: Self.scope, taskMembers(old))]
        case (let old?, let new?) where !old.completed && new.completed:
            return [event("TaskComplete", scope: Self.scope, taskMembers(new))]
        default: return []
        }
    }

    /// A real `TaskCreate` names neither contact nor text (reported by users).
    private func taskMembers(_ task: HighLevelTask, isShort: Bool = false) -> [HighLevelValue.Member] {
        var members: [HighLevelValue.Member] = []
        members.add("id", task.id)
        members.add("assignedTo", task.assignedTo)
        if !isShort {
            members.add("body", task.body ?? "")
            members.add("contactId", task.contactId)
        }
        members.add("title", task.title)
        members.add("dateAdded", (task.dateAdded ?? task.dueDate).iso)
        members.add("dueDate", task.dueDate.iso)
        return members
    }

    /// The examples of update and delete in the documents say `AppointmentCreate`, which is taken for a mistake.
    func appointmentEvents(
        _ before: HighLevelAppointment?,
        _ after: HighLevelAppointment?
    ) -> [HighLevelWebhookEvent] {
        guard let appointment = after ?? before, before != after else { return [] }
        let type = before == nil ? "AppointmentCreate" : after == nil ? "AppointmentDelete" : "AppointmentUpdate"
        return [
            event(
                type,
                scope: "calendars/events.readonly",
                [.init(name: "appointment", value: .object(appointmentMembers(appointment)))]
            )
        ]
    }

    private func appointmentMembers(_ appointment: HighLevelAppointment) -> [HighLevelValue.Member] {
        var members: [HighLevelValue.Member] = []
        members.add("id", appointment.id)
        members.add("address", appointment.address ?? "")
        members.add("title", appointment.title)
        members.add("calendarId", appointment.calendarId)
        members.add("contactId", appointment.contactId)
        members.add("groupId", "")
        members.add("appointmentStatus", appointment.status)
        members.add("assignedUserId", appointment.assignedUserId)
        members.append(.init(name: "users", value: .init(texts: [appointment.assignedUserId])))
        members.add("notes", appointment.notes ?? "")
        members.add("source", "booking_widget")
        members.add("startTime", appointment.startTime.isoSeconds)
        members.add("endTime", appointment.endTime.isoSeconds)
        members.add("dateAdded", appointment.dateAdded.iso)
        members.add("dateUpdated", (appointment.dateUpdated ?? appointment.dateAdded).iso)
        return members
    }
}
