import Storage
import Testing

@Suite struct StoreLockTests {
    @Test func `only one may have it at a time`() async throws {
        try await withStorePath { path in
            let first = try StoreLock(storePath: path)
            let error = #expect(throws: StoreError.self) { try StoreLock(storePath: path) }
            #expect(error?.code == .inUse)
            #expect(error?.description.contains("Stop it first") == true)
            withExtendedLifetime(first) {}
        }
    }

    @Test func `it is free again when its holder is gone`() async throws {
        try await withStorePath { path in
            do {
                let first = try StoreLock(storePath: path)
                withExtendedLifetime(first) {}
            }
            let second = try StoreLock(storePath: path)
            withExtendedLifetime(second) {}
        }
    }

    @Test func `another store is another lock`() async throws {
        try await withStorePath { path in
            let first = try StoreLock(storePath: path)
            let second = try StoreLock(storePath: path + "2")
            withExtendedLifetime((first, second)) {}
        }
    }

    @Test func `a directory that is not there is named`() async throws {
        try await withStorePath { path in
            let error = #expect(throws: StoreError.self) { try StoreLock(storePath: path + ".d/tenon.db") }
            #expect(error?.code == .unusable)
        }
    }
}
