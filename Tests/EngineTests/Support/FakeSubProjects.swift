import Busybusy
import Records

@testable import Engine

/// The projects below the root projects of a ``FakeProjects``.
struct FakeSubProjects: RecordSource {
    let projects: FakeProjects
    let desk: CallDesk

    var kind: RecordKind { .subProject }

    func scan(_ page: ([Record]) async throws -> Void) async throws {
        try await page(try desk.perform(.scanPage) { shown.map(Record.init(project:)) })
    }

    func read(_ remoteID: String) async throws -> Record? {
        try desk.perform(.read) { shown.first { $0.id == remoteID }.map(Record.init(project:)) }
    }

    private var shown: [Project] { projects.all.filter { $0.depth != 1 } }
}
