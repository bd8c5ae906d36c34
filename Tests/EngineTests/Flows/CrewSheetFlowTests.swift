import Busybusy
import Engine
import HighLevel
import Mapping
import Reconciliation
import Records
import Storage
import Testing

@Suite struct CrewSheetFlowTests {
    /// Notes are looked at in every run.
    private func eager(_ change: (inout CrewSheetRule) -> Void = { _ in }) -> CrewSheetRule {
        var rule = CrewSheetRule()
        rule.notesEvery = 0
        change(&rule)
        return rule
    }

    @Test func theSheetFollowsTasksAndNotesAndNothingAroundItChanges() async throws {
        let crew = try CrewBench(eager())
        let (contact, project) = try await crew.pair()
        crew.write("Gate on the left.\r\nghl:\(contact)", into: project)
        let task = crew.office.addTask("Call Ann", on: contact)
        let note = crew.office.addNote("<p>Dog in the yard</p>", on: contact)
        try await crew.sync()
        let text = try #require(crew.text(project))
        #expect(text.utf8.starts(with: "Gate on the left.\r\nghl:\(contact)\r\n\r\n".utf8))
        #expect(text.contains("[ ] Call Ann\r\nNotes:\r\n* 09/21/2026: Dog in the yard\r\n"))

        crew.write(text.replacing("\r\n", with: "\n") + "\nAsk for Rosa", into: project)
        crew.office.editTask(task) { $0.title = "Call Bo" }
        crew.office.editNote(note, "No dog any more")
        try await crew.sync()
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Bo", "Notes:", "* 09/21/2026: No dog any more"])

        crew.office.editTask(task) { $0.isCompleted = true }
        crew.office.addNote("Second", on: contact)
        try await crew.sync()
        #expect(crew.sheet(project)?.map { $0.suffix(6) } == ["Notes:", "Second", "y more"])

        crew.office.deleteNote(note)
        crew.office.deleteTask(task)
        try await crew.sync()
        #expect(crew.sheet(project)?.count == 2)
        #expect(crew.text(project)?.hasPrefix("Gate on the left.\nghl:\(contact)\n\n") == true)
        #expect(crew.text(project)?.hasSuffix("\nAsk for Rosa") == true)
        #expect(try await crew.bench.review().isEmpty)
    }

    @Test func aSheetAsItShouldBeCostsNoWriteAndNoRow() async throws {
        let crew = try CrewBench()
        let (contact, project) = try await crew.pair()
        crew.office.addTask("Call Ann", due: 2, on: contact)
        crew.office.addNote("Dog", on: contact)
        try await crew.settle()
        #expect(crew.sheet(project)?.count == 4)
        let (updates, looks) = (crew.updates, crew.office.noteDesk.count(.read))
        let entries = try await crew.bench.journal().count
        for _ in 0..<3 {
            let report = try await crew.sync()
            #expect(report.reconciled.writes == 0)
            #expect(report.changed == 0)
        }
        #expect(crew.updates == updates)
        #expect(crew.office.noteDesk.count(.read) == looks)
        #expect(try await crew.bench.journal().count == entries)
        #expect(try await crew.bench.outbox().isEmpty)
    }

    @Test func whatAPersonWritesBetweenPlanAndWriteIsNotLost() async throws {
        let crew = try CrewBench()
        let (contact, project) = try await crew.pair()
        crew.office.addTask("Call Ann", on: contact)
        crew.bench.projects.desk.before(.read) { crew.write("ghl:\(contact)\nKey under the mat", into: project) }
        let report = try await crew.sync()
        #expect(report.dispatched.replanned == 1)
        #expect(crew.text(project)?.hasPrefix("ghl:\(contact)\nKey under the mat\n\n") == true)
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Ann"])
        try await crew.settle()
        #expect(crew.updates == 1)
    }

    @Test func aFenceTakenOutIsReportedOnceNotFoughtAndHealsWhenItIsPutBack() async throws {
        let crew = try CrewBench()
        let (contact, project) = try await crew.pair()
        crew.office.addTask("Call Ann", on: contact)
        try await crew.sync()
        let text = try #require(crew.text(project))
        crew.write("ghl:\(contact)\nI do not want this", into: project)
        crew.office.addTask("Order felt", on: contact)
        try await crew.sync()
        let first = try await crew.bench.review()
        for _ in 0..<3 {
            #expect(try await crew.sync().needsPerson == 1)
            #expect(try await crew.bench.review() == first, "the same row, with its first moment")
        }
        #expect(first.map(\.code) == ["fence"])
        #expect(crew.text(project) == "ghl:\(contact)\nI do not want this")
        #expect(try await crew.bench.outbox().isEmpty)

        crew.write(text + "\nAll right then", into: project)
        try await crew.sync()
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Ann", "[ ] Order felt"])
        #expect(crew.text(project)?.hasSuffix("\nAll right then") == true)
        #expect(try await crew.bench.review().isEmpty)
    }

    @Test func fieldsAndSheetOfOneProjectAreWrittenApartAndBothArrive() async throws {
        let crew = try CrewBench()
        let (contact, project) = try await crew.pair()
        crew.bench.contacts.edit(contact) { $0.city = "Berwyn" }
        crew.office.addTask("Call Ann", on: contact)
        let report = try await crew.sync()
        #expect(report.dispatched.projectsUpdated == 2)
        #expect(crew.bench.projects[project]?.info?.city == "Berwyn")
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Ann"])
        #expect(try await crew.sync().reconciled.writes == 0)
    }

    @Test func aDryRunShowsTheSheetAndWritesNothing() async throws {
        let first = try CrewBench()
        let (contact, project) = try await first.pair()
        first.office.addTask("Call Ann", on: contact)
        let crew = try first.restarted(dryRun: [.project])
        for _ in 0..<2 { #expect(try await crew.sync().withheld == 1) }
        #expect(crew.sheet(project) == nil)
        let live = try crew.restarted()
        #expect(try await live.sync().dispatched.applied == 1)
        #expect(live.sheet(project) == ["Tasks:", "[ ] Call Ann"])
        #expect(try await live.bench.outbox().isEmpty)
    }

    @Test func withTasksAndNotesOffTheSheetIsTakenAway() async throws {
        let first = try CrewBench()
        let (contact, project) = try await first.pair()
        let before = first.text(project)
        first.office.addTask("Call Ann", on: contact)
        try await first.sync()
        let crew = try first.restarted(eager { ($0.tasks, $0.notes) = (.none, 0) })
        try await crew.settle()
        #expect(crew.text(project) == (before ?? "") + "\n\n")
        #expect(crew.office.taskDesk.calls.isEmpty)
        #expect(crew.office.noteDesk.count(.read) == 0)
    }

    // MARK: Reading notes

    @Test func notesAreReadWhenSomethingOfTheContactChangesAndNowAndThen() async throws {
        let crew = try CrewBench()
        let (contact, _) = try await crew.pair()
        _ = try await crew.pair("Bo Lindqvist")
        func looks() -> Int { crew.office.noteDesk.count(.read) }
        #expect(looks() == 2)
        crew.bench.contacts.edit(contact) { $0.city = "Berwyn" }
        try await crew.sync()
        #expect(looks() == 3)
        let task = crew.office.addTask("Call Ann", on: contact)
        try await crew.sync()
        #expect(looks() == 4)
        crew.office.editTask(task) { $0.isCompleted = true }
        try await crew.sync()
        #expect(looks() == 5)
        try await crew.sync()
        #expect(looks() == 5)
        crew.bench.clock.advance(6 * 3600)
        try await crew.sync()
        #expect(looks() == 7)
    }

    @Test func oneRunReadsTheNotesOfSoManyContactsAndTheOthersWait() async throws {
        let crew = try CrewBench(eager { ($0.notesPerRun, $0.notesEvery) = (4, 3600) })
        let contacts = (0..<10).map { crew.bench.contacts.add("Customer \($0)") }
        for contact in contacts { crew.office.addTask("Call", on: contact) }
        var written: [Int] = []
        for _ in 0..<4 {
            try await crew.sync()
            written.append(crew.bench.projects.all.count { crew.sheet($0.id) != nil })
        }
        #expect(written == [4, 8, 10, 10])
        #expect(crew.office.noteDesk.count(.read) == 10)
        #expect(crew.updates == 10)
    }

    @Test func notesThatCannotBeReadLeaveTheSheetAsItIs() async throws {
        let crew = try CrewBench(eager())
        let (contact, project) = try await crew.pair()
        crew.office.addNote("Dog", on: contact)
        try await crew.sync()
        let sheet = crew.sheet(project)
        crew.office.addNote("Cat", on: contact)
        for fault in [Fault.retry, .refused] {
            crew.office.noteDesk.fail(.read, fault)
            let report = try await crew.sync()
            #expect(report.warnings.isEmpty)
            #expect(crew.sheet(project) == sheet)
        }
        try await crew.sync()
        #expect(crew.sheet(project)?.count == 3)
    }

    @Test func aContactWhoseNotesWereNeverReadGetsNoSheet() async throws {
        let crew = try CrewBench()
        let contact = crew.bench.contacts.add("Ada Okafor")
        crew.office.addTask("Call Ann", on: contact)
        crew.office.noteDesk.fail(.read, .retry)
        try await crew.sync()
        let project = try #require(try await crew.bench.project(ofContact: contact))
        #expect(crew.sheet(project) == nil)
        try await crew.sync()
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Ann"])
    }

    @Test(arguments: [RemoteCall.read, .find])
    func aRightThatIsMissingLetsTheFlowRestAndTheRestGoesOn(_ call: RemoteCall) async throws {
        let crew = try CrewBench(eager())
        let (contact, project) = try await crew.pair()
        crew.office.addTask("Call Ann", on: contact)
        crew.bench.contacts.edit(contact) { $0.city = "Berwyn" }
        crew.office.noteDesk.fail(call, .stopped, times: 4)
        let report = try await crew.sync()
        #expect(report.warnings.count == 1)
        #expect(report.warnings.first?.contains("the crew's sheet rests in this run") == true)
        #expect(crew.bench.projects[project]?.info?.city == "Berwyn")
        #expect(crew.sheet(project) == nil)
        crew.bench.clock.advance(1)
        for _ in 0..<4 { try await crew.sync() }
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Call Ann"])
    }

    @Test func aLocationWithoutAZoneAsksForOne() async throws {
        let crew = try CrewBench()
        _ = try await crew.pair()
        crew.office.setZone(nil)
        #expect(try await crew.sync().warnings.first?.contains("time-zone: America/Chicago") == true)
        let zoned = try crew.restarted(eager { $0.timeZone = "America/Denver" })
        #expect(try await zoned.sync().warnings.isEmpty)
        #expect(zoned.office.noteDesk.count(.find) == 0)
    }

    @Test func notesThatTenonWroteAreNotSentBack() async throws {
        let crew = try CrewBench(eager())
        let (contact, project) = try await crew.pair()
        let own = crew.office.addNote("Poured the slab. Bo, Tuesday", on: contact)
        crew.office.addNote("Dog", on: contact)
        let copy = Copy(id: CopyID(.fieldNote, "entry1"), target: RecordID(.note, own), owner: contact, content: "")
        try await crew.bench.store.write { try $0.save(copy, workspace: SyncBench.workspace) }
        try await crew.sync()
        #expect(crew.sheet(project)?.count == 2)
        #expect(crew.sheet(project)?.last?.hasSuffix(": Dog") == true)
    }

    @Test func anyNumberOfTasksMayBeDoneAtOnce() async throws {
        let crew = try CrewBench()
        let (contact, project) = try await crew.pair()
        let tasks = (0..<9).map { crew.office.addTask("Task \($0)", on: contact) }
        try await crew.sync()
        for task in tasks.prefix(8) { crew.office.editTask(task) { $0.isCompleted = true } }
        let report = try await crew.sync()
        #expect(report.warnings.isEmpty)
        #expect(crew.sheet(project) == ["Tasks:", "[ ] Task 8"])
        let looks = crew.office.taskDesk.count(.read)
        try await crew.sync()
        #expect(looks == 8)
        #expect(crew.office.taskDesk.count(.read) == looks, "what is known to be done is not looked up again")
    }
}
