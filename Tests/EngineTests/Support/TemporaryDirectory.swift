import Foundation

/// A directory of one test's own, gone when nobody holds it any more.
final class TemporaryDirectory: Sendable {
    let url: URL

    /// In memory where there is such a place: every commit waits for the disk, and hundreds of stores are made here.
    init() throws {
        let isShared = FileManager.default.isWritableFile(atPath: "/dev/shm")
        let root = isShared ? URL(filePath: "/dev/shm") : FileManager.default.temporaryDirectory
        url = root.appending(path: "tenon-engine-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    deinit { try? FileManager.default.removeItem(at: url) }
}
