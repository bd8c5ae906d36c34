import AsyncHTTPClient
import Foundation
import Logging
import Testing

@testable import HighLevel

/// Retries, deadlines and the circuit as a client's caller meets them.
@Suite(.timeLimit(.minutes(10))) struct TransportLimitsTests {
    private static let contact = #"{"contact":{"id":"c1"}}"#

    @Test func aFailingSystemOpensTheCircuit() async throws {
        try await Harness.run(Array(repeating: .json("", status: 503), count: 50), retry: .dontRetry) { harness in
            for _ in 0..<20 {
                #expect(await failure(of: { _ = try await harness.client.contact("c1") })?.code == .server)
            }
            let error = await failure(of: { _ = try await harness.client.contact("c1") })
            #expect(error?.code == .circuitOpen)
            #expect(error?.effect == HighLevelError.Effect.none)
            #expect(error?.retryAfter == .seconds(5))
            #expect(error?.message.contains("it answered 503") == true)
            #expect(error?.message.contains("in 5 s") == true)
            #expect((error?.underlying as? CircuitOpen)?.since != nil)
            #expect(harness.server.requests.count == 20, "no call was made")
            guard case .open = harness.client.gate.usage.circuit else {
                return #expect(Bool(false), "a status page shows it")
            }
        }
    }

    @Test func aProbeClosesTheCircuit() async throws {
        let replies = Array(repeating: StubReply.json("", status: 500), count: 20) + [.json(Self.contact)]
        try await Harness.run(replies + [.json(Self.contact)], retry: .dontRetry) { harness in
            for _ in 0..<20 { _ = await failure(of: { _ = try await harness.client.contact("c1") }) }
            harness.time.advance(.seconds(5))
            _ = try await harness.client.contact("c1")
            #expect(harness.client.gate.usage.circuit == .closed)
            _ = try await harness.client.contact("c1")
        }
    }

    @Test func aPersonsCallLooksBeforeTheWaitIsOver() async throws {
        let replies = Array(repeating: StubReply.json("", status: 500), count: 20) + [.json(Self.contact)]
        try await Harness.run(replies, retry: .dontRetry) { harness in
            for _ in 0..<20 { _ = await failure(of: { _ = try await harness.client.contact("c1") }) }
            harness.time.advance(.seconds(1))
            #expect(await failure(of: { _ = try await harness.client.contact("c1") })?.code == .circuitOpen)
            _ = try await harness.client.prioritized(.interactive).contact("c1")
            #expect(harness.client.gate.usage.circuit == .closed)
        }
    }

    @Test(arguments: [400, 401, 403, 404, 422])
    func refusalsNeverOpenTheCircuit(_ status: Int) async throws {
        try await Harness.run(Array(repeating: .json("{}", status: status), count: 40), retry: .dontRetry) { harness in
            for _ in 0..<40 { _ = await failure(of: { _ = try await harness.client.contact("c1") }) }
            #expect(harness.server.requests.count == 40)
            #expect(harness.client.gate.usage.circuit == .closed)
        }
    }

    @Test func aRefusedConnectionIsTriedAgainEvenForAWrite() async throws {
        try await Harness.run([]) { harness in
            let configuration = try HighLevelConfiguration(
                baseURL: URL(string: "http://127.0.0.1:1")!,
                token: HighLevelToken("t"),
                locationID: "l"
            )
            let (time, calls) = (ManualTime(), Recorder<HighLevelCall>())
            let client = HighLevelClient(
                configuration: configuration,
                httpClient: harness.client.transport.http,
                logger: Logger(label: "test"),
                clock: time.clock,
                jitter: { 0.5 },
                onCall: { calls.append($0) }
            )
            let error = await failure(of: { _ = try await client.createContact(ContactCreate()) })
            #expect(error?.code == .transport && error?.effect == HighLevelError.Effect.none)
            #expect(calls.all.map(\.attempt) == [0, 1, 2, 3, 4])
            #expect(client.gate.usage.used == 0, "what was never sent uses nothing")
        }
    }

    @Test func theDeadlineEndsTheTries() async throws {
        let retry = HighLevelRetry.exponentialJitter(maximumRetries: 9, base: .seconds(60), cap: .seconds(60))
        try await Harness.run(Array(repeating: .json("", status: 500), count: 9), retry: retry) { harness in
            #expect(await failure(of: { _ = try await harness.client.contact("c1") })?.code == .server)
            // Each wait is 30 seconds: the fourth would end when the two minutes do.
            #expect(harness.server.requests.count == 4)
        }
    }

    @Test func aHoldThatOutlastsTheDeadlineIsNotSatOut() async throws {
        let throttled = StubReply.json("{}", status: 429, headers: ["Retry-After": "600"])
        try await Harness.run([throttled, .json(Self.contact)]) { harness in
            let error = await failure(of: { _ = try await harness.client.contact("c1") })
            #expect(error?.code == .rateLimited)
            #expect(harness.server.requests.count == 1)
            #expect(harness.time.sleeps.isEmpty)
        }
    }

    @Test func a429HoldsAllCallersOfTheConnection() async throws {
        let throttled = StubReply.json("{}", status: 429, headers: ["X-RateLimit-Interval-Milliseconds": "4000"])
        try await Harness.run([throttled, .json(Self.contact)], retry: .dontRetry) { harness in
            #expect(await failure(of: { _ = try await harness.client.contact("c1") })?.code == .rateLimited)
            _ = try await harness.client.prioritized(.interactive).contact("c1")
            #expect(harness.time.sleeps == [.milliseconds(4004)])
        }
    }

    /// A reply that keeps coming, but slowly, ends with the time of its try and not with the service's patience.
    @Test func aReplyThatDripsIsCutOff() async throws {
        try await Harness.run([StubReply(kind: .dripping)], timeout: .milliseconds(300), retry: .dontRetry) { harness in
            let error = await failure(of: { _ = try await harness.client.updateContact("c1", ContactUpdate()) })
            #expect(error?.code == .timeout && error?.effect == .unclear)
        }
    }

    @Test func aCancelledCallBehindTheGateSendsNothing() async throws {
        try await Harness.run([.json(Self.contact)]) { harness in
            let gate = harness.client.gate
            let slots = try await (0..<10).asyncMap { _ in try await gate.enter(.interactive, lease: .seconds(60)) }
            let call = Task { try await harness.client.contact("c1") }
            while gate.usage.waiting[.background] != 1 { await Task.yield() }
            call.cancel()
            await #expect(throws: CancellationError.self) { _ = try await call.value }
            for slot in slots { gate.leave(slot, .unused) }
            #expect(harness.server.requests.isEmpty)
        }
    }
}

extension Range<Int> {
    fileprivate func asyncMap<Value>(_ body: (Int) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for number in self { values.append(try await body(number)) }
        return values
    }
}
