import Foundation
import Synchronization

@testable import Sandbox

/// A busybusy side with a known population and a clock that stands still until it is moved.
final class BusybusyFixture: Sendable {
    /// Noon on 2026-01-01, UTC.
    static let start = Date(timeIntervalSince1970: 1_767_268_800)

    private let now: Mutex<Date>
    private let box: Mutex<BusybusySandbox?> = Mutex(nil)

    /// With an age in days, projects and members are so much older and the crews have worked; else nobody had the time.
    init(projects: Int = 0, members: Int = 0, seed: UInt64 = 7, age: Int = 0) {
        now = Mutex(BusybusyFixture.start)
        let seeds = (0..<projects).map { index in
            var seed = BusybusyFixture.project(index)
            seed.createdOn -= TimeInterval(age * 86_400)
            return seed
        }
        let crew = (0..<members).map { index in
            var seed = BusybusyFixture.member(index)
            seed.createdOn -= TimeInterval(age * 86_400)
            return seed
        }
        let sandbox = BusybusySandbox(seed: seed, projects: seeds, members: crew) { self.now.withLock { $0 } }
        box.withLock { $0 = sandbox }
    }

    var sandbox: BusybusySandbox { box.withLock { $0! } }

    /// Moves the clock.
    func advance(seconds: Int) { now.withLock { $0 += TimeInterval(seconds) } }

    /// A project's id by its position in the population.
    static func id(_ index: Int) -> String {
        let digits = String(index, radix: 16)
        return "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - digits.count) + digits
    }

    private static func project(_ index: Int) -> SeedProject {
        var seed = SeedProject(
            id: UUID(uuidString: id(index))!,
            title: "Project \(index % 10)",
            createdOn: start.addingTimeInterval(TimeInterval(-1000 + index / 3))
        )
        if index % 5 == 4 { seed.archivedOn = start.addingTimeInterval(-5) }
        if index % 2 == 0 {
            seed.customer = "Customer \(index)"
            seed.phone = "(312) 555-0\(100 + index % 900)"
        }
        return seed
    }

    private static func member(_ index: Int) -> SeedMember {
        SeedMember(
            id: UUID(uuidString: id(4096 + index))!,
            firstName: "First\(index)",
            lastName: "Last\(index % 3)",
            username: "user\(index)",
            email: index == 0 ? "first@example.com" : nil,
            positionTitle: ["Admin", "Manager", "Foreman", "Employee"][index % 4],
            createdOn: start.addingTimeInterval(-500)
        )
    }

    /// Asks and answers as JSON text, refusals included, in the form in which the service sends them.
    func ask(_ query: String, _ variables: String = "{}", operationName: String? = nil) throws -> String {
        try String(decoding: response(query, variables, operationName: operationName).value.json, as: UTF8.self)
    }

    /// The messages of a request's errors.
    func messages(_ query: String, _ variables: String = "{}") throws -> [String] {
        try response(query, variables).errors.map(\.message)
    }

    /// A path into a request's data: names select keys, numbers items.
    func value(_ path: String, of query: String, _ variables: String = "{}") throws -> GraphQLValue {
        var value = try response(query, variables).data ?? .null
        for step in path.split(separator: ".") {
            if let index = Int(step), case .list(let items) = value {
                value = index < items.count ? items[index] : .null
            } else {
                value = value.entries?[String(step)] ?? .null
            }
        }
        return value
    }

    private func response(
        _ query: String,
        _ variables: String,
        operationName: String? = nil
    ) throws -> GraphQLResponse {
        let given = GraphQLValue(json: Data(variables.utf8))?.entries ?? GraphQLObject()
        let request = BusybusyRequest(query: query, variables: given, operationName: operationName)
        do throws(BusybusyRefusal) {
            return sandbox.service.execute(try sandbox.service.prepare(request))
        } catch {
            return GraphQLResponse(errors: error.errors)
        }
    }

    /// Creates a project and returns its id.
    @discardableResult
    func create(_ title: String, parent: String? = nil) throws -> String {
        let parent = parent.map { ", parentProjectId: \"\($0)\"" } ?? ""
        return try value(
            "createProject.id",
            of: "mutation { createProject(input: {title: \"\(title)\"\(parent)}) { id } }"
        )
        .text ?? ""
    }
}
