public import Busybusy
public import Records

/// The projects below busybusy's root projects, down to the seventh level, those in use and the archived ones.
public struct SubProjectSource: RecordSource {
    private let client: BusybusyClient

    public var kind: RecordKind { .subProject }

    /// The levels below the root that there can be (client code and the payroll export).
    private static let levels = 2...7

    public init(client: BusybusyClient) { self.client = client }

    /// Reads level by level, and no deeper than there is something: an account without sub-projects costs two calls.
    public func scan(_ page: ([Record]) async throws -> Void) async throws {
        for depth in Self.levels {
            var isEmpty = true
            for isArchived in [false, true] {
                let filter = ProjectFilter(isArchived: isArchived, depth: depth)
                var pages = client.projectPages(filter: filter).makeAsyncIterator()
                while let projects = try await RemoteError.explaining({ try await pages.next() }) {
                    isEmpty = false
                    try await page(projects.map(Record.init(project:)))
                }
            }
            if isEmpty { return }
        }
    }

    public func read(_ remoteID: String) async throws -> Record? {
        let project = try await RemoteError.explaining { try await client.project(id: remoteID) }
        return project.map(Record.init(project:)).flatMap { $0.id.kind == kind ? $0 : nil }
    }
}
