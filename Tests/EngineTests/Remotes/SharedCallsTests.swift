import Busybusy
import Engine
import Foundation
import HighLevel
import Logging
import Sandbox
import Testing

@testable import Busybusy

/// Sessions of one store keep busybusy's limit of calls at a time together, by the file beside it.
@Suite(.timeLimit(.minutes(5))) struct SharedCallsTests {
    private let logger = Logger(label: "tenon.tests", factory: { _ in SwiftLogNoOpLogHandler() })

    private func withSandbox(_ body: (SandboxReady) async throws -> Void) async throws {
        let (readiness, ready) = AsyncStream.makeStream(of: SandboxReady.self)
        var configuration = SandboxConfiguration()
        configuration.contacts = 5
        let host = try SandboxHost(configuration: configuration, logger: logger, clock: { Date() }) { ready.yield($0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await host.run() }
            for await found in readiness {
                try await body(found)
                break
            }
            group.cancelAll()
        }
    }

    private func session(_ ready: SandboxReady, slots path: String?) throws -> RemoteSession {
        let settings = ConnectionSettings(
            highLevelURL: try #require(URL(string: ready.highLevel.url)),
            highLevelAccess: .token(HighLevelToken(ready.highLevel.token)),
            locationID: ready.highLevel.locationId,
            busybusyURL: try #require(URL(string: ready.busybusy.url)),
            busybusyKey: BusybusyKey(ready.busybusy.key),
            busybusyIsSandbox: true
        )
        return try RemoteSession(settings, slots: try path.map { try SharedSlots(path: $0) }, logger: logger)
    }

    /// While others have all three slots a session calls nobody, however many calls another without a file makes.
    @Test func aSessionWaitsForTheSlotsThatOthersHave() async throws {
        let folder = try TemporaryDirectory()
        let path = folder.url.appending(path: "tenon.db.busybusy-slots").path
        try await withSandbox { ready in
            let others = try SharedSlots(path: path)
            let held = try (0..<3).map { _ in try others.take().get() }
            let (waiting, free) = (try session(ready, slots: path), try session(ready, slots: nil))
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await waiting.projects.scan { _ in } }
                for _ in 0..<10 { try await free.projects.scan { _ in } }
                #expect(waiting.meter.byOperation.isEmpty)
                for slot in held { while try !others.giveBack(slot, nil) { await Task.yield() } }
                try await group.waitForAll()
            }
            #expect(!waiting.meter.byOperation.isEmpty)
            await waiting.shutdown()
            await free.shutdown()
        }
    }
}
