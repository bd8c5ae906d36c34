import Testing

@testable import Sandbox

/// When what is sent: retries, and every kind of fault, without clock or network.
@Suite struct HighLevelWebhookQueueTests {
    private let settings = HighLevelWebhookSettings(appID: "app", versionID: "version", url: "http://x")

    /// A queue with its dice and the time of day.
    private struct Bench {
        var queue = HighLevelWebhookQueue()
        var random = PopulationRandom(seed: 1, stream: "test")
        var settings: HighLevelWebhookSettings
        var now = HighLevelTime(milliseconds: 1_000_000)
        var sent: [String] = []

        mutating func add(_ id: String, _ kind: HighLevelWebhookFault.Kind? = nil, delay: Int64 = 500) {
            let fault = kind.map { HighLevelWebhookFault(kind: $0, times: 1, delayMilliseconds: delay) }
            queue.add(id, type: "T", bytes: Array(id.utf8), fault: fault, at: now)
        }

        /// Sends what is due, one after the other.
        mutating func run(_ outcome: HighLevelWebhookOutcome = .answered(200)) {
            while let delivery = queue.takeDue(at: now, limit: 1).first {
                sent.append(delivery.webhookID)
                queue.finish(delivery, outcome, at: now, settings: settings, random: &random)
            }
        }

        mutating func advance(_ milliseconds: Int64) { now.milliseconds += milliseconds }
        func state(_ id: String) -> HighLevelWebhookLogEntry.State? { queue.log.last { $0.webhookID == id }?.state }
    }

    private var bench: Bench { Bench(settings: settings) }

    @Test func successEndsIt() {
        var bench = bench
        bench.add("a")
        bench.run(.answered(201))
        bench.advance(10_000_000)
        bench.run()
        #expect(bench.sent == ["a"])
        #expect(bench.state("a") == .delivered)
        #expect(bench.queue.pendingCount == 0)
    }

    @Test(arguments: [
        HighLevelWebhookOutcome.answered(500), .answered(503), .answered(400), .answered(301), .failed("time-out"),
    ])
    func everythingBut429IsLostAtOnce(_ outcome: HighLevelWebhookOutcome) {
        var bench = bench
        bench.add("a")
        bench.run(outcome)
        bench.advance(100_000_000)
        bench.run()
        #expect(bench.sent == ["a"])
        #expect(bench.state("a") == .lost)
    }

    @Test func a429IsTriedSixTimesMoreTenMinutesApart() throws {
        var bench = bench
        bench.add("a")
        bench.run(.answered(429))
        var waits: [Int64] = []
        while let due = bench.queue.nextDue {
            #expect(bench.state("a") == .retrying)
            waits.append(due.milliseconds - bench.now.milliseconds)
            bench.now = .init(milliseconds: due.milliseconds - 1)
            bench.run(.answered(429))
            bench.now = due
            bench.run(.answered(429))
        }
        #expect(bench.sent.count == 7)
        #expect(waits.count == 6)
        #expect(waits.allSatisfy { (600_000...660_000).contains($0) })
        #expect(Set(waits).count > 1)
        #expect(bench.state("a") == .lost)
        #expect(bench.queue.log.first?.attempts.count == 7)
    }

    @Test func aRetryMaySucceedWithTheSameBytes() throws {
        var bench = bench
        bench.settings.jitterMilliseconds = 0
        bench.add("a")
        bench.run(.answered(429))
        bench.advance(600_000)
        let delivery = try #require(bench.queue.takeDue(at: bench.now, limit: 1).first)
        #expect(delivery.bytes == Array("a".utf8))
        #expect(delivery.attempts == 1)
        bench.queue.finish(delivery, .answered(200), at: bench.now, settings: settings, random: &bench.random)
        #expect(bench.state("a") == .delivered)
    }

    @Test func lateOnesComeLate() {
        var bench = bench
        bench.add("a", .late)
        bench.add("b")
        bench.run()
        #expect(bench.sent == ["b"])
        bench.advance(499)
        bench.run()
        #expect(bench.sent == ["b"])
        bench.advance(1)
        bench.run()
        #expect(bench.sent == ["b", "a"])
    }

    @Test func doubledOnesComeTwiceWithOneID() {
        var bench = bench
        bench.add("a", .doubled)
        bench.run()
        #expect(bench.sent == ["a", "a"])
        #expect(bench.queue.log.map(\.state) == [.delivered, .delivered])
    }

    @Test func droppedOnesNeverCome() {
        var bench = bench
        bench.add("a", .dropped)
        bench.add("b")
        bench.advance(10_000_000)
        bench.run()
        #expect(bench.sent == ["b"])
        #expect(bench.state("a") == .dropped)
        #expect(bench.queue.pendingCount == 0)
    }

    @Test func outOfOrderMeansAfterTheNext() {
        var bench = bench
        bench.add("a", .outOfOrder)
        bench.run()
        #expect(bench.sent.isEmpty)
        bench.add("b")
        bench.add("c")
        // Everything is taken at once, as a sender with several connections does: the first is still not among them.
        let due = bench.queue.takeDue(at: bench.now, limit: 10)
        #expect(due.map(\.webhookID) == ["b", "c"])
        for delivery in due.reversed() {
            bench.queue.finish(delivery, .answered(200), at: bench.now, settings: settings, random: &bench.random)
        }
        bench.run()
        #expect(bench.sent == ["a"])
    }

    @Test func outOfOrderWithoutASuccessorComesAfterTheDelay() {
        var bench = bench
        bench.add("a", .outOfOrder)
        bench.advance(500)
        bench.run()
        #expect(bench.sent == ["a"])
        bench.add("b")
        bench.run()
        #expect(bench.sent == ["a", "b"])
    }

    @Test func theLogKeepsTheNewest() {
        var bench = bench
        for number in 0..<(HighLevelWebhookQueue.longestLog + 5) { bench.add("\(number)") }
        #expect(bench.queue.log.count == HighLevelWebhookQueue.longestLog)
        #expect(bench.queue.log.first?.webhookID == "5")
        #expect(bench.queue.pendingCount == HighLevelWebhookQueue.longestLog + 5)
    }

    @Test func plannedFaultsMeetTheirTypeAndRunOut() {
        var faults = HighLevelWebhookFaults()
        faults.add(.init(kind: .dropped, times: 2, type: "NoteCreate"))
        let met = ["ContactCreate", "NoteCreate", "NoteCreate", "NoteCreate"].map { faults.next(for: $0)?.kind }
        #expect(met == [nil, .dropped, .dropped, nil])
    }

    @Test func randomFaultsFollowTheirSeedAndShare() {
        func roll(_ seed: UInt64) -> [HighLevelWebhookFault.Kind?] {
            var faults = HighLevelWebhookFaults()
            faults.roll(seed: seed, share: 0.3, kinds: [.late, .doubled])
            return (0..<1000).map { _ in faults.next(for: "T")?.kind }
        }
        #expect(roll(1) == roll(1))
        #expect(roll(1) != roll(2))
        let met = roll(1).compactMap(\.self)
        #expect((250...350).contains(met.count))
        #expect(Set(met) == [.late, .doubled])
    }
}
