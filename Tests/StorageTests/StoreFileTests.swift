import Foundation
import Testing

@testable import Storage

/// The store as a file among others.
struct StoreFileTests {
    @Test func theFileIsForItsOwnerOnlyAndWholeOnceItIsClosed() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tenon-file-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "tenon.db").path
        let store = try Store(path: path)
        try await store.write { try $0.startRun(1, kind: "sync", at: Milliseconds(0), workspace: "w") }
        try store.close()

        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
        // The file alone, without what may stand beside it, is all of the store.
        let copy = folder.appending(path: "copy.db").path
        try FileManager.default.copyItem(atPath: path, toPath: copy)
        let reopened = try Store(path: copy)
        #expect(try await reopened.read { try $0.runs(limit: 1, workspace: "w").count } == 1)
        try reopened.close()
    }
}
