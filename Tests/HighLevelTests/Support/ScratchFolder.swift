import Foundation

/// A folder of its own for one test, removed at the end.
final class ScratchFolder: Sendable {
    let url = FileManager.default.temporaryDirectory.appending(path: "highlevel-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }
    deinit { try? FileManager.default.removeItem(at: url) }

    func path(_ name: String) -> String { url.appending(path: name).path }
}
