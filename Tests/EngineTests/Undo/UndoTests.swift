import Busybusy
import Engine
import HighLevel
import Reconciliation
import Records
import Storage
import Testing

/// A way back: what Tenon wrote is taken back through the same outbox, and what went back stays.
@Suite struct UndoTests {
    /// A synchronised pair.
    private func pair() async throws -> (bench: SyncBench, contact: String, project: String) {
        let bench = try SyncBench()
        let contact = bench.contacts.add("Ada Okafor", phone: "+13125550147") { $0.city = "Chicago" }
        try await bench.settle()
        return (bench, contact, try #require(try await bench.project(ofContact: contact)))
    }

    @Test func aFieldOfTheProjectGoesBackAndStaysSo() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.sync()
        let run = try await bench.newestRun()
        let report = try await bench.undo(run)
        #expect(report.dispatched.projectsUpdated == 1)
        #expect(bench.projects[project]?.info?.city == "Chicago")
        #expect(bench.contacts[contact]?.city == "Berwyn")
        #expect(try await bench.writesOfTwoMoreRuns() == 0)
        #expect(bench.projects[project]?.info?.city == "Chicago")
        let entry = try #require(try await bench.journal().last)
        #expect(entry.cause.hasPrefix("undo of \(run): "))
        #expect(entry.actor == "person")
    }

    @Test func aPersonsNextChangeOnEitherSideTravelsAgain() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.sync()
        try await bench.undo(bench.newestRun())
        bench.contacts.edit(contact) { $0.city = "Cicero" }
        try await bench.settle()
        #expect(bench.projects[project]?.info?.city == "Cicero")
        try await bench.undo(bench.journal().last.map { .write($0.writeID) } ?? .write(1))
        bench.projects.edit(project) { $0.info?.city = "Gary" }
        try await bench.settle()
        #expect(bench.contacts[contact]?.city == "Gary")
    }

    /// The name of a contact is both title and customer of the project: neither may carry the old name back.
    @Test func aFieldOfTheContactThatTwoRulesReadGoesBackAndStaysSo() async throws {
        let (bench, contact, project) = try await pair()
        bench.projects.edit(project) { $0.title = "Ada Brix" }
        try await bench.sync()
        let entry = try #require(try await bench.journal().last { $0.kind == .contact })
        try await bench.undo(.write(entry.writeID))
        #expect(bench.contacts[contact]?.lastName == "Okafor")
        #expect(bench.projects[project]?.title == "Ada Brix")
        #expect(try await bench.writesOfTwoMoreRuns() == 0)
        #expect(bench.contacts[contact]?.lastName == "Okafor")
    }

    @Test func anUndoCanBeUndone() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.sync()
        try await bench.undo(bench.newestRun())
        try await bench.undo(bench.newestRun())
        #expect(bench.projects[project]?.info?.city == "Berwyn")
        #expect(try await bench.writesOfTwoMoreRuns() == 0)
        #expect(bench.contacts[contact]?.city == "Berwyn")
    }

    @Test func whatAPersonChangedSinceIsLeftAndToldWithAllThreeValues() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { ($0.city, $0.phone) = ("Berwyn", "+13125550188") }
        try await bench.sync()
        let run = try await bench.newestRun()
        bench.projects.edit(project) { $0.info?.city = "Gary" }
        bench.clock.advance(1)
        let plan = try await bench.engine.planUndo(of: run)
        let conflict = try #require(plan.pairs.flatMap(\.reviewItems).first)
        #expect(conflict.code == .conflict)
        #expect(["\"Chicago\"", "\"Berwyn\"", "\"Gary\""].allSatisfy(conflict.message.contains))
        let report = try await bench.undo(run)
        #expect(report.needsPerson == 1)
        #expect(bench.projects[project]?.info?.city == "Gary")
        #expect(bench.projects[project]?.info?.phone == "+13125550147")
    }

    /// A change that a person made on the other side, and that no run has seen yet, is newer than the undo.
    @Test func aChangeThatWasNotCarriedYetOutlivesTheUndo() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.sync()
        let run = try await bench.newestRun()
        bench.contacts.edit(contact) { $0.city = "Cicero" }
        try await bench.undo(run)
        #expect(bench.projects[project]?.info?.city == "Chicago")
        try await bench.settle()
        #expect(bench.projects[project]?.info?.city == "Cicero")
    }

    @Test func aProjectThatWasMadeIsArchivedAndStaysSoUntilItIsBroughtBack() async throws {
        let (bench, contact, project) = try await pair()
        let run = try #require(try await bench.journal().first { $0.action == "create" }?.runID)
        let refused = await #expect(throws: UndoError.self) {
            try await bench.undo(.run(run), SyncOptions(confirmedArchives: 0))
        }
        #expect(refused?.code == .guarded)
        #expect(bench.projects[project]?.isArchived == false)
        try await bench.undo(.run(run), SyncOptions(confirmedArchives: 1))
        #expect(bench.projects[project]?.isArchived == true)
        #expect(try await bench.writesOfTwoMoreRuns() == 0)
        #expect(bench.contacts[contact]?.tags == ["customer"])
        try await bench.undo(bench.newestUndo())
        #expect(bench.projects[project]?.isArchived == false)
        #expect(try await bench.link(ofContact: contact)?.state == .linked)
        #expect(try await bench.writesOfTwoMoreRuns() == 0)
    }

    @Test func aProjectThatTenonArchivedComesBackAndStaysAlthoughItsContactIsGone() async throws {
        let (bench, contact, project) = try await pair()
        for number in 0..<4 { bench.contacts.add("Other \(number)", phone: "+1312555100\(number)") }
        try await bench.settle()
        bench.contacts.delete(contact)
        try await bench.sync(SyncOptions(confirmedArchives: 1, confirmedGone: 1))
        #expect(bench.projects[project]?.isArchived == true)
        try await bench.undo(bench.newestRun())
        #expect(bench.projects[project]?.isArchived == false)
        #expect(try await bench.writesOfTwoMoreRuns() == 0)
        #expect(bench.projects[project]?.isArchived == false)
    }

    @Test func contactsAndTasksThatWereMadeAreLeftForAPersonWithTheirIds() async throws {
        let bench = try SyncBench()
        bench.projects.add("Ridge House", customer: "Rosa Ridge", phone: "+13125550149")
        try await bench.sync()
        let report = try await bench.undo(bench.newestRun())
        #expect(report.planned == 0)
        #expect(report.needsPerson == 2)
        let rosa = try #require(bench.contacts.named("Rosa Ridge").first)
        let runs = try await bench.store.read { try $0.runs(limit: 2, workspace: "main") }
        bench.clock.advance(1)
        let items = try await bench.engine.planUndo(of: .run(runs[1].id)).pairs.flatMap(\.reviewItems)
        #expect(items.allSatisfy { $0.code == .byHand && $0.message.contains(rosa.id) })
    }

    @Test func whatHistoryDoesNotHoldIsAnErrorThatSaysWhatToDo() async throws {
        let bench = try SyncBench()
        let error = await #expect(throws: UndoError.self) { try await bench.undo(.run(77)) }
        #expect(error?.code == .unknown)
        #expect("\(try #require(error))".contains("tenon history --runs"))
    }

    @Test func historyNamesBothSidesAndReadsTheSameFromEither() async throws {
        let (bench, contact, project) = try await pair()
        bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await bench.sync()
        let entry = try #require(try await bench.history(contact).entries.first)
        #expect(entry.target.id == project && entry.target.label == "Ada Okafor")
        #expect(entry.other?.id == contact)
        #expect(entry.changes == [FieldChange(field: "city", from: "Chicago", to: "Berwyn")])
        #expect(entry.cause == "city changed in HighLevel")
        #expect(try await bench.history(project) == bench.history(contact))
        let link = try #require(try await bench.link(ofContact: contact))
        #expect(try await bench.history(link.id) == bench.history(contact))
        #expect(try await bench.history(entry.write).entries == [entry])
        #expect(try await bench.history(entry.run).entries == [entry])
        #expect(try await bench.history("nobody").entries.isEmpty)
    }
}

extension SyncBench {
    /// The newest run that was an undo.
    fileprivate func newestUndo() async throws -> HistoryID {
        let runs = try await store.read { try $0.runs(limit: 20, workspace: Self.workspace) }
        return .run(runs.first { $0.kind == "undo" }?.id ?? 0)
    }
}
