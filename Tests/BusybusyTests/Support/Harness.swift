import Foundation
import Logging

@testable import Busybusy

/// A client against a stub with scripted answers, on a manual clock.
struct Harness: Sendable {
    static let key = "aaaa.bbbb.cccc"

    let client: BusybusyClient
    let server: StubServer
    let time: ManualTime
    let calls: Recorder<BusybusyCall>
    let connector: BusybusyConnector
    let address: URL
    let timeout: Duration

    var writer: GraphQLProjectWriter { GraphQLProjectWriter(client: client) }

    /// Runs the body with a client whose server gives the replies in order.
    static func run(
        _ replies: [StubReply],
        timeout: Duration = .seconds(20),
        pageSize: Int = 500,
        maximumResponseBytes: Int = 100_000,
        key: String = Harness.key,
        sharedSlots: SharedSlots? = nil,
        logger: Logger = Logger(label: "test"),
        _ body: @escaping @Sendable (Harness) async throws -> Void
    ) async throws {
        try await StubServer.run(replies) { address, server in
            let connector = BusybusyConnector()
            let configuration = try BusybusyConfiguration(
                endpoint: address,
                key: BusybusyKey(key),
                isSandbox: true,
                timeout: timeout,
                pageSize: pageSize,
                maximumResponseBytes: maximumResponseBytes
            )
            let time = ManualTime()
            let calls = Recorder<BusybusyCall>()
            let client = BusybusyClient(
                configuration: configuration,
                connector: connector,
                logger: logger,
                clock: time.clock,
                jitter: { 0.5 },
                sharedSlots: sharedSlots,
                onCall: { calls.append($0) }
            )
            do {
                let harness = Harness(
                    client: client,
                    server: server,
                    time: time,
                    calls: calls,
                    connector: connector,
                    address: address,
                    timeout: timeout
                )
                try await body(harness)
            } catch {
                try await connector.shutdown()
                throw error
            }
            try await connector.shutdown()
        }
    }

    /// The ids of all projects, page by page.
    func projectIDs() async throws -> [String] {
        var ids: [String] = []
        for try await page in client.projectPages() { ids += page.map(\.id) }
        return ids
    }

    /// What `first` and `after` every request asked for.
    func asked() throws -> [Asked] {
        struct Body: Decodable { let variables: Asked }
        return try server.requests.map { try JSONDecoder().decode(Body.self, from: Data($0.body.utf8)).variables }
    }

    struct Asked: Decodable, Equatable {
        let first: Int?
        let after: String?
    }
}

extension StubReply {
    /// A page of projects; the cursor of each is its id with a `c` before it.
    static func page(_ ids: [String]) -> StubReply {
        let nodes = ids.map { #"{"id":"\#($0)","cursor":"c\#($0)"}"# }
        return .json(#"{"data":{"projects":[\#(nodes.joined(separator: ","))]}}"#)
    }

    static func errors(_ messages: String..., data: String = "null") -> StubReply {
        let problems = messages.map { #"{"message":"\#($0)"}"# }.joined(separator: ",")
        return .json(#"{"data":\#(data),"errors":[\#(problems)]}"#)
    }
}

/// The error that the body throws, or nil.
func failure(of body: () async throws -> Void) async -> BusybusyError? {
    do {
        try await body()
        return nil
    } catch {
        return error as? BusybusyError
    }
}
