import Foundation
import Records
import Storage
import Testing

@Suite struct HistoryTests {
    private let contact = RecordID(.contact, "c1")
    private let project = RecordID(.project, "p1")

    // MARK: Journal

    @Test func `the journal gives the newest first, of one run if named`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.append([Row.journal(1), Row.journal(3, run: 8), Row.journal(2)], workspace: "w")
                try tx.append([], workspace: "w")
                return (
                    try tx.journal(limit: 10, workspace: "w"), try tx.journal(limit: 1, workspace: "w"),
                    try tx.journal(run: 7, limit: 10, workspace: "w"), try tx.journalCount(workspace: "w")
                )
            }
            #expect(result.0 == [Row.journal(3, run: 8), Row.journal(2), Row.journal(1)])
            #expect(result.1.map(\.id) == [3])
            #expect(result.2.map(\.id) == [2, 1])
            #expect(result.3 == 3)
        }
    }

    @Test func `history is never changed`() async throws {
        try await withStore { store in
            try await store.write { try $0.append([Row.journal(1)], workspace: "w") }
            await #expect(throws: (any Error).self) {
                try await store.write { try $0.append([Row.journal(1, run: 9)], workspace: "w") }
            }
            let entries = try await store.read { try $0.journal(limit: 10, workspace: "w") }
            #expect(entries == [Row.journal(1)])
        }
    }

    // MARK: Review

    @Test func `what is said anew of a record replaces all that was said of it, and of no other`() async throws {
        try await withStore { [contact, project] store in
            let rows = try await store.write { tx in
                try tx.addReview(
                    [Row.review(contact), Row.review(contact, field: "city"), Row.review(project)],
                    workspace: "w"
                )
                try tx.replaceReview(of: [contact], by: [Row.review(contact, "invalid", field: "")], workspace: "w")
                return try tx.review(limit: 10, workspace: "w")
            }
            #expect(rows == [Row.review(contact, "invalid", field: ""), Row.review(project)])
            let left = try await store.write { tx in
                try tx.replaceReview(of: [contact, project], by: [], workspace: "w")
                return try tx.reviewCounts(workspace: "w")
            }
            #expect(left == [:])
        }
    }

    @Test func `the same said again of one field keeps its age and has the new words`() async throws {
        try await withStore { [contact] store in
            let rows = try await store.write { tx in
                try tx.addReview([Row.review(contact, message: "old", at: 1000)], workspace: "w")
                try tx.addReview([Row.review(contact, message: "new", at: 2000)], workspace: "w")
                return try tx.review(limit: 10, workspace: "w")
            }
            #expect(rows == [Row.review(contact, message: "new", at: 1000)])
        }
    }

    @Test func `what needs a person comes first, then the oldest`() async throws {
        try await withStore { [contact, project] store in
            let result = try await store.write { tx in
                try tx.addReview(
                    [
                        Row.review(contact, "one-way", needsPerson: false, at: 1),
                        Row.review(contact, "conflict", at: 30), Row.review(project, "conflict", at: 20),
                    ],
                    workspace: "w"
                )
                return (
                    try tx.review(limit: 10, workspace: "w").map(\.at.value),
                    try tx.review(limit: 1, workspace: "w").map(\.at.value), try tx.reviewCounts(workspace: "w")
                )
            }
            #expect(result.0 == [20, 30, 1])
            #expect(result.1 == [20])
            #expect(result.2 == ["one-way": 1, "conflict": 2])
        }
    }

    // MARK: Runs and scans

    @Test func `a run is open until it is closed`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                try tx.startRun(1, kind: "sync", at: Milliseconds(10), workspace: "w")
                try tx.startRun(2, kind: "sync", at: Milliseconds(20), workspace: "w")
                let counts = Data(#"{"read":5}"#.utf8)
                try tx.finishRun(1, outcome: "done", counts: counts, at: Milliseconds(15), workspace: "w")
                return (try tx.runs(limit: 10, workspace: "w"), try tx.runs(limit: 1, workspace: "w"))
            }
            let open = RunRow(
                id: 2,
                kind: "sync",
                startedAt: Milliseconds(20),
                finishedAt: nil,
                outcome: nil,
                counts: Data("{}".utf8)
            )
            let closed = RunRow(
                id: 1,
                kind: "sync",
                startedAt: Milliseconds(10),
                finishedAt: Milliseconds(15),
                outcome: "done",
                counts: Data(#"{"read":5}"#.utf8)
            )
            #expect(result.0 == [open, closed])
            #expect(result.1 == [open])
        }
    }

    @Test func `the last complete scan of each kind is known`() async throws {
        try await withStore { store in
            let result = try await store.write { tx in
                let before = try tx.lastScan(of: .contact, workspace: "w")
                try tx.noteScan(of: .contact, rowCount: 5, at: Milliseconds(10), workspace: "w")
                try tx.noteScan(of: .contact, rowCount: 6, at: Milliseconds(20), workspace: "w")
                return (
                    before, try tx.lastScan(of: .contact, workspace: "w"), try tx.lastScan(of: .project, workspace: "w")
                )
            }
            #expect(result.0 == nil)
            #expect(result.1 == Milliseconds(20))
            #expect(result.2 == nil)
        }
    }
}
