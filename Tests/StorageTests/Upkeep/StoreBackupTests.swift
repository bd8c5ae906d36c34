import Foundation
import GRDB
import Records
import Testing

@testable import Storage

struct StoreBackupTests {
    private static let moment = Date(timeIntervalSince1970: 1_800_000_000)

    /// Each transaction writes one event and one review row of the same number: a state with only one of them never was.
    private func write(_ store: Store, _ number: Int64) async throws {
        try await store.write { tx in
            try tx.enqueue([Row.event(number, RecordID(.contact, "c\(number)"))], workspace: "w")
            try tx.db.execute(
                sql: "INSERT INTO secrets (workspace, name, sealed, sealed_at) VALUES ('w', ?, 'x', 0)",
                arguments: ["n\(number)"]
            )
        }
    }

    private func counts(_ path: String) throws -> (events: Int, others: Int, damages: [String]) {
        let queue = try DatabaseQueue(path: path)
        defer { try? queue.close() }
        return try queue.read { db in
            (
                try Int.fetchOne(db, sql: "SELECT count(*) FROM inbox") ?? -1,
                try Int.fetchOne(db, sql: "SELECT count(*) FROM secrets") ?? -2,
                try String.fetchAll(db, sql: "PRAGMA integrity_check")
            )
        }
    }

    @Test func copiesThatAreMadeDuringWritesAreStatesThatWere() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            for number in 0..<200 { try await write(store, Int64(number)) }
            let copies = try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    var number: Int64 = 200
                    while !Task.isCancelled {
                        try await self.write(store, number)
                        number += 1
                    }
                }
                var made: [(before: Int, file: String, after: Int)] = []
                for index in 0..<10 {
                    let before = try await store.read { try $0.inboxCount(workspace: "w") }
                    let file = "\(path).copy\(index)"
                    _ = try StoreBackup.write(path, to: file)
                    // The writer gets on between two copies, so that each is of another state.
                    var after = before
                    while after == before { after = try await store.read { try $0.inboxCount(workspace: "w") } }
                    made.append((before, file, after))
                }
                group.cancelAll()
                return made
            }
            for copy in copies {
                let found = try counts(copy.file)
                #expect(found.events == found.others && found.damages == ["ok"])
                #expect(found.events >= copy.before, "what was confirmed before the copy began is in it")
                #expect(found.events <= copy.after + 1)
            }
            #expect(Set(try copies.map { try counts($0.file).events }).count == copies.count, "the writer went on")
            try store.close()
        }
    }

    @Test func aCopyIsWholeByItselfAndForItsOwnerOnly() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            try await write(store, 1)
            let inspection = try StoreBackup.write(path, to: path + ".copy")
            #expect(inspection.walBytes == 0 && inspection.migrationsToCome == 0)
            let names = try FileManager.default.contentsOfDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path
            )
            #expect(Set(names).subtracting(["tenon.db", "tenon.db-wal", "tenon.db-shm"]) == ["tenon.db.copy"])
            let attributes = try FileManager.default.attributesOfItem(atPath: path + ".copy")
            #expect(attributes[.posixPermissions] as? Int == 0o600)
            // Bytes 18 and 19 of the header say whether a log belongs to it: 1 is no, 2 is yes (SQLite's file format).
            let header = try Data(contentsOf: URL(filePath: path + ".copy")).prefix(20)
            #expect(header[18] == 1 && header[19] == 1)
            try store.close()
        }
    }

    @Test func nothingIsWrittenOver() async throws {
        try await withStorePath { path in
            try Store(path: path).close()
            try Data("mine".utf8).write(to: URL(filePath: path + ".copy"))
            let error = #expect(throws: StoreError.self) { try StoreBackup.write(path, to: path + ".copy") }
            #expect(error?.code == .exists && error?.description.contains(path + ".copy") == true)
            #expect(try Data(contentsOf: URL(filePath: path + ".copy")) == Data("mine".utf8))
            let missing = #expect(throws: StoreError.self) { try StoreBackup.write(path + ".not", to: path + ".2") }
            #expect(missing?.code == .missing)
            #expect(!FileManager.default.fileExists(atPath: path + ".not"))
        }
    }

    @Test func whatWasRestoredIsThereAndWhatWasReplacedIsKept() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            try await write(store, 1)
            _ = try StoreBackup.write(path, to: path + ".copy")
            try await write(store, 2)
            // Not closed, as after a kill: the second is in the log only.
            let restored = try StoreBackup.restore(path + ".copy", to: path + "2", at: Self.moment)
            #expect(restored.replaced == nil)
            #expect(try counts(path + "2").events == 1)
            try store.close()
            let again = try StoreBackup.restore(path + ".copy", to: path, at: Self.moment)
            let kept = try #require(again.replaced)
            #expect(kept == path + ".replaced-20270115T080000Z")
            #expect(try counts(path).events == 1)
            #expect(try counts(kept).events == 2)
            let reopened = try Store(path: path)
            try await write(reopened, 3)
            try reopened.close()
        }
    }

    @Test func aStoreInUseADamagedCopyAndAStrangeFileAreRefused() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            for number in 0..<200 { try await write(store, Int64(number)) }
            _ = try StoreBackup.write(path, to: path + ".copy")
            try store.close()
            let before = try Data(contentsOf: URL(filePath: path))
            func refused(_ file: String) -> StoreError.Code? {
                #expect(throws: StoreError.self) { try StoreBackup.restore(file, to: path, at: Self.moment) }?.code
            }
            do {
                let lock = try StoreLock(storePath: path)
                #expect(refused(path + ".copy") == .inUse)
                withExtendedLifetime(lock) {}
            }
            try Damage.overwrite(path + ".copy", to: path + ".damaged")
            #expect(refused(path + ".damaged") == .corrupt)
            try Data("Contact Id,First Name\n".utf8).write(to: URL(filePath: path + ".csv"))
            #expect(refused(path + ".csv") == .notAStore)
            let strange = try DatabaseQueue(path: path + ".sqlite")
            try await strange.write { try $0.execute(sql: "CREATE TABLE t (a)") }
            try strange.close()
            #expect(refused(path + ".sqlite") == .notAStore)
            let later = try DatabaseQueue(path: path + ".copy")
            try await later.write {
                try $0.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('999 later')")
            }
            try later.close()
            #expect(refused(path + ".copy") == .newerVersion)
            #expect(try Data(contentsOf: URL(filePath: path)) == before, "the store is as it was")
            let names = try FileManager.default.contentsOfDirectory(
                atPath: URL(filePath: path).deletingLastPathComponent().path
            )
            #expect(!names.contains { $0.hasSuffix(".new") || $0.contains("replaced") }, "\(names)")
        }
    }
}
