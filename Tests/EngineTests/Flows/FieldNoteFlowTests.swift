import Busybusy
import Engine
import HighLevel
import Records
import Storage
import Testing

@Suite struct FieldNoteFlowTests {
    @Test func aNoteIsWrittenOnceAndSigned() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge <done>\nFlashing open", on: home.project)
        let report = try await field.bench.sync()
        #expect(report.dispatched.notesWritten == 1)
        #expect(
            field.notes(home.contact) == [
                """
                <p>Ridge &lt;done&gt;<br>Flashing open</p>
                <p>Ada Okafor, Mon 2026-09-21, 06:40 to 15:10</p>
                <p>[busybusy time entry e1]</p>
                """
            ]
        )
        let writes = field.bench.writeCount
        let second = try await field.bench.sync()
        #expect(field.bench.writeCount == writes)
        #expect(second.reconciled.writes == 0)
        #expect(try await field.bench.outbox().isEmpty)
    }

    @Test func workOnASubProjectIsWorkForItsRootProjectsContact() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.subProjects["s1"] = Record(
            id: RecordID(.subProject, "s1"),
            fields: ["title": "Garage"],
            owner: home.project
        )
        field.punch("e1", "Garage framed", on: "s1")
        field.punch("e2", "Nobody's job", on: nil)
        field.punch("e3", "Not in the mirror", on: "s9")
        try await field.bench.sync()
        #expect(field.notes(home.contact).count == 1)
        #expect(field.bench.contacts.desk.count(.createNote) == 1)
    }

    @Test func theNoteFollowsItsEntry() async throws {
        let field = try FieldBench()
        let (bo, cy) = (try await field.customer("Bo Lindqvist"), try await field.customer("Cy Marsh"))
        field.punch("e1", "Ridge", on: bo.project)
        try await field.bench.sync()
        field.punch("e1", "Ridge and valley", on: bo.project)
        try await field.bench.sync()
        #expect(field.notes(bo.contact).map { $0.contains("<p>Ridge and valley</p>") } == [true])
        field.punch("e1", "Ridge and valley", on: cy.project)
        try await field.bench.sync()
        #expect(field.notes(bo.contact).map { $0.contains("moved to another job") } == [true])
        #expect(field.notes(bo.contact).map { $0.contains("Ridge") } == [false])
        #expect(field.notes(cy.contact).map { $0.contains("<p>Ridge and valley</p>") } == [true])
        field.entries["e1"] = nil
        try await field.bench.sync()
        #expect(field.notes(cy.contact).map { $0.contains("deleted in busybusy") && $0.contains("Ridge") } == [true])
        #expect(field.notes(bo.contact).map { $0.contains("moved to another job") } == [true])
        let writes = field.bench.writeCount
        try await field.bench.sync()
        #expect(field.bench.writeCount == writes)
        let edits = try await field.bench.journal().filter { $0.action == "update-note" }
        #expect(
            String(decoding: try #require(edits.first).changes, as: UTF8.self).contains("<p>Ridge<"),
            "the text before"
        )
    }

    @Test func nothingFromBeforeTheFlowWasSwitchedOn() async throws {
        let field = try FieldBench("since: switched-on")
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Old", on: home.project, from: "2026-08-01T06:00-07:00", to: "2026-08-01T15:00-07:00")
        field.punch("e2", "New", on: home.project, from: "2027-08-01T06:00-07:00", to: "2027-08-01T15:00-07:00")
        try await field.bench.sync()
        #expect(field.notes(home.contact).map { $0.contains("New") } == [true])
        let later = try field.bench.restarted()
        try await later.sync()
        #expect(later.contacts.notes(of: home.contact).count == 1, "the moment is remembered")
    }

    @Test func nothingFromBeforeTheDay() async throws {
        let field = try FieldBench("since: 2026-08-02")
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Before", on: home.project, from: "2026-08-01T06:00-07:00", to: "2026-08-01T23:59-07:00")
        field.punch("e2", "After", on: home.project, from: "2026-08-01T22:00-07:00", to: "2026-08-02T00:10-07:00")
        try await field.bench.sync()
        #expect(field.notes(home.contact).map { $0.contains("After") } == [true])
    }

    @Test func aRunWritesNoMoreThanItsShareAndTheNextGoesOn() async throws {
        let field = try FieldBench("{ since: all, per-run: 2 }")
        let home = try await field.customer("Bo Lindqvist")
        for day in 10...14 {
            let (start, end) = ("2026-08-\(day)T06:00-07:00", "2026-08-\(day)T15:00-07:00")
            field.punch("e\(99 - day)", "Day \(day)", on: home.project, from: start, to: end)
        }
        var counts: [Int] = []
        for _ in 1...4 { counts.append(try await field.bench.sync().dispatched.notesWritten) }
        #expect(counts == [2, 2, 1, 0])
        let days = field.notes(home.contact).compactMap { note in (10...14).first { note.contains("Day \($0)<") } }
        #expect(days == [10, 11, 12, 13, 14], "in the order of the work")
    }

    @Test func aNoteThatAPersonTookAwayIsNotMadeAgain() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge", on: home.project)
        try await field.bench.sync()
        field.bench.contacts.deleteNote(field.bench.contacts.notes(of: home.contact)[0].id, of: home.contact)
        field.punch("e1", "Ridge and valley", on: home.project)
        try await field.bench.sync()
        #expect(try await field.bench.review().map(\.subject) == [RecordID(.contact, home.contact)])
        #expect(try await field.bench.reviewCodes() == ["removed"])
        field.punch("e1", "Ridge and valley and gutter", on: home.project)
        let writes = field.bench.writeCount
        try await field.bench.sync()
        #expect(field.notes(home.contact).isEmpty)
        #expect(field.bench.writeCount == writes)
    }

    @Test func aContactThatIsGoneGetsNoNoteAndNoCall() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge", on: home.project)
        field.bench.contacts.delete(home.contact)
        try await field.bench.settle()
        #expect(field.bench.contacts.desk.count(.createNote) == 0)
        #expect(try await field.bench.outbox().isEmpty)
    }

    @Test func aContactThatVanishesUnderANoteIsLearntOf() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge", on: home.project)
        field.bench.contacts.desk.before(.createNote) { field.bench.contacts.delete(home.contact) }
        try await field.bench.settle()
        #expect(field.bench.contacts.desk.count(.createNote) == 1)
        #expect(field.bench.projects[home.project]?.isArchived == true, "the pair hears of it as well")
    }

    @Test func withoutItsListTheFlowRestsAndTheOthersGoOn() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge", on: home.project)
        field.entries.fail(RemoteError(.refused, "busybusy does not know timeEntries. Run: tenon doctor busybusy"))
        let report = try await field.bench.sync()
        #expect(report.warnings.map { $0.contains("notes from the field rests") } == [true])
        #expect(field.notes(home.contact).isEmpty)
        field.entries.fail(nil)
        try await field.bench.sync()
        #expect(field.notes(home.contact).count == 1)
    }
}
