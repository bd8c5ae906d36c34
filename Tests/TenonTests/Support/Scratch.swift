import Foundation

/// A folder of one test's own, gone when the test is.
final class Scratch: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "tenon-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func path(_ name: String) -> String { folder.appending(path: name).path }

    func write(_ text: String, to name: String, rights: Int? = nil) throws -> String {
        try text.write(toFile: path(name), atomically: true, encoding: .utf8)
        if let rights {
            try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path(name))
        }
        return path(name)
    }
}
