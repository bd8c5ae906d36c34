import Foundation
import Synchronization
import Testing

@testable import Busybusy

@Suite(.timeLimit(.minutes(10))) struct SharedSlotsTests {
    /// A time of day that tests move.
    private final class Day: Sendable {
        private let seconds = Mutex(1_000_000.0)
        func advance(_ duration: Double) { seconds.withLock { $0 += duration } }
        var now: Date { Date(timeIntervalSince1970: seconds.withLock(\.self)) }
    }

    private static func withFile(_ body: (_ path: String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "slots-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder.appending(path: "busybusy.slots").path)
    }

    private func slots(_ path: String, _ day: Day, maximum: Int = 3) throws -> SharedSlots {
        try SharedSlots(path: path, maximum: maximum, now: { day.now })
    }

    @Test func twoThatShareAFileShareItsSlots() async throws {
        try await Self.withFile { path in
            let day = Day()
            let (first, second) = (try slots(path, day), try slots(path, day))
            let held = [try first.take(), try second.take(), try first.take()].compactMap { try? $0.get() }
            #expect(held.count == 3 && Set(held.map(\.id)).count == 3)
            #expect((try? second.take().get()) == nil)
            #expect(try second.giveBack(held[0], nil))
            #expect((try? second.take().get()) != nil)
        }
    }

    @Test func whatOneIsToldSlowsTheOther() async throws {
        try await Self.withFile { path in
            let day = Day()
            let (first, second) = (try slots(path, day), try slots(path, day))
            let slot = try first.take().get()
            let error = BusybusyError(.rateLimited, message: "", retryAfter: .seconds(20))
            #expect(try first.giveBack(slot, error))
            #expect(throws: SlotBook.Wait(seconds: 20)) { try second.take().get() }
            day.advance(20)
            #expect((try? second.take().get()) != nil)
            #expect((try? second.take().get()) == nil, "after a push back only one may run")
        }
    }

    @Test func theSlotsOfOneThatDiedAreFreeAfterTheLease() async throws {
        try await Self.withFile { path in
            let day = Day()
            var dead: SharedSlots? = try slots(path, day)
            for _ in 0..<3 { _ = try dead?.take().get() }
            dead = nil
            let living = try slots(path, day)
            #expect((try? living.take().get()) == nil)
            day.advance(90)
            #expect((try? living.take().get()) != nil)
        }
    }

    /// Another process holds the file's lock and is killed: the lock ends with it.
    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/flock")))
    func aKilledHolderOfTheFileLetsGo() async throws {
        try await Self.withFile { path in
            let slots = try slots(path, Day())
            _ = try slots.take().get()
            let holder = Process()
            holder.executableURL = URL(fileURLWithPath: "/usr/bin/flock")
            holder.arguments = ["--close", path, "sleep", "60"]
            try holder.run()
            while isFree(path) { await Task.yield() }
            #expect(throws: SlotBook.Wait(seconds: SlotBook.recheck)) { try slots.take().get() }
            #expect(kill(holder.processIdentifier, SIGKILL) == 0)
            while !isFree(path) { await Task.yield() }
            #expect((try? slots.take().get()) != nil)
        }
    }

    /// Whether the file's lock can be had now.
    private func isFree(_ path: String) -> Bool {
        let descriptor = open(path, O_RDWR)
        defer { close(descriptor) }
        return flock(descriptor, LOCK_EX | LOCK_NB) == 0
    }

    @Test(arguments: ["", "garbage", #"{"pace":{}}"#])
    func aDamagedFileStopsCallsForOneLease(_ content: String) async throws {
        try await Self.withFile { path in
            try Data(content.utf8).write(to: URL(fileURLWithPath: path))
            let day = Day()
            let slots = try slots(path, day)
            let first = try slots.take()
            if content.isEmpty {
                #expect((try? first.get()) != nil, "an empty file is a new one")
            } else {
                #expect(first == .failure(SlotBook.Wait(seconds: 90)))
                day.advance(90)
                #expect((try? slots.take().get()) != nil)
            }
        }
    }

    @Test func aFileThatWasTakenAwayIsMadeAnewWithCare() async throws {
        try await Self.withFile { path in
            let day = Day()
            let slots = try slots(path, day)
            _ = try slots.take().get()
            try FileManager.default.removeItem(atPath: path)
            #expect((try? slots.take().get()) == nil)
            #expect((try? slots.take().get()) == nil)
            day.advance(90)
            #expect((try? slots.take().get()) != nil)
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test func aFolderThatIsNotThereIsNamed() {
        let error = #expect(throws: BusybusyError.self) { try SharedSlots(path: "/nowhere/at/all.slots") }
        #expect(error?.code == .ledger && error?.message.contains("/nowhere/at/all.slots") == true)
    }

    @Test func aClientWaitsForASlotAndGivesItBack() async throws {
        try await Self.withFile { path in
            let day = Day()
            let (other, own) = (try slots(path, day, maximum: 1), try slots(path, day, maximum: 1))
            let held = try other.take().get()
            let replies = [StubReply.page(["p1"]), .page(["p1"])]
            try await Harness.run(replies, sharedSlots: own) { harness in
                async let found = harness.client.project(id: "p1")
                while harness.time.sleeps.isEmpty { await Task.yield() }
                #expect(harness.server.requests.isEmpty)
                while try !other.giveBack(held, nil) { await Task.yield() }
                #expect(try await found?.id == "p1")
                #expect(Set(harness.time.sleeps) == [.milliseconds(100)])
                #expect((try? other.take().get()) != nil, "the client gave its slot back")
            }
        }
    }
}
