import Foundation
import GRDB
import Records
import Testing

@testable import Storage

/// Disks that are full, files that are damaged, locked or of another version: what is said, and that nothing is lost.
struct StoreTroubleTests {
    private func write(_ store: Store, _ number: Int) async throws {
        try await store.write {
            try $0.enqueue([Row.event(Int64(number), RecordID(.contact, "c\(number)"))], workspace: "w")
        }
    }

    private func events(_ store: Store) async throws -> Int {
        try await store.read { try $0.inboxCount(workspace: "w") }
    }

    @Test func aFullDiskIsToldAndWhatWasConfirmedIsThere() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            // SQLite's own ceiling stands for the disk's: the same failure at the same place.
            try await store.write { tx in
                let pages = try Int.fetchOne(tx.db, sql: "PRAGMA page_count") ?? 0
                try tx.db.execute(sql: "PRAGMA max_page_count = \(pages + 4)")
            }
            var confirmed = 0
            var failure: StoreError?
            while failure == nil, confirmed < 10_000 {
                do {
                    try await write(store, confirmed)
                    confirmed += 1
                } catch let error as StoreError {
                    failure = error
                }
            }
            #expect(confirmed > 0 && failure?.code == .diskFull)
            for part in [path, "no room left", "What was confirmed before is on disk", "Make room"] {
                #expect(failure?.description.contains(part) == true, "\(part) in \(failure?.description ?? "")")
            }
            #expect(try await events(store) == confirmed)
            // There is room again: work goes on in the same process.
            try await store.write { try $0.db.execute(sql: "PRAGMA max_page_count = 1000000") }
            try await write(store, confirmed)
            try store.close()
            let reopened = try Store(path: path)
            #expect(try await events(reopened) == confirmed + 1)
            try reopened.close()
        }
    }

    @Test func aLockThatIsHeldTooLongIsToldAndWorkGoesOnAfterIt() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            try await write(store, 1)
            // The wait is cut short, so that the test need not last as long.
            try await store.write { try $0.db.execute(sql: "PRAGMA busy_timeout = 0") }
            var configuration = Configuration()
            configuration.allowsUnsafeTransactions = true
            let other = try DatabaseQueue(path: path, configuration: configuration)
            try await other.writeWithoutTransaction { try $0.execute(sql: "BEGIN IMMEDIATE") }
            let error = await #expect(throws: StoreError.self) { try await write(store, 2) }
            #expect(error?.code == .locked)
            #expect(error?.description.contains("fuser \(path)") == true)
            try await other.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
            try await write(store, 3)
            #expect(try await events(store) == 2)
            try other.close()
            try store.close()
        }
    }

    @Test func aFileThatMayNotBeWrittenToIsTold() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            try await write(store, 1)
            let error = await #expect(throws: StoreError.self) {
                try await store.write { try $0.db.execute(sql: "PRAGMA query_only = 1; DELETE FROM inbox") }
            }
            #expect(error?.code == .readOnly && error?.description.contains("right to write") == true)
            #expect(error?.description.contains("DELETE") == false, "a statement may hold a customer's values")
            #expect(try await events(store) == 1)
            try store.close()
        }
        // A directory in which nobody may make a file, not even root.
        let error = #expect(throws: StoreError.self) { try Store(path: "/proc/tenon.db") }
        #expect(error?.code == .unusable && error?.description.contains("/proc/tenon.db") == true)
    }

    @Test func aDamagedFileIsToldByEveryoneWhoReadsIt() async throws {
        try await withStorePath { path in
            let store = try Store(path: path)
            for number in 0..<500 { try await write(store, number) }
            try store.close()
            let sound = try Data(contentsOf: URL(filePath: path))
            try Damage.overwrite(path, to: path)
            // A look says what is damaged, or that too much of it is.
            do throws(StoreError) {
                let found = try StoreInspection.of(path, .quick)
                #expect(!found.damages.isEmpty)
            } catch {
                #expect(error.code == .corrupt)
            }
            let error = await #expect(throws: StoreError.self) {
                let damaged = try Store(path: path)
                defer { try? damaged.close() }
                _ = try await events(damaged)
            }
            #expect(error?.code == .corrupt && error?.description.contains("tenon restore") == true)
            let copying = #expect(throws: StoreError.self) { try StoreBackup.write(path, to: path + ".copy") }
            #expect(copying?.code == .corrupt && copying?.path == path)
            #expect(!FileManager.default.fileExists(atPath: path + ".copy"))
            // What is damaged is kept as it is, with what it still holds, when a backup takes its place.
            let damaged = try Data(contentsOf: URL(filePath: path))
            try sound.write(to: URL(filePath: path + ".copy"))
            let restored = try StoreBackup.restore(path + ".copy", to: path, at: Date(timeIntervalSince1970: 0))
            #expect(try Data(contentsOf: URL(filePath: try #require(restored.replaced))) == damaged)
            let reopened = try Store(path: path)
            #expect(try await events(reopened) == 500)
            try reopened.close()
        }
    }

    /// Every version that there was, with a row in it, becomes this one and keeps the row.
    @Test(arguments: StoreSchema.migrator.migrations) func aStoreOfAnEarlierVersionIsBroughtForward(
        _ version: String
    ) async throws {
        try await withStorePath { path in
            let queue = try DatabasePool(path: path)
            try StoreSchema.migrator.migrate(queue, upTo: version)
            try await queue.write {
                try StoreTransaction(db: $0).enqueue([Row.event(1, RecordID(.contact, "c1"))], workspace: "w")
            }
            try queue.close()
            let known = StoreSchema.migrator.migrations
            let inspection = try StoreInspection.of(path, .whole)
            #expect(inspection.version == version && !inspection.isNewer)
            #expect(inspection.migrationsToCome == known.count - 1 - (known.firstIndex(of: version) ?? 0))
            // A copy is of the same version: nothing is brought forward by looking or copying.
            #expect(try StoreBackup.write(path, to: path + ".copy").version == version)
            let store = try Store(path: path)
            #expect(try await events(store) == 1)
            try store.close()
            #expect(try StoreInspection.of(path, .whole).migrationsToCome == 0)
        }
    }
}
