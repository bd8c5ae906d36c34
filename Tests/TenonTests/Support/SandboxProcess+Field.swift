import Foundation
import FoundationNetworking
import Testing

/// What crews and their office do.
extension SandboxProcess {
    /// Writes a punch down, or changes the one whose `id` is given; returns its id.
    @discardableResult
    func punch(_ change: [String: Any]) async throws -> String {
        let reply = try await send("POST", busybusyURL + "/_sandbox/punches", [:], change)
        return try #require(reply["id"] as? String, "\(reply)")
    }

    /// The employees, each with id, name, e-mail and phone.
    func members() async throws -> [[String: Any]] {
        let query = "{ members(filter: {}, first: 500) { id firstName lastName email phone archivedOn } }"
        return try #require(try await graphQL(query)["members"] as? [[String: Any]])
    }

    /// The notes on a contact, oldest first.
    func notes(_ contactID: String) async throws -> [[String: Any]] {
        let reply = try await highLevel("GET", "/contacts/\(contactID)/notes")
        return try #require(reply["notes"] as? [[String: Any]], "\(reply)").reversed()
    }

    /// Lets the next calls of one of HighLevel's operations meet a fault.
    func highLevelFault(_ operation: String, _ kind: String, times: Int = 1, milliseconds: Int = 0) async throws {
        let fault: [String: Any] = [
            "operation": operation, "kind": kind, "times": times, "delayMilliseconds": milliseconds,
        ]
        let reply = try await send("POST", highLevelURL + "/_sandbox/faults", [:], fault)
        try #require(reply["message"] == nil, "\(reply)")
    }

    /// The project that was made for the contact.
    func project(of contactID: String) async throws -> String {
        let projects = try await projects().filter {
            (($0["projectInfo"] as? [String: Any])?["additionalInfo"] as? String)?.contains("ghl:\(contactID)") == true
        }
        return try #require(projects.first?["id"] as? String)
    }
}

/// The crews' weeks.
extension SandboxProcess {
    /// Lets crews work; what they do is made of the sandbox's seed.
    func live(_ wish: [String: Any]) async throws {
        let reply = try await send("POST", busybusyURL + "/_sandbox/life", [:], wish)
        try #require(reply["errors"] == nil, "\(reply)")
    }

    /// The payroll export of all days, as text.
    func payrollExport() async throws -> String {
        let days = "start=2020-01-01%2000:00:00&end=2035-01-01%2000:00:00"
        var request = URLRequest(url: try #require(URL(string: busybusyURL + "/?" + days)))
        request.setValue(key, forHTTPHeaderField: "Key-Authorization")
        return String(decoding: try await URLSession.shared.data(for: request).0, as: UTF8.self)
    }
}
