import Foundation

/// The Zap behind the catch hooks: it does what a message says, some seconds later. Its inputs are those of busybusy's
/// Zapier app (seen in a connected account); that a Zap passes them on unchanged is an assumption.
extension BusybusyState {
    /// Takes a message; its work is done when it is due.
    mutating func receive(_ body: String, account: String, hook: String, at milliseconds: Int) {
        deliveries.append(
            BusybusyDelivery(
                number: deliveries.count + 1,
                account: account,
                hook: hook,
                body: body,
                receivedAt: milliseconds,
                dueAt: milliseconds + settings.hookDelayMilliseconds
            )
        )
        changeCount += 1
        settle(at: milliseconds)
    }

    /// Does the work that is due. Nothing runs on its own: every request does first what is due by then.
    mutating func settle(at milliseconds: Int) {
        guard waitingFrom < deliveries.count else { return }
        for index in waitingFrom..<deliveries.count where deliveries[index].state == .waiting {
            guard deliveries[index].dueAt <= milliseconds else { continue }
            do throws(GraphQLError) {
                let row = try perform(deliveries[index].body, at: deliveries[index].dueAt / 1000)
                deliveries[index].projectID = projects.rows[row].id
                deliveries[index].state = .done
            } catch {
                deliveries[index].reason = error.message
                deliveries[index].state = .failed
            }
            changeCount += 1
        }
        while waitingFrom < deliveries.count, deliveries[waitingFrom].state != .waiting { waitingFrom += 1 }
    }

    private mutating func perform(_ body: String, at now: Int) throws(GraphQLError) -> Int {
        guard let message = GraphQLValue(json: Data(body.utf8))?.entries else {
            throw GraphQLError("The message is no JSON object")
        }
        switch message["action"]?.text {
        case "create_project": return try create(message, at: now)
        case "update_project":
            var input = BusybusyState.input(message)
            if input["title"] == .null { input.entries.removeAll { $0.key == "title" } }
            return try updateProject(try searched(message), input, at: now)
        case "archive_project": return archiveProject(try searched(message), at: now)
        case let other: throw GraphQLError("Unknown action \(other ?? "(none)")")
        }
    }

    private mutating func create(_ message: GraphQLObject, at now: Int) throws(GraphQLError) -> Int {
        var input = BusybusyState.input(message)
        if let parent = BusybusyState.given(message["parent_project_id"]) {
            input.append("parentProjectId", parent)
        }
        if let name = BusybusyState.given(message["project_group"])?.text {
            guard let group = groups.first(where: { $0.name.lowercased() == name.lowercased() }) else {
                throw GraphQLError("Project group not found")
            }
            input.append("projectGroupId", .string(group.id))
        }
        let index = try createProject(input, at: now)
        for title in BusybusyState.titles(message["sub_projects"]) {
            var child = GraphQLObject()
            child.append("title", .string(title))
            child.append("parentProjectId", .string(projects.rows[index].id))
            _ = try createProject(child, at: now)
        }
        return index
    }

    private func searched(_ message: GraphQLObject) throws(GraphQLError) -> Int {
        guard let id = message["search_project_id"]?.text, let index = projects.index(of: id) else {
            throw GraphQLError("Project not found")
        }
        return index
    }

    private static func titles(_ value: GraphQLValue?) -> [String] {
        switch value {
        case .list(let items)?: items.compactMap(\.text)
        case .string(let text)?: text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
        default: []
        }
    }
}

extension BusybusyState {
    private static let texts = [
        "project_number": "number", "customer": "customer", "address_1": "address1", "address_2": "address2",
        "city": "city", "state": "state", "postal_code": "postalCode", "phone": "phone",
        "onsite_verification": "requireTimeEntryGps", "additional_information": "additionalInfo",
    ]
    private static let numbers = ["latitude": "latitude", "longitude": "longitude", "radius": "locationRadius"]
    /// Metres at least (the app's own rule).
    private static let minimumRadius = 100.0

    /// The inputs as the mutation's input. Null and empty ones are left out: a Zap cannot clear a field.
    fileprivate static func input(_ message: GraphQLObject) -> GraphQLObject {
        var info = GraphQLObject()
        for entry in message.entries {
            guard let value = given(entry.value) else { continue }
            if let name = texts[entry.key] {
                info.append(name, .string(value.text ?? value.inspected))
            } else if let name = numbers[entry.key], let number = number(value) {
                info.append(name, .float(name == "locationRadius" ? max(number, minimumRadius) : number))
            } else if entry.key == "reminders" {
                info.append("reminder", .boolean(value == .boolean(true) || value.text?.lowercased() == "true"))
            }
        }
        var input = GraphQLObject()
        input.append("title", given(message["title"]) ?? .null)
        if !info.entries.isEmpty { input.append("projectInfo", .object(info)) }
        return input
    }

    fileprivate static func given(_ value: GraphQLValue?) -> GraphQLValue? {
        value == .null || value == .string("") ? nil : value
    }

    private static func number(_ value: GraphQLValue) -> Double? {
        switch value {
        case .int(let number): Double(number)
        case .float(let number): number
        case .string(let text): Double(text)
        default: nil
        }
    }
}
