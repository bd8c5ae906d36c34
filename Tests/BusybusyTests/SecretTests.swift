import Logging
import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct SecretTests {
    @Test func noLogLineTellsTheKeyOrTheHook() async throws {
        let lines = Recorder<String>()
        let echo = "\(Harness.key) \(WriterKind.hookSecret)"
        let replies: [StubReply] = [
            .json(echo, status: 429), .errors(echo), .json(echo, status: 400), .json(echo, status: 500), .json("{}"),
        ]
        try await Harness.run(replies, logger: LogKeeper.logger(lines)) { harness in
            _ = await failure(of: { _ = try await harness.client.project(id: "p1") })
            let writer = try WriterKind.zapier.make(harness, logger: LogKeeper.logger(lines))
            for _ in 0..<3 { _ = await failure(of: { _ = try await writer.archive(id: "p1") }) }
            #expect(harness.server.unusedReplies == 0)
        }
        #expect(lines.all.count >= 6)
        #expect(!lines.all.contains { $0.contains(Harness.key) || $0.contains(WriterKind.hookSecret) })
    }

    @Test func aHookIsNeverPrinted() throws {
        let hook = try ZapierHook("https://hooks.zapier.com/hooks/catch/1/\(WriterKind.hookSecret)")
        var dumped = "\(hook) \(String(reflecting: hook)) \([hook])"
        dump(hook, to: &dumped)
        #expect(!dumped.contains(WriterKind.hookSecret))
    }
}
