import Foundation
import Testing

/// busybusy's switches, and the catch hook behind which a Zap does its work.
extension SandboxProcess {
    /// Changes settings of busybusy's side.
    func set(_ changes: [String: Any]) async throws {
        let reply = try await send("POST", busybusyURL + "/_sandbox/settings", [:], changes)
        try #require(reply["introspection"] != nil, "\(reply)")
    }

    /// What the hook was told, each with its state.
    func messages() async throws -> [[String: Any]] {
        let reply = try await send("GET", busybusyURL + "/_sandbox/hooks", [:], nil)
        return reply["list"] as? [[String: Any]] ?? []
    }

    /// What was asked of the hook, by action.
    func messagesByAction() async throws -> [String: Int] {
        var counts: [String: Int] = [:]
        for message in try await messages() {
            let body = Data((message["body"] as? String ?? "").utf8)
            let fields = try JSONSerialization.jsonObject(with: body) as? [String: Any]
            counts[fields?["action"] as? String ?? "", default: 0] += 1
        }
        return counts
    }

    /// Waits until the Zap has done everything it was told.
    func untilWorkIsDone() async throws {
        let deadline = ContinuousClock.now + .seconds(120)
        while try await messages().contains(where: { $0["state"] as? String == "waiting" }) {
            try #require(ContinuousClock.now < deadline, "the hook's work was not done in time")
            try await Task.sleep(for: .milliseconds(20))
        }
    }

    /// Three punches of the day before, of people and on a project that every key sees, and no others.
    func punchYesterday() async throws {
        _ = try await send("POST", busybusyURL + "/_sandbox/life", [:], ["weeks": 0, "timeZone": "America/Chicago"])
        let query = """
            { members(first: 3, filter: {}) { id }
              projects(first: 1, filter: {archivedOn: {isNull: true}}) { id } }
            """
        let data = try await graphQL(query, key: limitedKey)
        let members = try #require(data["members"] as? [[String: Any]])
        let project = try #require((data["projects"] as? [[String: Any]])?.first?["id"])
        let day = Date().addingTimeInterval(-86_400).formatted(.iso8601.year().month().day())
        for member in members {
            let punch: [String: Any] = [
                "memberId": member["id"] ?? "", "projectId": project, "startTime": day + "T15:00-00:00",
                "endTime": day + "T19:30-00:00",
            ]
            let reply = try await send("POST", busybusyURL + "/_sandbox/punches", [:], punch)
            try #require(reply["id"] != nil, "\(reply)")
        }
    }
}
