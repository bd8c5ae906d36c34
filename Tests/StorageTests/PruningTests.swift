import Foundation
import GRDB
import Records
import Testing

@testable import Storage

@Suite struct PruningTests {
    private func kept(_ store: Store) async throws -> [Int64] {
        try await store.read { try $0.journal(limit: 100, workspace: "w") }.map(\.id)
    }

    @Test func `what is too old is forgotten, the oldest first and no more than asked for at once`() async throws {
        try await withStore { store in
            try await store.write { try $0.append((1...6).map { Row.journal($0) }, workspace: "w") }
            let cutoff = Row.journal(1).at.adding(seconds: 1)
            let forget = { @Sendable (tx: StoreTransaction) in
                try tx.pruneJournal(before: cutoff, atMost: .max, limit: 4, workspace: "w")
            }
            #expect(try await store.write(forget) == 4)
            #expect(try await kept(store) == [6, 5])
            #expect(try await store.write(forget) == 2)
            #expect(try await store.write(forget) == 0)
            #expect(try await store.read { try $0.journalBytes(workspace: "w") } == 0)
        }
    }

    @Test func `what is too much is forgotten, and no more than that`() async throws {
        try await withStore { store in
            try await store.write { try $0.append((1...6).map { Row.journal($0) }, workspace: "w") }
            let bytes = try await store.read { try $0.journalBytes(workspace: "w") }
            #expect(bytes == (1...6).reduce(0) { $0 + Row.journal($1).bytes })
            let limit = bytes / 2
            _ = try await store.write {
                try $0.pruneJournal(before: Milliseconds(0), atMost: limit, limit: 100, workspace: "w")
            }
            #expect(try await kept(store) == [6, 5, 4])
        }
    }

    @Test func `of old runs only those go to which nothing refers`() async throws {
        try await withStore { store in
            let left = try await store.write { tx in
                for id in 1...6 { try tx.startRun(Int64(id), kind: "sync", at: Milliseconds(1), workspace: "w") }
                try tx.append([Row.journal(1, run: 2)], workspace: "w")
                #expect(try isSpare(tx, keepingRuns: 2))
                #expect(try tx.pruneRuns(keeping: 2, limit: 1, workspace: "w") == 1)
                #expect(try tx.pruneRuns(keeping: 2, limit: 100, workspace: "w") == 2)
                return try tx.runs(limit: 100, workspace: "w").map(\.id)
            }
            #expect(left == [6, 5, 2])
        }
    }

    private func isSpare(
        _ tx: StoreTransaction,
        before moment: Int64 = 0,
        atMost bytes: Int = .max,
        keepingRuns runs: Int = 100,
        freePages: Int = .max
    ) throws -> Bool {
        try tx.hasSpareHistory(
            before: Milliseconds(moment),
            atMost: bytes,
            keepingRuns: runs,
            freePages: freePages,
            workspace: "w"
        )
    }

    @Test func `one look tells whether anything is to be forgotten or given back`() async throws {
        try await withStore { store in
            try await store.write { tx in
                #expect(try !isSpare(tx, before: .max, atMost: 0), "history is empty")
                for id in 1...6 { try tx.startRun(Int64(id), kind: "sync", at: Milliseconds(1), workspace: "w") }
                try tx.append([Row.journal(1, run: 2)], workspace: "w")
                let (bytes, at) = (Row.journal(1).bytes, Row.journal(1).at.value)
                #expect(try !isSpare(tx, before: at, atMost: bytes, keepingRuns: 6))
                #expect(try isSpare(tx, before: at + 1, atMost: bytes, keepingRuns: 6))
                #expect(try isSpare(tx, before: at, atMost: bytes - 1, keepingRuns: 6))
                #expect(try isSpare(tx, before: at, atMost: bytes, keepingRuns: 5))
                #expect(try isSpare(tx, freePages: -1))
            }
        }
    }

    @Test func `a store that was made before gives space back once it is compacted`() async throws {
        try await withStorePath { path in
            let old = try DatabaseQueue(path: path)
            try await old.write { try $0.execute(sql: "CREATE TABLE made_before (x)") }
            try old.close()
            let store = try Store(path: path)
            #expect(try await store.space().givesBack == false)
            try await store.compact()
            #expect(try await store.space().givesBack)
            try store.close()
        }
    }

    @Test func `a store's older history is measured as newer history is`() async throws {
        try await withStorePath { path in
            let old = try DatabaseQueue(path: path)
            try StoreSchema.migrator.migrate(old, upTo: "6 flow starts")
            let entry = Row.journal(1)
            try await old.write { db in
                try db.execute(
                    sql: """
                        INSERT INTO journal (workspace, entry_id, at, run_id, write_id, link_id, kind, action, target_id,
                            changes, cause, actor, note) VALUES ('w', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        entry.at.value, entry.runID, entry.writeID, entry.linkID, entry.kind.rawValue, entry.action,
                        entry.targetID, String(decoding: entry.changes, as: UTF8.self), entry.cause, entry.actor,
                        entry.note,
                    ]
                )
            }
            try old.close()
            let store = try Store(path: path)
            #expect(try await store.read { try $0.journalBytes(workspace: "w") } == entry.bytes)
            #expect(try await kept(store) == [1])
            try store.close()
        }
    }
}
