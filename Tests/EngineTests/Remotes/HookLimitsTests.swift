import Busybusy
import Engine
import Foundation
import Logging
import Reconciliation
import Records
import Testing

/// What a connection leaves to a person because of the way in which it writes.
@Suite struct HookLimitsTests {
    private let logger = Logger(label: "tenon.tests", factory: { _ in SwiftLogNoOpLogHandler() })

    private func withConnection(
        hook: Bool,
        _ body: (BusybusyConnection) throws -> Void
    ) async throws {
        let connector = BusybusyConnector()
        let url = try #require(URL(string: "http://127.0.0.1:9/"))
        let configuration = try BusybusyConfiguration(endpoint: url, key: BusybusyKey("k"), isSandbox: true)
        let client = BusybusyClient(configuration: configuration, connector: connector, logger: logger)
        let address = try ZapierHook("http://127.0.0.1:9/hooks/catch/1/2/", isSandbox: true)
        let writer: any ProjectWriter =
            hook
            ? ZapierProjectWriter(hook: address, connector: connector, logger: logger)
            : GraphQLProjectWriter(client: client)
        let result = Result { try body(BusybusyConnection(client: client, writer: writer)) }
        try await connector.shutdown()
        try result.get()
    }

    private let unarchive = PlannedWrite(kind: .project, action: .unarchive, targetID: "p", reason: "r")
    private let update = PlannedWrite(
        kind: .project,
        action: .update,
        targetID: "p",
        changes: [
            FieldChange(field: "city", from: .null, to: .text("Berwyn")),
            FieldChange(field: "country", from: .null, to: .text("US")),
            FieldChange(field: "phone", from: .text("1"), to: .null),
        ],
        reason: "r"
    )

    @Test func aHookBringsNothingBackAndEmptiesNothing() async throws {
        try await withConnection(hook: true) { connection in
            #expect(connection.answersLater && !connection.isDryRun)
            #expect(connection.limits(of: unarchive).map(\.fields) == [[]])
            let limits = connection.limits(of: update)
            #expect(limits.map(\.fields) == [["country"], ["phone"]])
            #expect(limits.map(\.needsPerson) == [false, true])
        }
    }

    @Test func mutationsHaveNoLimits() async throws {
        try await withConnection(hook: false) { connection in
            #expect(!connection.answersLater && !connection.isDryRun)
            #expect(connection.limits(of: unarchive).isEmpty && connection.limits(of: update).isEmpty)
        }
    }
}
