import Foundation
import HighLevel

/// A contact with everything around it, for output.
struct ContactDocument: Encodable {
    struct Task: Encodable {
        let id: String
        let title: String
        let body: String?
        let dueDate: Date?
        let isCompleted: Bool
    }

    struct Note: Encodable {
        let id: String
        let body: String
        let dateAdded: Date?
    }

    struct Appointment: Encodable {
        let id: String
        let title: String?
        let startTime: String?
        let status: String?
    }

    let id: String
    let name: String
    let companyName: String?
    let email: String?
    let phone: String?
    let address: String
    let tags: [String]
    var tasks: [Task]?
    var notes: [Note]?
    var appointments: [Appointment]?
    /// Parts that could not be read, with the cause.
    var failures: [String: String] = [:]

    init(_ detail: ContactDetail) {
        let contact = detail.contact
        id = contact.id
        name = [contact.firstName, contact.lastName].compactMap(\.self).joined(separator: " ")
        companyName = contact.companyName
        email = contact.email
        phone = contact.phone
        address = [contact.address1, contact.city, contact.state, contact.postalCode, contact.country]
            .compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ")
        tags = contact.tags
        tasks = take(detail.tasks, "tasks")?.map {
            Task(id: $0.id, title: $0.title ?? "", body: $0.body, dueDate: $0.dueDate, isCompleted: $0.isCompleted)
        }
        notes = take(detail.notes, "notes")?.map { Note(id: $0.id, body: $0.body ?? "", dateAdded: $0.dateAdded) }
        appointments = take(detail.appointments, "appointments")?.map {
            Appointment(id: $0.id, title: $0.title, startTime: $0.startTime.map { "\($0)" }, status: $0.status)
        }
    }

    private mutating func take<Value>(_ part: ContactDetail.Part<Value>, _ name: String) -> Value? {
        if case .failed(let error) = part { failures[name] = error.message }
        return part.value
    }

    /// Lines for people.
    var lines: [String] {
        var table = TextTable(["field", "value"])
        let fields = [
            ("id", id), ("name", name), ("company", companyName ?? ""), ("email", email ?? ""), ("phone", phone ?? ""),
            ("address", address), ("tags", tags.joined(separator: ", ")),
        ]
        for (field, value) in fields { table.add([field, value.isEmpty ? "—" : value]) }
        var lines = table.lines
        if let tasks {
            lines +=
                ["", "Tasks (\(tasks.count))"]
                + tasks.map { task in
                    let due = task.dueDate.map { ", due \($0.formatted(.iso8601.year().month().day()))" } ?? ""
                    return "  [\(task.isCompleted ? "x" : " ")] \(task.title)\(due)"
                }
        }
        if let notes {
            lines +=
                ["", "Notes (\(notes.count))"]
                + notes.map { note in
                    let day = note.dateAdded.map { $0.formatted(.iso8601.year().month().day()) + "  " } ?? ""
                    return "  \(day)\(note.body.replacing("\n", with: "\n    "))"
                }
        }
        if let appointments {
            lines +=
                ["", "Appointments (\(appointments.count))"]
                + appointments.map { "  \($0.startTime ?? "")  \($0.title ?? "")  \($0.status ?? "")" }
        }
        lines += failures.sorted { $0.key < $1.key }.map { "could not read \($0.key): \($0.value)" }
        return lines
    }
}
