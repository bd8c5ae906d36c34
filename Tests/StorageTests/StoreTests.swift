import Foundation
import GRDB
import Records
import Storage
import Testing

@Suite struct StoreTests {
    @Test func `what was written is there when the store is opened again`() async throws {
        try await withStorePath { path in
            let first = try Store(path: path)
            try await first.write { try $0.enqueue([Row.event(1, RecordID(.contact, "c1"))], workspace: "w") }
            try first.close()
            let second = try Store(path: path)
            let count = try await second.read { try $0.inboxCount(workspace: "w") }
            #expect(count == 1)
            try second.close()
        }
    }

    /// What a killed process leaves behind: the file was never closed.
    @Test func `what was written is there without a close, and seen beside the writer`() async throws {
        try await withStorePath { path in
            let first = try Store(path: path)
            try await first.write { try $0.enqueue([Row.event(1, RecordID(.contact, "c1"))], workspace: "w") }
            let second = try Store(path: path)
            let count = try await second.read { try $0.inboxCount(workspace: "w") }
            #expect(count == 1)
            try second.close()
            try first.close()
        }
    }

    @Test func `a transaction that fails leaves nothing`() async throws {
        struct Stop: Error {}
        try await withStore { store in
            await #expect(throws: Stop.self) {
                try await store.write { tx in
                    try tx.enqueue([Row.event(1, RecordID(.contact, "c1"))], workspace: "w")
                    throw Stop()
                }
            }
            let count = try await store.read { try $0.inboxCount(workspace: "w") }
            #expect(count == 0)
        }
    }

    @Test func `a store of a newer version is refused, and not touched`() async throws {
        try await withStorePath { path in
            try Store(path: path).close()
            let queue = try DatabaseQueue(path: path)
            try await queue.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 later')")
            }
            try queue.close()
            let error = #expect(throws: StoreError.self) { try Store(path: path) }
            #expect(error?.code == .newerVersion)
            #expect(error?.description.contains("newer Tenon") == true)
            #expect(error?.description.contains(path) == true)
        }
    }

    @Test func `a file that is no store, and a directory that is not there, are refused with what to check`()
        async throws
    {
        try await withStorePath { path in
            try Data("Contact Id,First Name\nc1,Ana\n".utf8).write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: StoreError.self) { try Store(path: path) }
            #expect(error?.code == .notAStore)
            let missing = #expect(throws: StoreError.self) { try Store(path: path + ".d/tenon.db") }
            #expect(missing?.code == .unusable)
            #expect(missing?.description.contains("directory exists") == true)
        }
    }

    @Test func `statements are counted when asked for`() async throws {
        try await withStorePath { path in
            let store = try Store(path: path, countsStatements: true)
            let before = store.statementCount
            _ = try await store.read { try $0.inboxCount(workspace: "w") }
            #expect(store.statementCount > before)
            try store.close()
        }
        try await withStore { store in
            _ = try await store.read { try $0.inboxCount(workspace: "w") }
            #expect(store.statementCount == 0)
        }
    }

    @Test func `every table's key begins with the workspace`() async throws {
        try await withStorePath { path in
            try Store(path: path).close()
            let queue = try DatabaseQueue(path: path)
            let tables = try await queue.read { db in
                try String.fetchAll(
                    db,
                    sql: """
                        SELECT name FROM sqlite_master
                        WHERE type = 'table' AND name NOT LIKE 'grdb%' AND name NOT LIKE 'sqlite%'
                        """
                )
            }
            #expect(tables.count == 26)
            for table in tables {
                let key = try await queue.read { try $0.primaryKey(table).columns }
                #expect(key.first == "workspace", "\(table)")
                let indexes = try await queue.read { try $0.indexes(on: table) }
                #expect(indexes.allSatisfy { $0.columns.first == "workspace" }, "\(table)")
            }
            try queue.close()
        }
    }
}
