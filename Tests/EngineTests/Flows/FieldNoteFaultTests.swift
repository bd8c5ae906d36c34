import Engine
import HighLevel
import Records
import Storage
import Testing

/// Whatever is lost on the way, an entry has one note.
@Suite struct FieldNoteFaultTests {
    @Test(arguments: [Fault.lostReply, .unclear, .retry])
    func aNoteIsWrittenOnceWhateverBecameOfTheReply(fault: Fault) async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge", on: home.project)
        field.bench.contacts.desk.fail(.createNote, fault)
        try await field.bench.settle()
        #expect(field.notes(home.contact).count == 1)
        field.punch("e1", "Ridge and valley", on: home.project)
        field.bench.contacts.desk.fail(.updateNote, fault)
        try await field.bench.settle()
        #expect(field.notes(home.contact).map { $0.contains("valley") } == [true])
        #expect(try await field.bench.outbox().isEmpty)
        #expect(try await field.bench.plannedWrites().isEmpty)
    }

    /// Given up while nobody knows whether it was done: who tries again looks first.
    @Test func aNoteThatWasGivenUpInDoubtIsLookedForBeforeItIsWrittenAgain() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge", on: home.project)
        field.bench.contacts.desk.fail(.createNote, .lostReply)
        field.bench.contacts.desk.fail(.read, .unclear, times: 30)
        let report = try await field.bench.sync(SyncOptions(patience: 100_000))
        #expect(report.dispatched.failed == 1)
        #expect(try await field.bench.outbox() == [.dead: 1])
        // A new text asks for another write in its place; that one looks as well.
        field.punch("e1", "Ridge and valley", on: home.project)
        field.bench.contacts.desk.clear(.read)
        try await field.bench.settle()
        #expect(field.notes(home.contact).map { $0.contains("valley") } == [true])
    }

    @Test func soIsOneThatIsTriedAgainByHand() async throws {
        let field = try FieldBench()
        let home = try await field.customer("Bo Lindqvist")
        field.punch("e1", "Ridge", on: home.project)
        field.bench.contacts.desk.fail(.createNote, .lostReply)
        field.bench.contacts.desk.fail(.read, .unclear, times: 30)
        try await field.bench.sync(SyncOptions(patience: 100_000))
        field.bench.contacts.desk.clear(.read)
        try await field.bench.sync(SyncOptions(retriesFailed: true))
        try await field.bench.settle()
        #expect(field.notes(home.contact).count == 1)
        #expect(field.bench.contacts.desk.count(.createNote) == 1)
        #expect(try await field.bench.outbox().isEmpty)
    }

    @Test(.timeLimit(.minutes(10))) func itEndsTheSameWhereverItIsInterrupted() async throws {
        let field = try FieldBench()
        let (bo, cy) = (try await field.customer("Bo Lindqvist"), try await field.customer("Cy Marsh"))
        field.punch("e1", "Ridge", on: bo.project)
        field.punch("e2", "Valley", on: cy.project)
        try await field.bench.settle()
        field.punch("e1", "Ridge, edited", on: bo.project)
        field.punch("e2", "Valley", on: bo.project)
        field.punch("e3", "Gutter", on: bo.project)
        try field.bench.store.close()
        for point in 1...1000 {
            guard let bench = try await field.bench.copied().crashed(at: point) else {
                #expect(point > 20)
                return
            }
            try await bench.settle()
            let notes = bench.contacts.notes(of: bo.contact).map(\.body)
            #expect(notes.count == 3, "\(point): \(notes)")
            for text in ["Ridge, edited", "Valley", "Gutter"] {
                #expect(notes.count { $0.contains("<p>\(text)</p>") } == 1, "\(point): \(notes)")
            }
            #expect(bench.contacts.notes(of: cy.contact).map { $0.body.contains("moved") } == [true], "\(point)")
            #expect(try await bench.plannedWrites().isEmpty, "\(point)")
            #expect(try await bench.outbox().isEmpty, "\(point)")
        }
        Issue.record("a thousand points were not enough")
    }
}
