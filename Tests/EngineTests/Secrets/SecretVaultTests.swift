import Foundation
import Storage
import Testing

@testable import Engine

struct SecretVaultTests {
    private let folder: TemporaryDirectory
    private let file: SecretKeyFile
    private let box: SecretBox

    init() throws {
        folder = try TemporaryDirectory()
        file = SecretKeyFile(path: folder.path("keys"))
        _ = try file.add()
        box = SecretBox(keys: .file(file))
    }

    private func withVaults(_ body: (Store, SecretVault, SecretVault) async throws -> Void) async throws {
        let store = try Store(path: folder.path("tenon.db"))
        let now = { @Sendable in Date(timeIntervalSince1970: 1_000) }
        try await body(
            store,
            SecretVault(store: store, workspace: "a", now: now),
            SecretVault(store: store, workspace: "b", now: now)
        )
        try store.close()
    }

    @Test func aSecretIsKeptSealedAndForItsWorkspaceOnly() async throws {
        try await withVaults { _, own, other in
            try await own.save("sesame-17", as: SecretPlace.busybusyKey, box: box)
            #expect(try await own.load(SecretPlace.busybusyKey, box: box) == "sesame-17")
            #expect(try await other.load(SecretPlace.busybusyKey, box: box) == nil)
        }
        let bytes = try Data(contentsOf: URL(filePath: folder.path("tenon.db")))
        #expect(bytes.range(of: Data("tenon-sealed:1:".utf8)) != nil, "the row is in the file")
        #expect(bytes.range(of: Data("sesame-17".utf8)) == nil)
    }

    @Test func aRowThatWasMovedToAnotherWorkspaceOpensNothing() async throws {
        try await withVaults { store, own, other in
            try await own.save("sesame", as: SecretPlace.busybusyKey, box: box)
            let row = try #require(try await store.read { try $0.secret(SecretPlace.busybusyKey, workspace: "a") })
            try await store.write { try $0.save(row, workspace: "b") }
            let error = await #expect(throws: SecretError.self) {
                try await other.load(SecretPlace.busybusyKey, box: box)
            }
            #expect(error?.code == .damaged)
            #expect(try await other.standings(box: box).map(\.state) == [.unreadable])
        }
    }

    @Test func withoutAKeyTheErrorSaysSo() async throws {
        try await withVaults { _, own, _ in
            try await own.save("sesame", as: SecretPlace.busybusyKey, box: box)
            let error = await #expect(throws: SecretError.self) {
                try await own.load(SecretPlace.busybusyKey, box: nil)
            }
            #expect(error?.code == .keyMissing)
        }
    }

    /// One process makes a key, another goes on with the box that it has: nothing is ever closed to either.
    @Test func theKeyChangesWhileOthersGoOn() async throws {
        try await withVaults { _, own, _ in
            let old = try #require(try box.keyIDs().first)
            for index in 0..<5 { try await own.save("s\(index)", as: "n\(index)", box: box) }
            let running = SecretBox(keys: .file(file))
            let new = try file.add()
            #expect(try await own.load("n0", box: running) == "s0")
            try await own.save("later", as: "n5", box: running)
            #expect(try await own.standings(box: box).map(\.state) == Array(repeating: .older, count: 5) + [.current])
            #expect(try await own.rotate(box: box) == (0..<5).map { "n\($0)" })
            #expect(try await own.rotate(box: box).isEmpty)
            try file.remove([old])
            for index in 0..<5 { #expect(try await own.load("n\(index)", box: running) == "s\(index)") }
            #expect(try await own.standings(box: running).allSatisfy { $0.state == .current && $0.keyID == new.id })
        }
    }

    /// What somebody stores between the reading and the sealing anew is not undone by it.
    @Test func whatWasStoredMeanwhileStays() async throws {
        try await withVaults { store, own, _ in
            try await own.save("before", as: "n", box: box)
            let read = try #require(try await store.read { try $0.secret("n", workspace: "a") })
            try await own.save("meanwhile", as: "n", box: box)
            let anew = SecretRow(name: "n", sealed: "late", sealedAt: Milliseconds(0))
            #expect(try await store.write { try $0.replace(read, with: anew, workspace: "a") } == false)
            #expect(try await own.load("n", box: box) == "meanwhile")
        }
    }
}
