import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

/// The process ends at each single point of a synchronisation and another one takes over.
@Suite struct CrashTests {
    /// People with and without a project, a project without a person, and a pair that only has to be joined.
    private func firstDay() throws -> SyncBench {
        let bench = try SyncBench()
        bench.contacts.add("Ada Okafor", phone: "+13125550147")
        bench.contacts.add("Bo Lindqvist", phone: "+13125550148")
        bench.projects.add("Bo Lindqvist", phone: "312 555 0148")
        bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "+13125550149")
        try bench.store.close()
        return bench
    }

    /// A synchronised pair for each thing that may happen on a later day, and then those things.
    private func secondDay() async throws -> SyncBench {
        let bench = try SyncBench()
        let ids = (0..<4).map { bench.contacts.add("Customer \($0)", phone: "+1312555\(1000 + $0)") }
        try await bench.settle()
        bench.contacts.edit(ids[0]) { $0.city = "Berwyn" }
        bench.projects.edit(bench.projects.marked(ids[0])[0].id) { $0.info?.phone = "+13125552000" }
        bench.projects.archive(bench.projects.marked(ids[1])[0].id)
        bench.contacts.delete(ids[2])
        bench.projects.edit(bench.projects.marked(ids[3])[0].id) { $0.title = "Customer Three" }
        bench.projects.add("Ridge House", customer: "Rosa Ridge")
        try bench.store.close()
        return bench
    }

    /// Runs until the point, ends there, and gives the remotes and the store to a new process.
    ///
    /// - Returns: The new process, or nil when the run ended before the point.
    private func crash(_ bench: SyncBench, at point: Int) async throws -> SyncBench? {
        try await interrupt(bench, at: point) ? bench.restarted() : nil
    }

    /// Cancels a run at the point; false when it ended before.
    private func interrupt(_ bench: SyncBench, at point: Int) async throws -> Bool {
        let (ready, go) = AsyncStream.makeStream(of: Void.self)
        // Unstructured, so that the crash can cancel the whole run from inside one of its calls.
        let run = Task {
            for await _ in ready {}
            _ = try await bench.sync()
        }
        bench.crash.arm(at: point) { run.cancel() }
        go.finish()
        _ = await run.result
        defer { bench.crash.disarm() }
        return bench.crash.isDead
    }

    @Test(.timeLimit(.minutes(10))) func aFirstSyncEndsTheSameWhereverItIsInterrupted() async throws {
        let day = try firstDay()
        for point in 1...1000 {
            guard let bench = try await crash(day.copied(), at: point) else {
                #expect(point > 40)
                return
            }
            try await bench.settle()
            try await expectInStep(bench, point, contacts: 3, projects: 3)
            #expect(bench.contacts.named("Rosa Ridge").count == 1, "\(point)")
            let rosa = try #require(bench.contacts.named("Rosa Ridge").first)
            #expect(bench.contacts.tasks(of: rosa.id).count == 1, "\(point)")
        }
        Issue.record("a thousand points were not enough")
    }

    @Test(.timeLimit(.minutes(10))) func aLaterSyncEndsTheSameWhereverItIsInterrupted() async throws {
        let day = try await secondDay()
        for point in 1...1000 {
            guard let bench = try await crash(day.copied(), at: point) else {
                #expect(point > 40)
                return
            }
            try await bench.settle()
            try await expectInStep(bench, point, contacts: 4, projects: 5)
            let first = bench.projects.marked("contact0001")[0]
            #expect(first.info?.city == "Berwyn", "\(point)")
            #expect(bench.contacts["contact0001"]?.phone == "+13125552000", "\(point)")
            #expect(bench.contacts["contact0002"]?.tags == ["customer", "job archived"], "\(point)")
            #expect(bench.projects.marked("contact0003").map(\.isArchived) == [true], "\(point)")
            #expect(bench.contacts["contact0004"]?.lastName == "Three", "\(point)")
        }
        Issue.record("a thousand points were not enough")
    }

    @Test(.timeLimit(.minutes(10))) func theSameProcessFinishesARunOfItsOwnThatWasCancelled() async throws {
        let day = try firstDay()
        for point in stride(from: 20, through: 50, by: 3) {
            let bench = try day.copied()
            _ = try await interrupt(bench, at: point)
            try await bench.settle()
            try await expectInStep(bench, point, contacts: 3, projects: 3)
        }
    }

    /// Where writes are taken and done later, a process that ends leaves at most some for a person, and none is done twice.
    @Test(.timeLimit(.minutes(10))) func whatIsDoneLaterIsNeverDoneTwiceWhereverARunIsInterrupted() async throws {
        let day = try SyncBench()
        let ids = (0..<3).map { day.contacts.add("Customer \($0)", phone: "+1312555\(1000 + $0)") }
        day.projects.answerLater()
        try day.store.close()
        for point in 1...1000 {
            guard let bench = try await crash(day.copied(), at: point) else {
                #expect(point > 20)
                return
            }
            for _ in 0..<3 {
                try await bench.sync()
                bench.projects.doWork()
            }
            try await bench.sync()
            let waiting = try await bench.outbox()[.accepted] ?? 0
            #expect(bench.projects.all.count + waiting == 3, "\(point)")
            bench.clock.advance(4000)
            try await bench.sync(SyncOptions(retriesFailed: true))
            bench.projects.doWork()
            try await bench.settle()
            #expect(ids.allSatisfy { bench.projects.marked($0).count == 1 }, "\(point)")
            try await expectInStep(bench, point, contacts: 3, projects: 3)
        }
        Issue.record("a thousand points were not enough")
    }

    private func e164(_ phone: String?) -> String? { phone.flatMap { PhoneNumber($0, region: "US")?.e164 } }

    /// No duplicates, nothing missing, nothing left to do, and nobody is bothered.
    private func expectInStep(_ bench: SyncBench, _ point: Int, contacts: Int, projects: Int) async throws {
        #expect(bench.contacts.all.count == contacts, "\(point)")
        #expect(bench.projects.all.count == projects, "\(point)")
        for contact in bench.contacts.all {
            let link = try await bench.link(ofContact: contact.id)
            let project = try #require(bench.projects[link?.projectID ?? ""], "\(point): \(contact.id)")
            guard !project.isArchived else { continue }
            #expect(link?.state == .linked, "\(point)")
            #expect(e164(project.info?.phone) == e164(contact.phone), "\(point)")
            #expect(project.info?.city == contact.city, "\(point)")
        }
        #expect(try await bench.plannedWrites().isEmpty, "\(point)")
        #expect(try await bench.outbox().isEmpty, "\(point)")
        #expect(try await bench.review().isEmpty, "\(point)")
        let entries = try await bench.journal()
        #expect(Set(entries.map(\.writeID)).count == entries.count, "\(point)")
    }
}
