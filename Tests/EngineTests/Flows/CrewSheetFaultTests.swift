import Busybusy
import Engine
import HighLevel
import Mapping
import Records
import Storage
import Testing

/// Lost replies and crashes on the way of a sheet.
@Suite struct CrewSheetFaultTests {
    @Test(arguments: [Fault.lostReply, .unclear, .retry])
    func aSheetIsWrittenOnceWhateverBecameOfItsReply(_ fault: Fault) async throws {
        let crew = try CrewBench()
        let (contact, project) = try await crew.pair()
        crew.office.addTask("Call Ann", on: contact)
        crew.bench.projects.desk.fail(.update, fault)
        try await crew.sync()
        #expect(crew.updates == (fault == .lostReply ? 1 : 2))
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Ann"])
        #expect(try await crew.sync().reconciled.writes == 0)

        // The link knows that a block was written, although no reply said so.
        crew.write("ghl:\(contact)", into: project)
        try await crew.sync()
        #expect(try await crew.bench.reviewCodes() == ["fence"])
    }

    @Test func aSheetThatBusybusyRefusesIsGivenUpUntilItSaysSomethingElse() async throws {
        let crew = try CrewBench()
        let (contact, project) = try await crew.pair()
        crew.office.addTask("Call Ann", on: contact)
        crew.bench.projects.desk.fail(.update, .refused)
        try await crew.sync()
        #expect(try await crew.bench.reviewCodes() == ["refused"])
        for _ in 0..<2 { #expect(try await crew.sync().givenUp == 1) }
        #expect(crew.updates == 1)
        crew.office.addTask("Order felt", on: contact)
        try await crew.sync()
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Ann", "[ ] Order felt"])
    }

    /// Two pairs with a sheet each; then tasks and notes come, change and go, and the crew writes beside them.
    private func secondDay() async throws -> CrewBench {
        var rule = CrewSheetRule()
        rule.notesEvery = 0
        let crew = try CrewBench(rule)
        let ids = (0..<2).map { crew.bench.contacts.add("Customer \($0)", phone: "+1312555\(1000 + $0)") }
        let task = crew.office.addTask("Call Ann", on: ids[0])
        crew.office.addNote("Dog", on: ids[1])
        try await crew.settle()
        crew.office.editTask(task) { $0.isCompleted = true }
        crew.office.addNote("Cat", on: ids[0])
        crew.office.addTask("Order felt", on: ids[1])
        crew.bench.contacts.edit(ids[1]) { $0.city = "Berwyn" }
        for project in crew.bench.projects.all {
            crew.write((project.info?.additionalInfo ?? "") + "\nours", into: project.id)
        }
        try crew.bench.store.close()
        return crew
    }

    @Test(.timeLimit(.minutes(10))) func aRunEndsTheSameWhereverItIsInterrupted() async throws {
        let day = try await secondDay()
        for point in 1...1000 {
            let crew = try day.copied()
            guard try await interrupt(crew, at: point) else {
                #expect(point > 30)
                return
            }
            let later = try crew.restarted()
            try await later.settle()
            try await expectInStep(later, point)
        }
        Issue.record("a thousand points were not enough")
    }

    /// Cancels a run at the point; false when it ended before.
    private func interrupt(_ crew: CrewBench, at point: Int) async throws -> Bool {
        let (ready, go) = AsyncStream.makeStream(of: Void.self)
        // Unstructured, so that the crash can cancel the whole run from inside one of its calls.
        let run = Task {
            for await _ in ready {}
            _ = try await crew.sync()
        }
        crew.bench.crash.arm(at: point) { run.cancel() }
        go.finish()
        _ = await run.result
        defer { crew.bench.crash.disarm() }
        return crew.bench.crash.isDead
    }

    private func expectInStep(_ crew: CrewBench, _ point: Int) async throws {
        let first = try #require(try await crew.bench.project(ofContact: "contact0001"))
        let second = try #require(try await crew.bench.project(ofContact: "contact0002"))
        #expect(crew.sheet(first)?.map { $0.suffix(6) } == ["Notes:", "6: Cat"], "\(point)")
        #expect(crew.sheet(second)?.map { $0.suffix(6) } == ["Tasks:", "r felt", "Notes:", "6: Dog"], "\(point)")
        #expect(crew.bench.projects[second]?.info?.city == "Berwyn", "\(point)")
        for project in [first, second] {
            let text = try #require(crew.text(project))
            #expect(text.hasPrefix("ghl:contact") && text.hasSuffix("\nours"), "\(point)")
            #expect(text.split(separator: "\n").count { $0 == ManagedBlock.opening } == 1, "\(point)")
        }
        #expect(crew.updates <= 4, "\(point): three to write, and one whose reply never came")
        #expect(try await crew.sync().reconciled.writes == 0, "\(point)")
        #expect(try await crew.bench.outbox().isEmpty, "\(point)")
        #expect(try await crew.bench.review().isEmpty, "\(point)")
        let entries = try await crew.bench.journal()
        #expect(Set(entries.map(\.writeID)).count == entries.count, "\(point)")
    }
}
